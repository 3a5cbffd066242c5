"""What an actor says, seen from the actor."""

from __future__ import annotations

from collections.abc import Iterable

from generator.composing.context import Context
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.view import View
from generator.model.graph import Edge
from generator.model.pages.blocks import Chip
from generator.model.pages.facts import Spoken


def spoken_in(context: Context, actor: str, origins: Iterable[str]) -> tuple[Spoken, ...]:
    """Return every statement, estimate and view of an actor in some facts, with its words."""
    edges = (edge for origin in origins for edge in context.edges(origin, actor))
    return tuple(_spoken(context, edge) for edge in edges if _speaks(edge))


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
