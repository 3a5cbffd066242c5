"""The views of pages about many facts."""

from __future__ import annotations

from generator.model.pages.blocks import Card, Chip, Detail, Line, Link, Prose, Quote, StatusBlock
from generator.model.pages.pictures import Diagram, Strip
from generator.model.record import Value


class Voiced(Value, frozen=True):
    """Words that carry a sentence, and whose they are."""

    who: str
    quote: Quote
    told: Line = ()
    """Who, in pieces, where some are in another language than the page; else nothing."""


class Citation(Value, frozen=True):
    """One fact that carries a sentence of the answer."""

    id: str
    """Id of the popover."""
    number: int
    link: Link
    chip: Chip
    voices: tuple[Voiced, ...]
    more: int
    """Quotes that the fact has beyond those shown."""


class CitedSentence(Value, frozen=True):
    """One sentence of the answer with the facts that carry it."""

    text: str
    citations: tuple[Citation, ...]
    language: str = ""
    """BCP 47 tag of the text where it is not the page's language; else empty."""


class Board(Value, frozen=True):
    """One of the four cards of the home page."""

    code: str
    title: str
    line: str
    """What it gathers, in one line."""
    labelled: bool
    """Whether the label of each card tells more than the title of the board."""
    cards: tuple[Card, ...]
    all: Link


class PartView(Value, frozen=True):
    """One part of the explainer in the order of reading."""

    id: str
    title: str
    lead: Prose
    cards: tuple[Card, ...]
    """What is claimed, counted, thought and asked."""
    also: tuple[Link, ...]
    """Actors, events, places and terms that belong to it."""
    language: str = ""
    """BCP 47 tag of the title where it is not the page's language; else empty."""


class StoryView(Value, frozen=True):
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


class IndexView(Value, frozen=True):
    """All facts of one kind."""

    lead: str
    aside: tuple[Link, ...]
    """Another way to look at the same facts; at most one."""
    cards: tuple[Card, ...]


class GlossaryEntry(Value, frozen=True):
    """A term with its definition and its words."""

    link: Link
    id: str
    body: Prose
    quotes: tuple[Quote, ...]


class GlossaryView(Value, frozen=True):
    """Terms or open questions, each with its text in place."""

    lead: str
    body_title: str
    entries: tuple[GlossaryEntry, ...]


class Report(Value, frozen=True):
    """One source that tells of an event: when something was reported is not when it happened."""

    source: Link
    published: str
    """When the source was published, as far as it says."""


class Account(Value, frozen=True):
    """What voices say on one claim about an event."""

    claim: Link
    voices: str
    """Each voice with its stance."""
    told: Line = ()
    """The same in pieces, where some are in another language than the page; else nothing."""


class Moment(Value, frozen=True):
    """One event of the timeline."""

    id: str
    """Fragment of its entry."""
    number: int
    """Its place in the order; nought where it has none."""
    link: Link
    when: str
    where: tuple[Link, ...]
    line: str
    """Who took part."""
    follows: tuple[Link, ...]
    """What the sources place before it."""
    after: tuple[str, ...]
    """Fragments of the entries of those."""
    reports: tuple[Report, ...]
    """Who tells of it."""
    accounts: tuple[Account, ...]
    """The first claims on what happened; its own page has them all."""
    told: Line = ()
    """The same in pieces, where some are in another language than the page; else nothing."""
    when_told: Line = ()
    """The same of the time."""


class TimelineView(Value, frozen=True):
    """Events in the order that the sources give them."""

    lead: str
    moments: tuple[Moment, ...]
    unplaced: tuple[Moment, ...]
    """Events of which no source says when, or before or after what."""
    strip: Strip


class Cell(Value, frozen=True):
    """What one actor says on one claim; no entries where it says nothing."""

    actor: Link
    entries: tuple[tuple[Chip, Link], ...]


class Row(Value, frozen=True):
    """One claim of the matrix."""

    claim: Link
    status: Chip
    cells: tuple[Cell, ...]


class MatrixView(Value, frozen=True):
    """Who says what: claims by actors."""

    lead: str
    actors: tuple[Link, ...]
    rows: tuple[Row, ...]
    voices: tuple[Link, ...]
    """The actors whose columns can be chosen, the first ones of `actors`."""
    statuses: tuple[Chip, ...]
    """The statuses of the rows, each once, by which they can be chosen."""


class PlainNode(Value, frozen=True):
    """A stretch of the article that no mark begins or ends in."""

    text: str
    reason: str
    """Why no fact is built on it, for a sentence set aside; empty elsewhere."""
    unread: bool = False
    """Whether it belongs to a sentence on which nobody has built a fact yet."""


class MarkNode(Value, frozen=True):
    """A stretch of the article that a passage covers, with the marks inside it."""

    id: str
    """Id of the passage; empty on the further pieces of one that another passage cuts."""
    kind: str
    """Kind of the first fact built on it, for the tint."""
    children: tuple[Node, ...]


class NumbersNode(Value, frozen=True):
    """The numbers of the notes to all passages that end here, behind the punctuation that follows them."""

    numbers: tuple[int, ...]
    """Rising."""


Node = PlainNode | MarkNode | NumbersNode


class Built(Value, frozen=True):
    """A fact that is built on a passage, and how the passage carries it."""

    link: Link
    who: str
    """Who speaks there, and through whom; empty where the fact has no speaker."""
    how: str
    """What the speaker does and how it is quoted; empty where the fact has no speaker."""
    who_told: Line = ()
    """Who speaks, in pieces, where some are in another language than the page; else nothing."""
    how_told: Line = ()
    """The same of what the speaker does."""


class Note(Value, frozen=True):
    """What is built on one passage."""

    id: str
    number: int
    passage: str
    """Id of the passage."""
    words: str
    facts: tuple[Built, ...]
    original: tuple[Link, ...]
    """The same words in the live article, where its address is known; at most one."""


class Aside(Value, frozen=True):
    """A sentence of the article on which no fact is built, and why."""

    sentence: str
    reason: str
    why: Prose
    """The reason in the editors' own words; empty where they are not found."""


class Paragraph(Value, frozen=True):
    """One paragraph of the article with the notes to its marks."""

    id: str
    nodes: tuple[Node, ...]
    notes: tuple[Note, ...]
    aside: tuple[Aside, ...]


class SourceView(Value, frozen=True):
    """The archived article, word for word."""

    details: tuple[Detail, ...]
    summary: Prose
    shown: str
    """How much of the text is shown, and whose the marks are."""
    coverage: str
    bar: tuple[float, float]
    """Shares of the sentences that carry facts and that are set aside, in percent."""
    unread: bool
    """Whether some sentence is neither."""
    language: str
    paragraphs: tuple[Paragraph, ...]


class TraceStep(Value, frozen=True):
    """One step on the way from a quote to a sentence of the answer."""

    title: str
    text: str
    link: Link
    told: Line = ()
    """The text in pieces, where some are in another language than the page; else nothing."""


class WaivedRule(Value, frozen=True):
    """A finding of the check that does not count."""

    fact: Link
    rule: str
    """Code of the rule."""
    wants: str
    """What the rule wants, in one sentence of the page's language."""
    reason: str
    """Why it does not count here, in the editors' words."""
    language: str = ""
    """BCP 47 tag of the reason where it is not in the page's language; else empty."""


class MethodView(Value, frozen=True):
    """How the site comes to what it says."""

    rules: tuple[tuple[Chip, str], ...]
    """Label and sentence of each status rule, in the order in which they are tried."""
    trace: tuple[TraceStep, ...]
    status: tuple[StatusBlock, ...]
    """The derived status of the traced claim; at most one."""
    limits: tuple[str, ...]
    waived: tuple[WaivedRule, ...]


class NamedFact(Value, frozen=True):
    """One name of a fact, where the alphabet puts it."""

    text: str
    language: str
    """BCP 47 tag of a name in a language of its own; else empty."""
    link: Link
    line: str
    """Its kind, and of what it is another name."""
    told: Line = ()
    """The line in pieces, where some are in another language than the page; else nothing."""


class UnderLetter(Value, frozen=True):
    """The names under one letter, as far as they stand on this page."""

    id: str
    letter: str
    entries: tuple[NamedFact, ...]


class NamesView(Value, frozen=True):
    """Every fact by each of its names."""

    lead: str
    letters: tuple[Link, ...]
    """Where each letter begins, also on other pages."""
    groups: tuple[UnderLetter, ...]


class TiedTo(Value, frozen=True):
    """What ties somebody, seen from one side."""

    link: Link
    facts: tuple[Link, ...]
    """The first of the facts in which words are passed on."""
    more: str
    """How many more there are, in words; empty where there are none."""


class Tied(Value, frozen=True):
    """One row of a table of ties."""

    id: str
    who: Link
    ties: tuple[TiedTo, ...]


class TieGroup(Value, frozen=True):
    """All ties of one kind, as far as they stand on this page."""

    code: str
    title: str
    who: str
    to: str
    rows: tuple[Tied, ...]


class RelationsView(Value, frozen=True):
    """Who is tied to whom."""

    lead: str
    diagrams: tuple[Diagram, ...]
    not_all: bool
    """Whether the pictures may hold less than the tables."""
    groups: tuple[TieGroup, ...]
    alone: tuple[Link, ...]
    """Actors whom nothing ties to others."""


class SearchView(Value, frozen=True):
    """The page of a search that is too large for the theme's."""

    indexes: tuple[Link, ...]
    """Where every fact is listed, for those who cannot search."""


class Download(Value, frozen=True):
    """One file of the open data."""

    link: Link
    text: str
    size: str
    """Bytes."""
    sha256: str


class DataView(Value, frozen=True):
    """The open data."""

    lead: str
    downloads: tuple[Download, ...]
