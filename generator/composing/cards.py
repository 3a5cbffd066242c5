"""A fact as one card of a list."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.statements import status_chip
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.figure import Figure
from generator.model.facts.question import Question
from generator.model.facts.view import View
from generator.model.pages.blocks import Card, Chip
from generator.model.phrases import counted, filled, foreign, listed, phrase, with_between
from generator.model.rendered import SocialCard


def card(context: Context, fact_id: str) -> Card:
    """Return the card of a fact: its title, what it is, one line more."""
    fact = context.fact(fact_id)
    chip = Chip(code=fact.KIND, text=context.kind_label(fact.KIND))
    words, said = context.words, context.words.said
    line = ""
    match fact:
        case Claim():
            chip = status_chip(context, context.status(fact.id))
            speakers = dict.fromkeys(context.name(one.speaker) for one in fact.statements)
            line = counted(words, said.speakers, len(speakers), names=listed(words, list(speakers)))
        case Figure():
            given = [
                filled(
                    said.given_by,
                    number=phrase(one.as_given, context.printed(fact.id, "estimates", at)),
                    speaker=context.name(one.speaker),
                )
                for at, one in enumerate(fact.estimates)
            ]
            line = with_between("; ", given)
        case View():
            chip = Chip(code="assessment", text=said.an_assessment)
            role = context.wording(fact).line(fact.standing.role)
            name = context.name(fact.expert)
            line = name if str(role).casefold() == str(name).casefold() else with_between(", ", (name, role))
        case Actor():
            line = context.wording(fact).line(fact.role) or words.catalogue.actor_type[fact.type]
        case Event():
            line = context.time_alone(fact.when, context.printed(fact.id))
        case Question():
            line = words.catalogue.question_type[fact.type]
        case _:
            pass
    return Card(link=context.link(fact_id), chip=chip, line=str(line), told=foreign(line))


def social_card(context: Context, fact_id: str) -> SocialCard:
    """Return what a picture of a fact's page shows."""
    shown = card(context, fact_id)
    story = context.outline(fact_id).kind == "story"
    return SocialCard(
        kind="" if story else context.kind_label(context.outline(fact_id).kind),
        title=shown.link.text,
        label="" if story or shown.chip.code == context.outline(fact_id).kind else shown.chip.text,
        code=shown.chip.code,
        alt=shown.link.text if story else f"{shown.link.text}. {description(context, fact_id)}",
    )


def description(context: Context, fact_id: str) -> str:
    """Return one plain line on a fact, for previews and search engines."""
    shown = card(context, fact_id)
    said = context.words.said
    if not shown.line:
        return said.described_alone.format(what=shown.chip.text, title=shown.link.text)
    return said.described.format(what=shown.chip.text, line=shown.line.removesuffix("."))
