"""What an actor says, seen from the actor."""

from __future__ import annotations

from collections.abc import Iterator

from generator.composing.context import Context
from generator.composing.statements import statement
from generator.composing.words import STANCE
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.view import View
from generator.model.pages.blocks import Chip
from generator.model.pages.facts import Spoken


def spoken_by(context: Context, actor: Actor) -> tuple[Spoken, ...]:
    """Return every statement, estimate and view of an actor with its words."""
    return tuple(_spoken(context, actor))


def _spoken(context: Context, actor: Actor) -> Iterator[Spoken]:
    for edge in context.graph.incoming.get(actor.id, ()):
        fact = context.fact(edge.origin)
        if isinstance(fact, View) and edge.keys == ("expert",):
            yield Spoken(
                chip=Chip(code="assessment", text="assesses"),
                link=context.link(fact.id),
                quotes=context.quotes(fact.id, "anchors"),
                direct=fact.quote_type != "indirect",
            )
        if len(edge.keys) < 3 or edge.keys[2] != "speaker" or not isinstance(edge.keys[1], int):
            continue
        position = edge.keys[1]
        if isinstance(fact, Claim):
            made = statement(context, fact, position)
            yield Spoken(
                chip=Chip(code=fact.statements[position].stance, text=STANCE[fact.statements[position].stance]),
                link=context.link(fact.id, fragment=made.id),
                quotes=made.quotes,
                direct=fact.statements[position].quote_type != "indirect",
            )
        if isinstance(fact, Figure):
            given = fact.estimates[position]
            yield Spoken(
                chip=Chip(code="number", text=given.as_given),
                link=context.link(fact.id, fragment=given.id),
                quotes=context.quotes(fact.id, "estimates", position),
                direct=given.quote_type != "indirect",
            )
