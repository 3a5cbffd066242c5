"""The pages about many facts: indexes, glossary, timeline, matrix."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from generator.composing.cards import card
from generator.composing.context import Context
from generator.composing.statements import status_chip
from generator.composing.words import (
    INDEX_LEAD,
    MATRIX_LEAD,
    STANCE,
    TIME_NOT_STATED,
    TIMELINE_LEAD,
    listed,
    plain_when,
)
from generator.model.dates import parse_edtf
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.question import Question
from generator.model.facts.term import Term
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import When
from generator.model.kinds import Kind, KindName
from generator.model.pages.blocks import Chip, Link, Prose
from generator.model.pages.overviews import (
    Cell,
    GlossaryEntry,
    GlossaryView,
    IndexView,
    MatrixView,
    Moment,
    Row,
    TimelineView,
)


def index_view(context: Context, kind: Kind) -> IndexView | GlossaryView:
    """Return what the index of a kind shows; terms and questions come with their text."""
    if kind.name == "term":
        return _glossary(context, kind.name, "", ((term.id, term.definition) for term, _ in context.of_kind(Term)))
    if kind.name == "question":
        known = ((question.id, question.known) for question in context.in_reading_order(Question))
        return _glossary(context, kind.name, "What is known", known)
    facts = context.in_reading_order(FACT_TYPES[kind.name])
    return IndexView(lead=INDEX_LEAD[kind.name], cards=tuple(card(context, fact.id) for fact in facts))


def _glossary(context: Context, kind: KindName, body_title: str, bodies: Iterable[tuple[str, str]]) -> GlossaryView:
    return GlossaryView(
        lead=INDEX_LEAD[kind],
        body_title=body_title,
        entries=tuple(
            GlossaryEntry(
                link=context.link(fact_id),
                # A bare id could be that of the page's own elements, such as `content`.
                id=f"{kind}-{fact_id}",
                body=Prose(text=body),
                quotes=context.quotes(fact_id, "anchors"),
            )
            for fact_id, body in bodies
        ),
    )


def timeline_view(context: Context) -> TimelineView:
    """Return the events that sources date or place, in order, and apart from them those that no source places."""
    events = in_order([event for event, _ in context.of_kind(Event)])
    named = {one for event in events for one in event.follows}
    parted: dict[bool, list[Event]] = {True: [], False: []}
    for event in events:
        parted[bool(event.follows) or event.id in named or event.when.date != "unknown"].append(event)
    return TimelineView(
        lead=TIMELINE_LEAD,
        moments=tuple(_moment(context, event) for event in parted[True]),
        unplaced=tuple(_moment(context, event) for event in parted[False]),
    )


def _moment(context: Context, event: Event) -> Moment:
    return Moment(
        link=context.link(event.id),
        when=TIME_NOT_STATED if event.when == When() else plain_when(event.when.date, event.when.as_given),
        where=context.links(event.where),
        line=listed([f"{context.fact(one.actor).title} ({one.role})" for one in event.participants]),
        follows=context.links(event.follows),
    )


def in_order(events: list[Event]) -> list[Event]:
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
    placed: list[Event] = []
    while ready:
        _, first = heappop(ready)
        placed.append(by_id[first])
        for one in followers.get(first, ()):
            missing[one].discard(first)
            if not missing[one]:
                heappush(ready, (_date_key(by_id[one]), one))
    return placed


def _date_key(event: Event) -> tuple[object, ...]:
    parsed = parse_edtf(event.when.date)
    return parsed.sort_key if parsed else ()


def matrix_view(context: Context, claims: list[Claim]) -> MatrixView:
    """Return who says what: a row for each of `claims`, a column for each actor that speaks on one of them."""
    speakers = list(dict.fromkeys(one.speaker for claim in claims for one in claim.statements))
    return MatrixView(
        lead=MATRIX_LEAD,
        actors=context.links(speakers),
        rows=tuple(
            Row(
                claim=context.link(claim.id),
                status=status_chip(context.graph.statuses[claim.id]),
                cells=tuple(_cell(context, claim, speaker) for speaker in speakers),
            )
            for claim in claims
        ),
    )


def _cell(context: Context, claim: Claim, speaker: str) -> Cell:
    return Cell(
        actor=context.fact(speaker).title,
        entries=tuple(
            (Chip(code=one.stance, text=STANCE[one.stance]), _to_statement(context, claim, one.id, one.stance))
            for one in claim.statements
            if one.speaker == speaker
        ),
    )


def _to_statement(context: Context, claim: Claim, statement: str, stance: str) -> Link:
    return context.link(claim.id, text=STANCE[stance], fragment=statement)
