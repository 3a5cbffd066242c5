"""What an actor says, seen from the actor."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.composing.context import Context
from generator.composing.paging import FEW
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.view import View
from generator.model.graph import Edge
from generator.model.pages.blocks import Chip
from generator.model.pages.facts import Spoken, SpokenGroup


def spoken_in(context: Context, actor: str, origins: Iterable[str]) -> tuple[Spoken, ...]:
    """Return every statement, estimate and view of an actor in some facts, with its words."""
    edges = (edge for origin in origins for edge in context.edges(origin, actor))
    return tuple(_spoken(context, edge) for edge in edges if _speaks(edge))


def in_groups(context: Context, actor: str, origins: Iterable[str]) -> tuple[SpokenGroup, ...]:
    """Return what an actor says in some facts, own words and what is reported apart."""
    spoken = spoken_in(context, actor, origins)
    titles = ((True, context.words.headings.own_words), (False, context.words.headings.reported))
    groups = ((title, tuple(one for one in spoken if one.direct is direct)) for direct, title in titles)
    return tuple(SpokenGroup(title=title, spoken=those) for title, those in groups if those)


def relays_of(context: Context, actor: str) -> tuple[list[str], list[str]]:
    """Return who passes an actor's words on, and whose words the actor passes on; of very many only the first."""
    outlines = context.outlines
    passed_on_by: dict[str, None] = {}
    passes_on: dict[str, None] = {}
    told = (one for one in context.origins(actor) if outlines[one].kind in {"claim", "figure", "view"})
    for origin in islice(told, FEW):
        for speaker, via in _ways(context.fact(origin)):
            if speaker == actor:
                passed_on_by.update(dict.fromkeys(via))
            elif actor in via:
                passes_on[speaker] = None
    return list(passed_on_by), list(passes_on)


def _ways(fact: Fact) -> list[tuple[str, tuple[str, ...]]]:
    """Return each speaker of a fact with those who passed the words on."""
    match fact:
        case View():
            return [(fact.expert, fact.via)]
        case Claim():
            return [(made.speaker, made.via) for made in fact.statements]
        case Figure():
            return [(made.speaker, made.via) for made in fact.estimates]
        case _:
            return []


def _speaks(edge: Edge) -> bool:
    """Tell whether an actor is named as the one who states, estimates or assesses."""
    return edge.keys == ("expert",) or (len(edge.keys) > 2 and edge.keys[2] == "speaker")


def _spoken(context: Context, edge: Edge) -> Spoken:
    fact = context.fact(edge.origin)
    position = edge.keys[1] if len(edge.keys) > 1 else 0
    match fact, position:
        case View(), _:
            return Spoken(
                chip=Chip(code="assessment", text=context.words.said.assesses),
                link=context.link(fact.id),
                quotes=context.quotes(fact.id, "anchors"),
                direct=fact.quote_type != "indirect",
            )
        case Claim(), int():
            made = fact.statements[position]
            return Spoken(
                chip=Chip(code=made.stance, text=context.words.stance[made.stance]),
                link=context.link(fact.id, fragment=made.id),
                quotes=context.quotes(fact.id, "statements", position),
                direct=made.quote_type != "indirect",
            )
        case Figure(), int():
            given = fact.estimates[position]
            return Spoken(
                chip=Chip(code="number", text=given.as_given),
                link=context.link(fact.id, fragment=given.id),
                quotes=context.quotes(fact.id, "estimates", position),
                direct=given.quote_type != "indirect",
            )
        case _:
            raise TypeError(f"nobody speaks in a fact of the kind {fact.KIND}")
