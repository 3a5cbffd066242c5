"""The pages about many facts: indexes, glossary, timeline, matrix."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Final

from generator.composing.cards import card
from generator.composing.context import Context
from generator.composing.statements import stance_chip, status_chip
from generator.composing.strip import strip_of
from generator.model.dates import parse_edtf
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.question import Question
from generator.model.facts.source import Source
from generator.model.facts.term import Term
from generator.model.kinds import KindName
from generator.model.outline import Outline
from generator.model.pages.overviews import (
    Account,
    Cell,
    GlossaryEntry,
    GlossaryView,
    IndexView,
    MatrixView,
    Moment,
    Report,
    Row,
    TimelineView,
)
from generator.model.phrases import filled, foreign, listed
from generator.model.record import Value

ACCOUNTS: Final = 3
"""Claims on an event that the timeline shows; the event's page has them all."""
VOICES: Final = 6
"""Voices on each of them."""
CHOICES: Final = 40
"""Columns of the matrix that readers can choose; the stylesheet has a rule for each."""


def index_view(context: Context, kind: KindName, ids: Iterable[str]) -> IndexView | GlossaryView:
    """Return what an index that lists these facts of a kind shows; terms and questions come with their text."""
    if kind == "term":
        return _glossary(context, kind, "", ((term, term.definition) for term in context.facts(ids, Term)))
    if kind == "question":
        known = ((question, question.known) for question in context.facts(ids, Question))
        return _glossary(context, kind, context.words.headings.known, known)
    aside = (context.map(),) if kind in {"actor", "agreement"} else ()
    cards = tuple(card(context, fact_id) for fact_id in ids)
    return IndexView(lead=context.words.catalogue.leads[kind], aside=aside, cards=cards)


def _glossary(context: Context, kind: KindName, body_title: str, bodies: Iterable[tuple[Fact, str]]) -> GlossaryView:
    return GlossaryView(
        lead=context.words.catalogue.leads[kind],
        body_title=body_title,
        entries=tuple(
            GlossaryEntry(
                link=context.link(fact.id),
                # A bare id could be that of the page's own elements, such as `content`.
                id=f"{kind}-{fact.id}",
                body=context.wording(fact).prose(body),
                quotes=context.quotes(fact.id, "anchors"),
            )
            for fact, body in bodies
        ),
    )


class Placing(Value, frozen=True, kw_only=True):
    """What decides an event's place on the timeline."""

    id: str
    date: str
    follows: tuple[str, ...]


def placing_of(outline: Outline) -> Placing:
    """Return what decides the place of an event."""
    follows = next((targets for field, targets in outline.chains if field == "follows"), ())
    return Placing(id=outline.id, date=outline.traits[0], follows=follows)


def placed_and_unplaced(events: Iterable[Placing]) -> tuple[list[str], list[str]]:
    """Return the events that sources date or place, in order, and apart from them those that no source places."""
    ordered = in_order(list(events))
    named = {one for event in ordered for one in event.follows}
    parted: dict[bool, list[str]] = {True: [], False: []}
    for event in ordered:
        parted[bool(event.follows) or event.id in named or event.date != "unknown"].append(event.id)
    return parted[True], parted[False]


def timeline_view(context: Context, placed: Iterable[str], unplaced: Iterable[str], first: int = 1) -> TimelineView:
    """Return what a page of the timeline shows, events in the order that is given.

    Args:
        context: The graph.
        placed: Events in their order.
        unplaced: Events without a place in the order.
        first: Place of the first of the placed ones in the whole order.
    """
    moments = tuple(_moment(context, event, number) for number, event in enumerate(context.facts(placed, Event), first))
    apart = tuple(_moment(context, event, 0) for event in context.facts(unplaced, Event))
    return TimelineView(
        lead=context.words.catalogue.overviews["timeline"].lead,
        moments=moments,
        unplaced=apart,
        strip=strip_of(moments, apart),
    )


def _moment(context: Context, event: Event, number: int) -> Moment:
    words, wording = context.words, context.wording(event)
    when = context.time_alone(event.when, context.printed(event.id))
    line = listed(
        words,
        [
            filled(words.said.named, name=context.name(one.actor), role=wording.line(one.role))
            for one in event.participants
        ],
    )
    return Moment(
        id=f"event-{event.id}",
        number=number,
        link=context.link(event.id),
        when=str(when),
        when_told=foreign(when),
        where=context.links(event.where),
        line=str(line),
        told=foreign(line),
        follows=context.links(event.follows),
        after=tuple([f"event-{one}" for one in event.follows]),
        reports=tuple(_report(context, source) for source in dict.fromkeys(one.source for one in event.anchors)),
        accounts=tuple(_account(context, claim) for claim in context.facts(event.claims[:ACCOUNTS], Claim)),
    )


def _report(context: Context, source: str) -> Report:
    (fact,) = context.facts((source,), Source)
    return Report(
        source=context.link(source),
        published=context.words.when(fact.published.date, fact.published.as_given),
    )


def _account(context: Context, claim: Claim) -> Account:
    """Return who says what on a claim, each voice and stance once."""
    words = context.words
    said = [
        filled(words.said.named, name=context.name(speaker), role=words.stand(stance, certainty))
        for speaker, stance, certainty in list(
            dict.fromkeys((one.speaker, one.stance, one.certainty) for one in claim.statements)
        )[:VOICES]
    ]
    voices = listed(words, said)
    return Account(claim=context.link(claim.id), voices=str(voices), told=foreign(voices))


def in_order(events: list[Placing]) -> list[Placing]:
    """Return events so that each comes after all that it follows, by date and then by id where that leaves a choice.

    The references must not lead in a circle, which checking makes sure of; events that are not given are ignored.
    """
    by_id = {event.id: event for event in events}
    missing = {event.id: {one for one in event.follows if one in by_id} for event in events}
    followers: dict[str, list[str]] = {}
    for event in events:
        for one in missing[event.id]:
            followers.setdefault(one, []).append(event.id)
    ready = [(_date_key(event), event.id) for event in events if not missing[event.id]]
    heapify(ready)
    placed: list[Placing] = []
    while ready:
        _, first = heappop(ready)
        placed.append(by_id[first])
        for one in followers.get(first, ()):
            missing[one].discard(first)
            if not missing[one]:
                heappush(ready, (_date_key(by_id[one]), one))
    return placed


def _date_key(event: Placing) -> tuple[object, ...]:
    parsed = parse_edtf(event.date)
    return parsed.sort_key if parsed else ()


def matrix_view(context: Context, ids: Iterable[str]) -> MatrixView:
    """Return who says what: a row for each of these claims, a column for each actor that speaks on one of them."""
    claims = context.facts(ids, Claim)
    statuses = {claim.id: status_chip(context, context.status(claim.id)) for claim in claims}
    speakers = list(dict.fromkeys(one.speaker for claim in claims for one in claim.statements))
    return MatrixView(
        lead=context.words.catalogue.overviews["matrix"].lead,
        actors=context.links(speakers),
        rows=tuple(
            Row(
                claim=context.link(claim.id),
                status=statuses[claim.id],
                cells=tuple(_cell(context, claim, speaker) for speaker in speakers),
            )
            for claim in claims
        ),
        voices=context.links(speakers[:CHOICES]),
        statuses=tuple({chip.code: chip for chip in statuses.values()}.values()),
    )


def _cell(context: Context, claim: Claim, speaker: str) -> Cell:
    return Cell(
        actor=context.link(speaker),
        entries=tuple(
            (
                stance_chip(context.words, one),
                context.link(claim.id, text=stance_chip(context.words, one).text, fragment=one.id),
            )
            for one in claim.statements
            if one.speaker == speaker
        ),
    )
