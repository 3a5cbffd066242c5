"""The book: what the pages of the site show, in the order of chapters, as data for a typesetter.

Everything is text; what looks like markup in it is set as it stands. Labels name places in the book, and become the
named destinations of the PDF: a fact's label is its id.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.record import Value


class Run(Value, frozen=True, omit_defaults=True):
    """A stretch of text in one style."""

    text: str
    to: str = ""
    """Label of the place in the book that it leads to."""
    out: str = ""
    """Address outside the book that it leads to."""
    style: str = ""
    """`em`, `strong`, `code` or `soft`; or what a stretch of an article is: `mark` where a fact is built on
    it, `aside` where that is not to be, `unmarked` elsewhere."""
    language: str = ""
    """BCP 47 tag, where it is not that of the book."""
    label: str = ""
    """Label of its beginning."""
    note: str = ""
    """Numbers of the notes at its end."""


Runs = tuple[Run, ...]


class Text(Value, frozen=True, tag="text"):
    """A paragraph."""

    runs: Runs


class Small(Value, frozen=True, tag="small"):
    """A paragraph in small print."""

    runs: Runs


class Heading(Value, frozen=True, tag="heading"):
    """The title of a part of a fact."""

    text: str


class ChipLine(Value, frozen=True, tag="chip"):
    """A word in a frame, such as a status, and what follows it."""

    code: str
    text: str
    runs: Runs


class Words(Value, frozen=True, tag="quote"):
    """Exact words of a source."""

    passages: tuple[str, ...]
    language: str
    to: str
    """Label of the words in the article; empty where the book does not have them."""
    out: str
    """Their address on the site, where the book does not have them."""


class Details(Value, frozen=True, tag="details"):
    """Terms, each with its words."""

    rows: tuple[tuple[str, Runs], ...]
    run_in: bool = False
    """Whether they follow one another in one paragraph, rather than each on a line of its own."""


class Items(Value, frozen=True, tag="items"):
    """A list."""

    items: tuple[Runs, ...]


class Note(Value, frozen=True, tag="note"):
    """The editors' own words, marked as theirs."""

    title: str
    blocks: tuple[Block, ...]


class Voice(Value, frozen=True, tag="voice"):
    """One voice: who, the stance or number in a frame, and what stands under it."""

    label: str
    who: Runs
    code: str
    chip: str
    blocks: tuple[Block, ...]


class Table(Value, frozen=True, tag="table"):
    """A table with one row of heads; the first column heads its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


class Picture(Value, frozen=True, tag="picture"):
    """A drawing of the site."""

    svg: str
    alt: str
    caption: str


class Paragraph(Value, frozen=True, tag="paragraph"):
    """A paragraph of an archived article with its notes beside it."""

    language: str
    runs: Runs
    notes: tuple[tuple[str, Runs], ...]
    """The number of each note and its text."""


Block = Text | Small | Heading | ChipLine | Words | Details | Items | Note | Voice | Table | Picture | Paragraph


class Entry(Value, frozen=True):
    """One fact."""

    label: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    address: str
    """Its page on the site, in full; empty where the site has no address."""


class Chapter(Value, frozen=True):
    """One chapter."""

    label: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    """What stands before the facts."""
    entries: tuple[Entry, ...]


class Evidence(Value, frozen=True):
    """A fact that carries a sentence of the answer, as a footnote."""

    fact: Runs
    voices: tuple[tuple[str, Words], ...]
    """Who, and the exact words."""
    more: str


class Sentence(Value, frozen=True):
    """One sentence of the answer."""

    text: str
    notes: tuple[Evidence, ...]


class IndexEntry(Value, frozen=True):
    """A name with the places in the book that bear on it."""

    name: str
    language: str
    """BCP 47 tag, where it is not that of the book."""
    labels: tuple[str, ...]
    """Where it stands, its own entry first; for another name of something just that."""
    see: str
    """The name under which it is told of, where this is another name; else empty."""


class VolumeName(Value, frozen=True):
    """One volume of a book in several, as the others name it."""

    name: str
    chapters: tuple[str, ...]
    """Their titles."""
    to: str
    """Label at which it begins."""


class Book(Value, frozen=True, kw_only=True):
    """A whole book, or one volume of it."""

    language: str
    title: str
    """The headline question."""
    site: str
    """The name of the site."""
    address: str
    as_of: str
    dek: Runs
    answer: tuple[Sentence, ...]
    words: Mapping[str, str]
    """Words of the book's own, such as "Contents"."""
    chapters: tuple[Chapter, ...]
    index: tuple[IndexEntry, ...]
    colophon: tuple[str, ...]
    elsewhere: Mapping[str, str]
    """Where the labels lead that something refers to and nothing here bears: another label, or an address, which has a
    full stop. Both ends of every link are thus known."""
    number: int = 1
    volumes: tuple[VolumeName, ...] = ()
    """All volumes, this one too; none where the book is in one piece."""
