"""Facts that are new, gone, renamed or changed, and the statements and estimates in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.comparing.values import APART, quotes_of, record_changes
from generator.comparing.words import laid_over
from generator.model.comparison import Change, FactChange, PartChange, Side, What
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.figure import Estimate, Figure
from generator.model.kinds import KINDS

ORDER: Final = {kind.name: position for position, kind in enumerate(KINDS)}


def renamed(before: Side, after: Side) -> dict[str, str]:
    """Return the former id of each fact that has another one now, by the present one."""
    gone = before.facts.keys() - after.facts.keys() - after.unread
    return {
        fact.id: former
        for fact in after.facts.values()
        if fact.id not in before.facts
        for former in fact.formerly
        if former in gone and before.facts[former].KIND == fact.KIND
    }


def fact_changes(before: Side, after: Side, names: Mapping[str, str]) -> Iterator[FactChange]:
    """Yield the facts that differ, by kind and id.

    Args:
        before: The earlier state.
        after: The later one.
        names: Former ids, as `renamed` returns them.
    """
    unknown = before.unread | after.unread
    ids = sorted(
        (before.facts.keys() | after.facts.keys()) - unknown - set(names.values()),
        key=lambda fact_id: (ORDER[(after.facts.get(fact_id) or before.facts[fact_id]).KIND], fact_id),
    )
    for fact_id in ids:
        old, new = before.facts.get(names.get(fact_id, fact_id)), after.facts.get(fact_id)
        if old is not None and (new is None or old.KIND != new.KIND):
            yield _alone(old, before, "removed")
        if new is not None and (old is None or old.KIND != new.KIND):
            yield _alone(new, after, "added")
        elif old is not None and new is not None and old != new:
            yield FactChange(
                id=fact_id,
                kind=new.KIND,
                title=new.title,
                path=after.paths[fact_id],
                what="changed",
                formerly=names.get(fact_id, ""),
                parts=tuple(_part_changes(old, new, before, after)),
                changes=(*_order_changes(old, new), *record_changes(old, new, apart=_apart(fact_id in names))),
            )


def _apart(is_renamed: bool) -> frozenset[str]:
    """Fields that are not compared as values; the former ids are told as a new name where there is one."""
    return APART if is_renamed else APART - {"formerly"}


def _order_changes(old: Fact, new: Fact) -> Iterator[Change]:
    """Yield one change where statements or estimates that both have follow one another in another order."""
    earlier, later = _parts(old), _parts(new)
    before, after = [one for one in earlier if one in later], [one for one in later if one in earlier]
    if before != after:
        told = ", ".join(before), ", ".join(after)
        yield Change(at=("order",), what="changed", quote=False, before=told[0], after=told[1], words=laid_over(*told))


def _alone(fact: Fact, side: Side, what: What) -> FactChange:
    return FactChange(
        id=fact.id,
        kind=fact.KIND,
        title=fact.title,
        path=side.paths[fact.id],
        what=what,
        formerly="",
        parts=tuple(_lone_part(part, side, what) for part in _parts(fact).values()),
        changes=tuple(quotes_of(fact, (), what, apart=APART)),
    )


def _part_changes(old: Fact, new: Fact, before: Side, after: Side) -> Iterator[PartChange]:
    earlier, later = _parts(old), _parts(new)
    for part_id, part in earlier.items():
        if part_id not in later:
            yield _lone_part(part, before, "removed")
    for part_id, part in later.items():
        if part_id not in earlier:
            yield _lone_part(part, after, "added")
        elif part != earlier[part_id]:
            changes = tuple(record_changes(earlier[part_id], part))
            yield _part(part, after, "changed", changes)


def _lone_part(part: Statement | Estimate, side: Side, what: What) -> PartChange:
    return _part(part, side, what, tuple(quotes_of(part, (), what)))


def _part(part: Statement | Estimate, side: Side, what: What, changes: tuple[Change, ...]) -> PartChange:
    return PartChange(
        id=part.id,
        part="statement" if isinstance(part, Statement) else "estimate",
        what=what,
        speaker=title_of(side, part.speaker),
        says=part.stance if isinstance(part, Statement) else part.as_given,
        changes=changes,
    )


def title_of(side: Side, fact_id: str) -> str:
    """Return the title of a fact; its id where it is not known."""
    fact = side.facts.get(fact_id)
    return fact.title if fact else fact_id


def _parts(fact: Fact) -> Mapping[str, Statement | Estimate]:
    match fact:
        case Claim():
            return {statement.id: statement for statement in fact.statements}
        case Figure():
            return {estimate.id: estimate for estimate in fact.estimates}
        case _:
            return {}
