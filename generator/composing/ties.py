"""Who is tied to whom: who speaks for, passes on the words of, belongs to or is party to what.

The ties of a whole project are gathered from outlines, for plans; those of one actor from the facts, which is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.composing.context import Context
from generator.composing.paging import FEW
from generator.model.facts.actor import Actor
from generator.model.facts.agreement import Agreement
from generator.model.kinds import KindName
from generator.model.outline import Outline
from generator.model.record import Value
from generator.model.words import TieCode

CODES: Final[tuple[TieCode, ...]] = ("speaks-for", "passes-on", "belongs-to", "party-to")
"""In the order in which they are told."""
FIELDS: Final[Mapping[str, TieCode]] = {"speaks_for": "speaks-for", "member_of": "belongs-to"}
"""Fields of an actor that tie it to others."""
SHOWN: Final = 3
"""Facts that are named for each tie, where there are more."""
AROUND: Final = 9
"""Neighbours that are drawn on an actor's own page."""


class Tie(Value, frozen=True, kw_only=True):
    """One thing that ties an actor to another actor, or to an agreement."""

    code: TieCode
    origin: str
    target: str
    facts: tuple[str, ...] = ()
    """The first of the facts in which the origin passes on words of the target, by id."""
    count: int = 0
    """How many such facts there are."""

    @property
    def row(self) -> str:
        """Return under whom it is listed: agreements have their parties beside them, all others stand themselves."""
        return self.target if self.code == "party-to" else self.origin

    def __str__(self) -> str:
        return "#".join((self.code, self.origin, self.target, str(self.count), *self.facts))


def tie_of(text: str) -> Tie:
    """Return the tie that a plan holds as a text: no id has the mark that parts it."""
    code, origin, target, count, *facts = text.split("#")
    found: TieCode = next(one for one in CODES if one == code)
    return Tie(code=found, origin=origin, target=target, facts=tuple(facts), count=int(count))


def all_ties(outlines: Iterable[Outline]) -> list[Tie]:
    """Return every tie once, by kind and ids."""
    found: dict[tuple[TieCode, str, str], None] = {}
    relayed: dict[tuple[str, str], list[str]] = {}
    for outline in outlines:
        for relay, speaker in outline.relays:
            relayed.setdefault((relay, speaker), []).append(outline.id)
        if outline.kind == "actor":
            chains = [(FIELDS[field], target) for field, targets in outline.chains for target in targets]
            found.update(dict.fromkeys((code, outline.id, target) for code, target in chains))
        found.update(dict.fromkeys(("party-to", party, outline.id) for party in outline.parties))
    ties = [Tie(code=code, origin=one, target=two) for code, one, two in found if one != two]
    for (relay, speaker), facts in relayed.items():
        if relay != speaker:
            once = sorted(set(facts))
            ties.append(Tie(code="passes-on", origin=relay, target=speaker, facts=tuple(once[:SHOWN]), count=len(once)))
    return sorted(ties, key=_order)


def ties_of(context: Context, actor: Actor, passed_on_by: Iterable[str], passes_on: Iterable[str]) -> list[Tie]:
    """Return the ties of one actor, as its own page knows them; of very many only the first.

    Args:
        context: The graph.
        actor: The actor.
        passed_on_by: Who passes the actor's words on.
        passes_on: Whose words the actor passes on.
    """
    me = actor.id
    relays = [*((one, me) for one in passed_on_by), *((me, one) for one in passes_on)]
    others = context.facts(_naming(context, me, "actor"), Actor)
    agreements = context.facts(_naming(context, me, "agreement"), Agreement)
    found = {
        *(Tie(code="passes-on", origin=relay, target=speaker) for relay, speaker in relays),
        *_fields_of(actor),
        *(tie for other in others for tie in _fields_of(other) if tie.target == me),
        *(Tie(code="party-to", origin=me, target=one.id) for one in agreements if me in one.parties),
    }
    return sorted((tie for tie in found if tie.origin != tie.target), key=_order)


def _fields_of(actor: Actor) -> list[Tie]:
    return [
        Tie(code=code, origin=actor.id, target=target)
        for field, code in FIELDS.items()
        for target in getattr(actor, field)
    ]


def _order(tie: Tie) -> tuple[int, str, str]:
    return CODES.index(tie.code), tie.origin, tie.target


def around(ties: Sequence[Tie], actor: str) -> list[Tie]:
    """Return the ties of an actor to its first few neighbours."""
    neighbours = dict.fromkeys(tie.target if tie.origin == actor else tie.origin for tie in ties)
    shown = {actor, *list(neighbours)[:AROUND]}
    return [tie for tie in ties if tie.origin in shown and tie.target in shown]


def _naming(context: Context, fact_id: str, kind: KindName) -> list[str]:
    return [one for one in context.origins(fact_id) if context.outline(one).kind == kind][:FEW]
