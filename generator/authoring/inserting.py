"""An anchor put into a fact file at its place; every other sign of the file stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generator.authoring.facts import OpenFact
from generator.authoring.naming import anchor_in_line, anchor_lines
from generator.authoring.refusal import Refusal
from generator.model.diagnostics import Keys
from generator.model.fields import Anchor
from generator.model.kinds import KIND_BY_NAME
from generator.model.record import Value
from generator.model.walking import records_in
from generator.reading.lines import Lines, lines_of
from generator.reading.marked import MARK
from generator.reading.positions import Spot, positions

PARTS: Final = {"statements": "statement", "estimates": "estimate", "provisions": "provision"}
"""What an entry of a list with anchors of its own is called."""

TOLD: Final = ("speaker", "stance", "as_given", "text")
"""Fields by which a contributor knows such an entry."""


class AnchorList(Value, frozen=True, kw_only=True):
    """One list of anchors in a fact."""

    keys: Keys
    id: str
    """Id of the part of the fact that it belongs to; empty where the part has none."""
    number: int
    """Number of that part, from 1; nought for the fact's own anchors."""
    name: str
    """What it belongs to, in words."""


class Inserted(Value, frozen=True, kw_only=True):
    """A file's text with an anchor more."""

    text: str
    line: int
    """Line, from 1, at which the anchor begins."""


def anchor_lists(opened: OpenFact) -> tuple[AnchorList, ...]:
    """Return the lists of anchors that a fact has, in the order of its fields."""
    found = dict.fromkeys(keys[:-1] for keys, _ in records_in(opened.fact, Anchor))
    return tuple(_described(opened, keys) for keys in found)


def list_meant(opened: OpenFact, part: str) -> AnchorList | Refusal | tuple[AnchorList, ...]:
    """Return the list that `part`, an id or a number, means; all of them where it is empty and there are several."""
    lists = anchor_lists(opened)
    if not lists:
        kind = KIND_BY_NAME[opened.fact.KIND].singular.lower()
        return Refusal(
            message=f"`{opened.fact.id}` is a {kind}, and a {kind} has no anchors of its own",
            help=("name the fact that the words carry",),
        )
    if not part:
        return lists[0] if len(lists) == 1 else lists
    for each in lists:
        if part in {each.id, str(each.number)}:
            return each
    return Refusal(
        message=f"`{opened.fact.id}` has no part `{part}`",
        notes=tuple(f"{each.number}. {each.name}" for each in lists),
        help=("name one of these by its id or its number",),
    )


def with_anchor(opened: OpenFact, into: AnchorList, anchor: Anchor) -> Inserted | Refusal:
    """Return the file's text with `anchor` at the end of a list, or why that cannot be done.

    Where an entry of the list is still marked as a stub's, the anchor takes its place.
    """
    held = dict(records_in(opened.fact, Anchor))
    entries = [keys for keys in held if keys[:-1] == into.keys]
    spots = positions(opened.lines)
    for keys in entries:
        if held[keys] == anchor:
            line = opened.lines.position(spots[keys].value[0]).line
            return Refusal(message=f"this passage stands there already: {opened.path}:{line}")
    stand_in = next((keys for keys in entries if _is_marked(opened.lines, spots[keys])), None)
    if stand_in:
        made = _replaced(opened.lines, spots[stand_in], anchor)
    else:
        made = _inserted(opened.lines, spots, into.keys, entries[-1], anchor)
    if made is None or not _is_meant(opened.lines, lines_of(made.text), stand_in or into.keys, anchor):
        return Refusal(
            message=f"the list of anchors in {opened.path} is written in a way that cannot be added to",
            help=("write each anchor on lines of its own, as in `explainer explain C002`",),
        )
    return made


def _described(opened: OpenFact, keys: Keys) -> AnchorList:
    if len(keys) == 1:
        return AnchorList(keys=keys, id="", number=0, name=f"`{opened.fact.id}` itself")
    field, position = str(keys[0]), int(keys[1])
    part = getattr(opened.fact, field)[position]
    own = getattr(part, "id", "")
    says = " ".join(str(getattr(part, name)) for name in TOLD if hasattr(part, name))
    return AnchorList(
        keys=keys,
        id=own,
        number=position + 1,
        name=f"{PARTS.get(field, field)} {f'`{own}`: ' if own else ''}{says}",
    )


def _inserted(lines: Lines, spots: Mapping[Keys, Spot], keys: Keys, last: Keys, anchor: Anchor) -> Inserted | None:
    text = lines.text
    start, end = spots[last].value
    opening, closing = spots[keys].value
    if text[opening] == "[":
        before = text[:closing].rstrip("]").rstrip(" \t\n,")
        made = f"{before}, {anchor_in_line(anchor)}]{text[closing:]}"
        return Inserted(text=made, line=lines.position(len(before)).line)
    found = _dash(lines, start)
    if found is None:
        return None
    column = lines.position(found).column - 1
    stop = text.find("\n", end)
    head = text if stop < 0 else text[: stop + 1]
    head += "" if head.endswith("\n") else "\n"
    added = "".join(f"{' ' * column}{line}\n" for line in anchor_lines(anchor))
    return Inserted(text=head + added + text[len(head) :], line=head.count("\n") + 1)


def _dash(lines: Lines, start: int) -> int | None:
    """Where the dash of the entry that begins at `start` stands, if nothing but dashes stands before it on its line."""
    dash = lines.text.rfind("-", 0, start + 1)
    position = lines.position(dash)
    if lines.text[dash + 1 : start].strip() or lines.line(position.line)[: position.column - 1].strip(" -"):
        return None
    return dash


def _is_marked(lines: Lines, spot: Spot) -> bool:
    start, end = spot.value
    stop = lines.text.find("\n", end)
    return re.search(rf"[ \t]{MARK}\b", lines.text[start : stop if stop >= 0 else None]) is not None


def _replaced(lines: Lines, spot: Spot, anchor: Anchor) -> Inserted | None:
    """The text with the anchor in the place of an entry on lines of its own."""
    text = lines.text
    start, end = spot.value
    dash = _dash(lines, start)
    if dash is None or text[start] in "[{":
        return None
    column = lines.position(dash).column - 1
    stop = text.find("\n", end)
    rest = text[stop:] if stop >= 0 else "\n"
    added = f"\n{' ' * column}".join(anchor_lines(anchor))
    return Inserted(text=text[:dash] + added + rest, line=lines.position(dash).line)


def _is_meant(before: Lines, after: Lines, keys: Keys, anchor: Anchor) -> bool:
    """Tell whether the data of a file is what it was but for the anchor: at `keys`, or at the end of the list there."""
    old = {at: spot.text for at, spot in positions(before).items()}
    new = {at: spot.text for at, spot in positions(after).items()}
    if isinstance(keys[-1], int):
        old = {at: text for at, text in old.items() if at[: len(keys)] != keys}
    added = {at: text for at, text in new.items() if at not in old}
    texts = [text for text in added.values() if text is not None]
    wanted = [anchor.source, *(t for one in anchor.selectors for t in (one.exact, one.prefix, one.suffix) if t)]
    return (
        {at: text for at, text in new.items() if at in old} == old
        and all(at[: len(keys)] == keys for at in added)
        and texts == wanted
    )
