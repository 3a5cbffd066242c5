"""Ties as pictures: one for each group that hangs together, so that a phone shows them one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from generator.composing.context import Context
from generator.composing.knots import Strand, hanging_together, knots_of, strands_of
from generator.composing.layered import Bundle, Points, Spot, layout_of
from generator.composing.rows import Extent
from generator.composing.ties import Tie
from generator.composing.wrapping import columns_of, wrapped
from generator.model.facts.actor import Actor
from generator.model.pages.pictures import Box, Diagram, Entry, Wire

NAME: Final = 13
"""Columns of words on one line of a box."""
COLUMN: Final = 7
"""Units that one of them takes at most."""
LINE: Final = 17
SMALL: Final = 12
"""Columns of words on a line."""
SMALL_COLUMN: Final = 6
SMALL_LINE: Final = 14
PHONE: Final = 340
"""Units across that a phone shows without making words too small; what is wider is moved to and fro."""
_AROUND: Final = 7
"""Units between words and the edge of their box."""
_TARGET: Final = 24
"""The least height of what is pressed."""
_HEAD: Final = 7


def diagrams_of(
    context: Context, ties: Iterable[Tie], leads_to: Callable[[Sequence[Tie]], str], *, bundled: bool
) -> tuple[Diagram, ...]:
    """Return the pictures of some ties, the largest first.

    Args:
        context: The graph.
        ties: What is drawn, in a stable order.
        leads_to: Gives the address to which the words on a line lead, by all that it stands for.
        bundled: Whether lines that leave one box with the same words share these.
    """
    return tuple(_diagram(context, group, leads_to, bundled=bundled) for group in hanging_together(ties))


def _diagram(
    context: Context, ties: Sequence[Tie], leads_to: Callable[[Sequence[Tie]], str], *, bundled: bool
) -> Diagram:
    knots = knots_of(ties)
    strands = strands_of(ties, knots, bundled=bundled)
    number = {head: place for place, head in enumerate(knots)}
    boxes = [[_entry(context, name) for name in names] for names in knots.values()]
    labels = [_label(context, strand) for strand in strands]
    layout = layout_of(
        [_extent(entries) for entries in boxes],
        [
            Bundle(
                origin=number[strand.origin],
                targets=tuple(number[target] for target in strand.targets),
                label=Extent(
                    width=max(_units(line, SMALL_COLUMN) for line in lines),
                    height=max(_TARGET, len(lines) * SMALL_LINE + 6),
                ),
            )
            for strand, lines in zip(strands, labels, strict=True)
        ],
    )
    wires = tuple(
        Wire(
            code=strand.codes[0],
            sentence=_sentence(context, strand),
            lines=lines,
            address=leads_to(strand.ties),
            path="".join((_path(stem), *(_path(_before_head(one)) for one in branches))),
            heads="".join(map(_head, branches)),
            x=spot.x,
            y=spot.y,
            width=spot.width,
            height=spot.height,
            top=spot.y + (spot.height - len(lines) * SMALL_LINE) // 2 + SMALL_LINE - 4,
        )
        for strand, lines, spot, stem, branches in zip(
            strands, labels, layout.labels, layout.stems, layout.branches, strict=True
        )
    )
    return Diagram(
        title=context.words.said.around.format(name=context.title(next(iter(knots)))),
        description=" ".join(f"{wire.sentence}." for wire in wires),
        width=layout.width,
        height=layout.height,
        wide=layout.width > PHONE,
        boxes=tuple(_box(entries, spot) for entries, spot in zip(boxes, layout.nodes, strict=True)),
        wires=wires,
        line=LINE,
        small_line=SMALL_LINE,
    )


def _label(context: Context, strand: Strand) -> tuple[str, ...]:
    """Return the words on a line, each of them from the beginning of a line of its own."""
    words = context.words.catalogue
    *others, last = (words.ties[code].label for code in strand.codes)
    ended = [f"{one}{words.writing.comma.rstrip()}" for one in others]
    return tuple(line for one in (*ended, last) for line in wrapped(one, SMALL))


def _how(context: Context, strand: Strand) -> str:
    words = context.words.catalogue
    return words.writing.comma.join(words.ties[code].label for code in strand.codes)


def _sentence(context: Context, strand: Strand) -> str:
    words = context.words
    ends = ([tie.origin for tie in strand.ties], [tie.target for tie in strand.ties])
    origins, targets = (words.listed([context.title(one) for one in dict.fromkeys(end)]) for end in ends)
    return words.said.tied.format(origin=origins, how=_how(context, strand), targets=targets)


def _entry(context: Context, fact_id: str) -> Entry:
    fact = context.fact(fact_id)
    kind = context.words.catalogue.actor_type[fact.type] if isinstance(fact, Actor) else context.kind_label(fact.KIND)
    return Entry(
        link=context.link(fact_id),
        code=fact.KIND,
        lines=wrapped(context.title(fact_id), NAME),
        kind=wrapped(kind, SMALL + 3, 2),
        top=0,
        height=0,
    )


def _extent(entries: Sequence[Entry]) -> Extent:
    names = max(_units(line, COLUMN) for entry in entries for line in entry.lines)
    kinds = max(_units(line, SMALL_COLUMN) for entry in entries for line in entry.kind)
    return Extent(width=max(names, kinds) + 2 * _AROUND, height=sum(map(_height, entries)))


def _units(line: str, column: int) -> int:
    """Return how wide a line is at most; letters beyond ASCII are broader than those within."""
    return columns_of(line) * (column if line.isascii() else column + 1)


def _height(entry: Entry) -> int:
    return len(entry.lines) * LINE + len(entry.kind) * SMALL_LINE + 2 * _AROUND


def _box(entries: Iterable[Entry], spot: Spot) -> Box:
    placed: list[Entry] = []
    top = spot.y
    for entry in entries:
        placed.append(replace(entry, top=top, height=_height(entry)))
        top += placed[-1].height
    return Box(x=spot.x, y=spot.y, width=spot.width, height=spot.height, entries=tuple(placed))


def _path(points: Points) -> str:
    """Return an SVG path that is upright at every point and bends between two that do not lie above one another."""
    (x, y), *others = points
    path = f"M{x} {y}"
    for left, top in others:
        middle = (y + top) // 2
        path += f"V{top}" if left == x else f"C{x} {middle} {left} {middle} {left} {top}"
        x, y = left, top
    return path


def _before_head(points: Points) -> Points:
    """Return a line that ends where the tip of its arrow begins, so that it is never broader than that."""
    (_, before), (x, y) = points[-2:]
    return (*points[:-1], (x, y + (_HEAD if before > y else -_HEAD)))


def _head(points: Points) -> str:
    """Return the tip of an arrow at the end of a line."""
    (_, before), (x, y) = points[-2:]
    down = _HEAD if before > y else -_HEAD
    return f"M{x} {y}l-4 {down}h8z"
