"""A fact as one card of a list."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.statements import status_chip
from generator.composing.words import ACTOR_TYPE, QUESTION_TYPE, listed, plain_when
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.figure import Figure
from generator.model.facts.question import Question
from generator.model.facts.view import View
from generator.model.pages.blocks import Card, Chip


def card(context: Context, fact_id: str) -> Card:
    """Return the card of a fact: its title, what it is, one line more."""
    fact = context.fact(fact_id)
    chip = Chip(code=fact.KIND, text=context.kind_label(fact.KIND))
    line = ""
    match fact:
        case Claim():
            chip = status_chip(context.status(fact.id))
            speakers = dict.fromkeys(context.title(one.speaker) for one in fact.statements)
            line = f"{'Speaks' if len(speakers) == 1 else 'Speak'} on it: {listed(list(speakers))}"
        case Figure():
            given = (f"{one.as_given} ({context.title(one.speaker)})" for one in fact.estimates)
            line = "; ".join(given)
        case View():
            chip = Chip(code="assessment", text="An assessment")
            line = f"{context.title(fact.expert)}, {fact.standing.role}"
        case Actor():
            line = fact.role or ACTOR_TYPE[fact.type]
        case Event():
            line = plain_when(fact.when.date, fact.when.as_given)
        case Question():
            line = QUESTION_TYPE[fact.type]
        case _:
            pass
    return Card(link=context.link(fact_id), chip=chip, line=line)


def description(context: Context, fact_id: str) -> str:
    """Return one plain line on a fact, for previews and search engines."""
    shown = card(context, fact_id)
    return f"{shown.chip.text}. {shown.line}." if shown.line else f"{shown.chip.text}: {shown.link.text}"
