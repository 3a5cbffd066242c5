"""What a picture of ties draws: those whom the same things tie to the same others share one box.

An agency that passes on the words of twenty then has one line to one box with twenty names instead of a fan of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.composing.paging import DRAWN
from generator.composing.ties import Tie
from generator.model.record import Value
from generator.model.words import TieCode

TOGETHER: Final = 6
"""Names in one box, where not all can be drawn."""
LINES: Final = 3
"""Lines to and from one box, where not all can be drawn."""


class Strand(Value, frozen=True, kw_only=True):
    """Lines that leave one box with the same words."""

    origin: str
    """The first name in that box."""
    codes: tuple[TieCode, ...]
    targets: tuple[str, ...]
    """The first names in the boxes at the other ends."""
    ties: tuple[Tie, ...]
    """All that it stands for."""


def knots_of(ties: Iterable[Tie]) -> dict[str, tuple[str, ...]]:
    """Return the names in each box by the first of them, those with the most ties first."""
    around: dict[str, set[tuple[TieCode, bool, str]]] = {}
    for tie in ties:
        around.setdefault(tie.origin, set()).add((tie.code, True, tie.target))
        around.setdefault(tie.target, set()).add((tie.code, False, tie.origin))
    alike: dict[frozenset[tuple[TieCode, bool, str]], list[str]] = {}
    for name in sorted(around):
        alike.setdefault(frozenset(around[name]), []).append(name)
    ranked = sorted(alike.items(), key=lambda found: (-len(found[0]), found[1]))
    return {names[0]: tuple(names) for _, names in ranked}


def strands_of(ties: Sequence[Tie], knots: Mapping[str, Sequence[str]], *, bundled: bool) -> list[Strand]:
    """Return the lines between boxes.

    Args:
        ties: What they stand for.
        knots: The names in each box by the first of them.
        bundled: Whether lines that leave one box with the same words share these.
    """
    first = {name: head for head, names in knots.items() for name in names}
    between: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        between.setdefault((first[tie.origin], first[tie.target]), []).append(tie)
    shared: dict[tuple[str, tuple[TieCode, ...], str], list[str]] = {}
    for (origin, target), several in between.items():
        codes = tuple(dict.fromkeys(tie.code for tie in several))
        shared.setdefault((origin, codes, "" if bundled else target), []).append(target)
    return [
        Strand(
            origin=origin,
            codes=codes,
            targets=tuple(targets),
            ties=tuple(tie for target in targets for tie in between[origin, target]),
        )
        for (origin, codes, _), targets in shared.items()
    ]


def hanging_together(ties: Iterable[Tie]) -> list[list[Tie]]:
    """Return the ties in groups between which there is none, the largest first."""
    head: dict[str, str] = {}

    def find(one: str) -> str:
        while head.setdefault(one, one) != one:
            head[one] = one = head[head[one]]
        return one

    several = list(ties)
    for tie in several:
        one, other = sorted((find(tie.origin), find(tie.target)))
        head[other] = one
    groups: dict[str, list[Tie]] = {}
    for tie in several:
        groups.setdefault(find(tie.origin), []).append(tie)
    return [groups[one] for one in sorted(groups, key=lambda one: (-len(groups[one]), one))]


def drawn_of(ties: Sequence[Tie]) -> tuple[Tie, ...]:
    """Return what of many ties a picture holds that can still be read: some of those of the best connected."""
    knots = knots_of(ties)
    first = {name: head for head, names in knots.items() for name in names}
    near: dict[str, set[str]] = {}
    for tie in ties:
        one, other = first[tie.origin], first[tie.target]
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    pairs = {(one, other) for one, others in near.items() for other in others if one < other}
    if len(near) <= DRAWN and len(pairs) <= DRAWN + DRAWN // 2:
        return tuple(ties)
    drawn: dict[str, int] = {}
    chosen: set[tuple[str, str]] = set()
    for one, other in sorted(pairs, key=lambda pair: (-sum(len(near[end]) for end in pair), pair)):
        fresh = (one not in drawn) + (other not in drawn)
        if len(drawn) + fresh <= DRAWN and max(drawn.get(one, 0), drawn.get(other, 0)) < LINES:
            drawn[one], drawn[other] = drawn.get(one, 0) + 1, drawn.get(other, 0) + 1
            chosen.add((one, other))
    shown = {name for head in drawn for name in knots[head][:TOGETHER]}
    return tuple(
        tie
        for tie in ties
        if tie.origin in shown
        and tie.target in shown
        and {(first[tie.origin], first[tie.target]), (first[tie.target], first[tie.origin])} & chosen
    )
