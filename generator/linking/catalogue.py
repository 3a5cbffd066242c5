"""All ids of a project, for finding the one that a reference means, or those that it resembles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rapidfuzz import fuzz, process

from generator.model.facts.base import Fact
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName
from generator.model.outline import Outline
from generator.model.record import Value

SIMILAR_FROM: Final = 75
"""Likeness of two ids in percent from which the one is shown to whoever wrote the other; it never decides."""
SHOWN: Final = 3


class Catalogue(Value, frozen=True, kw_only=True):
    """Which ids there are and which there were."""

    kinds: Mapping[str, KindName]
    """Kind of each fact by its id."""
    former: Mapping[str, str]
    """Today's id of a fact by an id that it had before."""

    def similar(self, missing: str, kinds: tuple[KindName, ...]) -> tuple[str, ...]:
        """Say which facts of `kinds` (of any kind where it is empty) have ids similar to `missing`, one line each."""
        ids = [fact_id for fact_id, kind in self.kinds.items() if kind in kinds or not kinds]
        near = process.extract(missing, ids, scorer=fuzz.ratio, limit=SHOWN, score_cutoff=SIMILAR_FROM)
        return tuple(f"{a(self.kinds[fact_id])} with a similar id exists: `{fact_id}`" for fact_id, _, _ in near)

    def renamed(self, missing: str) -> tuple[str, ...]:
        """Say what a fact is called now that once had the id `missing`; nothing where none had."""
        if missing not in self.former:
            return ()
        now = self.former[missing]
        return (f"`{missing}` is a former id: {a(self.kinds[now])} has the id `{now}` now",)


def catalogue_of(facts: Iterable[Fact | Outline]) -> Catalogue:
    """Return the catalogue of a project's facts, whole or in outline."""
    kinds: dict[str, KindName] = {}
    former: dict[str, str] = {}
    for fact in facts:
        kinds[fact.id] = fact.kind if isinstance(fact, Outline) else fact.KIND
        former.update(dict.fromkeys(fact.formerly, fact.id))
    return Catalogue(kinds=kinds, former=former)


def a(kind: KindName) -> str:
    """Name one fact of a kind as a reader would: "an actor", "a claim"."""
    name = KIND_BY_NAME[kind].singular.lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def any_of(kinds: Iterable[KindName]) -> str:
    """Name one fact of any of the kinds: "an event or a claim"."""
    *others, last = [a(kind) for kind in kinds]
    return f"{', '.join(others)} or {last}" if others else last


def command_for(fact_id: str, kinds: tuple[KindName, ...]) -> str:
    """Return the command that adds the fact: one for each kind, or for any kind where `kinds` is empty."""
    if not kinds:
        names = ", ".join(f"`{kind.name}`" for kind in KINDS)
        return f"`explainer new KIND {fact_id}`; the kinds are {names}"
    return " or ".join(f"`explainer new {kind} {fact_id}`" for kind in kinds)
