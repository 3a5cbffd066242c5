"""The views of pages about many facts."""

from __future__ import annotations

from generator.model.pages.blocks import Card, Chip, Detail, Link, Prose, Quote, StatusBlock
from generator.model.record import record


@record
class Citation:
    """One fact that carries a sentence of the answer."""

    id: str
    """Id of the popover."""
    number: int
    link: Link
    chip: Chip
    voices: tuple[tuple[str, Quote], ...]
    """Who, and the exact words."""
    more: int
    """Quotes that the fact has beyond those shown."""


@record
class CitedSentence:
    """One sentence of the answer with the facts that carry it."""

    text: str
    citations: tuple[Citation, ...]


@record
class Board:
    """One of the four cards of the home page."""

    code: str
    title: str
    line: str
    """What it gathers, in one line."""
    cards: tuple[Card, ...]
    all: Link


@record
class PartView:
    """One part of the explainer in the order of reading."""

    id: str
    title: str
    lead: Prose
    cards: tuple[Card, ...]
    """What is claimed, counted, thought and asked."""
    also: tuple[Link, ...]
    """Actors, events, places and terms that belong to it."""


@record
class StoryView:
    """The explainer: the answer first, then the way into the evidence."""

    dek: Prose
    answer: tuple[CitedSentence, ...]
    as_of: str
    sources: tuple[Link, ...]
    start_here: Card
    boards: tuple[Board, ...]
    matrix: MatrixView
    """The claims that the answer cites; the page of the matrix has them all."""
    parts: tuple[PartView, ...]


@record
class IndexView:
    """All facts of one kind."""

    lead: str
    cards: tuple[Card, ...]


@record
class GlossaryEntry:
    """A term with its definition and its words."""

    link: Link
    id: str
    body: Prose
    quotes: tuple[Quote, ...]


@record
class GlossaryView:
    """Terms or open questions, each with its text in place."""

    lead: str
    body_title: str
    entries: tuple[GlossaryEntry, ...]


@record
class Moment:
    """One event of the timeline."""

    link: Link
    when: str
    where: tuple[Link, ...]
    line: str
    """Who took part."""
    follows: tuple[Link, ...]
    """What the sources place before it."""


@record
class TimelineView:
    """Events in the order that the sources give them."""

    lead: str
    moments: tuple[Moment, ...]
    unplaced: tuple[Moment, ...]
    """Events of which no source says when, or before or after what."""


@record
class Cell:
    """What one actor says on one claim; no entries where it says nothing."""

    actor: str
    entries: tuple[tuple[Chip, Link], ...]


@record
class Row:
    """One claim of the matrix."""

    claim: Link
    status: Chip
    cells: tuple[Cell, ...]


@record
class MatrixView:
    """Who says what: claims by actors."""

    lead: str
    actors: tuple[Link, ...]
    rows: tuple[Row, ...]


@record
class PlainNode:
    """A stretch of the article that no mark begins or ends in."""

    text: str
    reason: str
    """Why no fact is built on it, for a sentence set aside; empty elsewhere."""


@record
class MarkNode:
    """A stretch of the article that a passage covers, with the marks inside it."""

    id: str
    """Id of the passage; empty on the further pieces of one that another passage cuts."""
    number: int
    """Number of its note, behind its last piece; nought on the others."""
    kind: str
    """Kind of the first fact built on it, for the tint."""
    children: tuple[Node, ...]


Node = PlainNode | MarkNode


@record
class Note:
    """What is built on one passage."""

    id: str
    number: int
    passage: str
    """Id of the passage."""
    words: str
    facts: tuple[Link, ...]


@record
class Paragraph:
    """One paragraph of the article with the notes to its marks."""

    id: str
    nodes: tuple[Node, ...]
    notes: tuple[Note, ...]


@record
class SourceView:
    """The archived article, word for word."""

    details: tuple[Detail, ...]
    summary: Prose
    shown: str
    """How much of the text is shown, and whose the marks are."""
    coverage: str
    language: str
    paragraphs: tuple[Paragraph, ...]


@record
class TraceStep:
    """One step on the way from a quote to a sentence of the answer."""

    title: str
    text: str
    link: Link


@record
class MethodView:
    """How the site comes to what it says."""

    rules: tuple[tuple[Chip, str], ...]
    """Label and sentence of each status rule, in the order in which they are tried."""
    trace: tuple[TraceStep, ...]
    status: tuple[StatusBlock, ...]
    """The derived status of the traced claim; at most one."""
    limits: tuple[str, ...]


@record
class SearchView:
    """The page of a search that is too large for the theme's."""

    indexes: tuple[Link, ...]
    """Where every fact is listed, for those who cannot search."""


@record
class Download:
    """One file of the open data."""

    link: Link
    text: str
    size: int
    """Bytes."""
    sha256: str


@record
class DataView:
    """The open data."""

    lead: str
    downloads: tuple[Download, ...]
