"""The home page: the answer first, the evidence one step away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.composing.cards import card
from generator.composing.context import Context
from generator.composing.overviews import matrix_view, placed_and_unplaced, placing_of
from generator.composing.statements import said_by, status_chip
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.view import View
from generator.model.fields import When
from generator.model.graph import StatusCode
from generator.model.kinds import KindName
from generator.model.pages.blocks import Chip, Link, Section
from generator.model.pages.overviews import Board, Citation, CitedSentence, PartView, StoryView, Voiced
from generator.model.phrases import foreign, language_of
from generator.model.translations import NOT_STATED
from generator.model.words import Words

SHOWN_QUOTES = 3
"""Quotes in one popover; the fact's page has them all."""

SHOWN_CARDS = 4
"""Facts on one board; its index has them all."""

ON_CARDS: frozenset[KindName] = frozenset({"claim", "figure", "view", "question"})
"""Kinds that say something on their own; facts of the others are named below them."""

BOARD_INDEX: Final = {"says": "claims", "numbers": "figures", "when": "timeline", "open": "questions"}
"""Where the rest of the facts of each board are listed."""

DISPUTED: tuple[StatusCode, ...] = ("disputed", "denied")

SAID_BY_PARTY: tuple[StatusCode, ...] = ("agreed-by-both-sides", "acknowledged-by-the-party", "stated-by-the-party")


def story_view(context: Context, story: Story) -> StoryView:
    """Return what the page of a story shows."""
    sources, wording = context.links(story.sources), context.wording(story)
    titles = [wording.line(part.title) for part in story.parts]
    return StoryView(
        dek=wording.prose(story.summary),
        answer=tuple(_sentences(context, story)),
        as_of=_as_of(context, story),
        sources=sources,
        start_here=card(context, story.start_here),
        boards=_boards(context, story),
        matrix=matrix_view(context, _cited_claims(context, story)),
        parts=tuple(
            PartView(
                id=f"part-{number}",
                title=str(title),
                language=language_of(title),
                lead=wording.prose(part.lead),
                cards=tuple(card(context, one) for one in part.facts if context.outline(one).kind in ON_CARDS),
                also=context.links(one for one in part.facts if context.outline(one).kind not in ON_CARDS),
            )
            for number, (title, part) in enumerate(zip(titles, story.parts, strict=True), start=1)
        ),
    )


def story_sections(words: Words, view: StoryView) -> tuple[Section, ...]:
    """Return the parts of a story's page."""
    return (
        Section(id="answer", title=words.headings.short_answer),
        *(Section(id=part.id, title=part.title, language=part.language) for part in view.parts),
    )


def _sentences(context: Context, story: Story) -> Iterable[CitedSentence]:
    number = 0
    for sentence in story.answer:
        citations: list[Citation] = []
        for fact_id in sentence.cites:
            number += 1
            citations.append(_citation(context, fact_id, number))
        text = context.wording(story).line(sentence.text)
        yield CitedSentence(text=str(text), language=language_of(text), citations=tuple(citations))


def _citation(context: Context, fact_id: str, number: int) -> Citation:
    fact = context.fact(fact_id)
    voices = _voices(context, fact)
    chip = Chip(code=fact.KIND, text=context.kind_label(fact.KIND))
    if isinstance(fact, Claim):
        chip = status_chip(context, context.status(fact.id))
    return Citation(
        id=f"cite-{number}",
        number=number,
        link=context.link(fact_id),
        chip=chip,
        voices=voices[:SHOWN_QUOTES],
        more=max(0, len(voices) - SHOWN_QUOTES),
    )


def _voices(context: Context, fact: Fact) -> tuple[Voiced, ...]:
    """Return who says what in which words; the first quote of each statement."""
    match fact:
        case Claim():
            made: list[tuple[str, tuple[str | int, ...]]] = [
                (said_by(context, one.speaker, one.via), ("statements", at)) for at, one in enumerate(fact.statements)
            ]
        case Figure():
            made = [
                (said_by(context, one.speaker, one.via), ("estimates", at)) for at, one in enumerate(fact.estimates)
            ]
        case View():
            made = [(said_by(context, fact.expert, fact.via), ("anchors",))]
        case _:
            made = [(context.words.said.in_article, ("anchors",))]
    return tuple(
        Voiced(who=str(who), quote=quote, told=foreign(who))
        for who, keys in made
        for quote in context.quotes(fact.id, *keys)[:1]
    )


def _as_of(context: Context, story: Story) -> str:
    words = context.words
    articles = words.counted(words.said.articles, len(story.sources))
    facts = words.counted(words.said.facts, len({one for part in story.parts for one in part.facts}))
    said = words.said.as_of.format(articles=articles, facts=facts)
    if all(_unsigned(source) for source in context.facts(story.sources, Source)):
        said += f" {words.counted(words.said.unsigned, len(story.sources))}"
    return said


def _unsigned(source: Source) -> bool:
    """Tell whether an archived article says neither when nor by whom it was published."""
    return source.published == When() and {source.publisher, source.author} == {NOT_STATED}


def _cited_claims(context: Context, story: Story) -> list[str]:
    cited = dict.fromkeys(fact_id for sentence in story.answer for fact_id in sentence.cites)
    return [fact_id for fact_id in cited if context.outline(fact_id).kind == "claim"]


def _boards(context: Context, story: Story) -> tuple[Board, ...]:
    told = list(dict.fromkeys(fact_id for part in story.parts for fact_id in part.facts))
    kinds = {fact_id: context.outline(fact_id).kind for fact_id in told}
    claims = [(fact_id, context.status(fact_id).code) for fact_id in told if kinds[fact_id] == "claim"]
    events = [placing_of(context.outline(fact_id)) for fact_id in told if kinds[fact_id] == "event"]
    placed, unplaced = placed_and_unplaced(events)
    gathered = {
        "says": [claim for group in (DISPUTED, SAID_BY_PARTY) for claim, code in claims if code in group],
        "numbers": [fact_id for fact_id in told if kinds[fact_id] == "figure"],
        "when": [event.id for event in context.facts((*placed, *unplaced), Event) if event.when != When()],
        "open": [fact_id for fact_id in told if kinds[fact_id] == "question"],
    }
    return tuple(_board(context, code, facts) for code, facts in gathered.items())


def _board(context: Context, code: str, facts: list[str]) -> Board:
    words = context.words.catalogue.boards[code]
    return Board(
        code=code,
        title=words.title,
        line=words.line,
        labelled=code == "says",
        cards=tuple(card(context, fact_id) for fact_id in facts[:SHOWN_CARDS]),
        all=Link(text=words.all, address=f"{BOARD_INDEX[code]}/"),
    )
