"""The blocks that pages of several kinds are made of."""

from __future__ import annotations

from generator.model.record import Value


class Text(Value, frozen=True):
    """Plain words."""

    text: str
    language: str = ""
    """BCP 47 tag where they are in another language than the page; else empty."""


Line = tuple[Text, ...]
"""Plain words in pieces, where some are in another language than the others."""


class Link(Value, frozen=True):
    """A link to a page of the site, or to a part of one."""

    text: str
    address: str
    """Relative to the site's root, such as `claims/x/#y`; `""` is home."""
    kind: str = ""
    """What the reader finds there, such as "Claim"; empty where the text says so."""
    language: str = ""
    """BCP 47 tag of the text where it is not the page's language; else empty."""


class Prose(Value, frozen=True):
    """The editors' own words: short Markdown with `[[id]]`, still to be rendered."""

    text: str
    language: str = ""
    """BCP 47 tag where they are in another language than the page; else empty."""


class Chip(Value, frozen=True):
    """A word with an icon; the word alone says all."""

    code: str
    """Names the icon and the colour, such as `denies`."""
    text: str
    language: str = ""
    """BCP 47 tag of the text where it is not the page's language: a number in the source's words."""


class QuoteTranslation(Value, frozen=True):
    """What a quote says in the language of the page; it stands below the quote, never instead of it."""

    text: str
    label: str
    """Who translated it, in words."""


class Quote(Value, frozen=True):
    """Exact words of a source."""

    passages: tuple[str, ...]
    """As printed; more than one where the article interrupts the quote."""
    language: str
    """BCP 47 tag of the source."""
    place: Link
    """The marked words in the article."""
    typographic: bool
    """True where the fact file's quotation marks, dashes or spaces differ from the printed ones."""
    translation: tuple[QuoteTranslation, ...] = ()
    """At most one."""


class Detail(Value, frozen=True):
    """One line of a list of properties: a term, with plain words and links."""

    term: str
    words: str = ""
    links: tuple[Link, ...] = ()
    language: str = ""
    """BCP 47 tag of the words, where they are in a language of their own."""
    told: Line = ()
    """The words in pieces, where only some are in another language than the page; else nothing."""
    term_language: str = ""
    """BCP 47 tag of the term, where it is one of the fact and not in the page's language."""


class Said(Value, frozen=True):
    """One voice on one matter: a statement, an estimate or a view's evidence."""

    id: str
    """Fragment of its permalink."""
    speaker: Link
    unnamed: bool
    """True where the source does not say who the speakers are."""
    chip: Chip
    """The stance, or the number given."""
    chain: tuple[Link, ...]
    """From the archived article back to the speaker: article, relays, speaker."""
    details: tuple[Detail, ...]
    """How it was said: reporting verb, quote type, certainty, time."""
    quotes: tuple[Quote, ...]
    note: Prose
    withdrawn: str
    admission: tuple[Link, ...]
    """The fact that calls it an admission; at most one."""
    line: int
    """Line of its fact's file on which it stands, from 1; nought where that is not known."""
    withdrawn_language: str = ""
    """BCP 47 tag of how it was withdrawn, where that is not in the page's language; else empty."""


class Count(Value, frozen=True):
    """One of the plain counts behind a status."""

    number: int
    text: str


class Reason(Value, frozen=True):
    """A voice that the status rests on."""

    chip: Chip
    speakers: tuple[Link, ...]
    """Each leads to its statement."""
    note: str
    """Why these speakers count as one voice; empty where there is only one."""
    decisive: bool
    told: Line = ()
    """The note in pieces, where some are in another language than the page; else nothing."""


class StatusBlock(Value, frozen=True):
    """A derived status with all that it was derived from."""

    chip: Chip
    rule: str
    counts: tuple[Count, ...]
    reasons: tuple[Reason, ...]


class Related(Value, frozen=True):
    """A linked fact and why it is linked."""

    link: Link
    relation: str
    """How it bears, such as "supports"; empty where the heading says so."""
    why: Prose


class LinkGroup(Value, frozen=True):
    """Links under one heading."""

    title: str
    links: tuple[Link, ...]


class Pager(Value, frozen=True):
    """Where in a list of several pages the reader is, and the way to the others."""

    place: str
    """Which page of how many, in words."""
    number: int
    """From 1."""
    count: int
    before: tuple[Link, ...]
    """The first page and those right before this one, in order."""
    after: tuple[Link, ...]
    """Those right after this one and the last page, in order."""
    previous: tuple[Link, ...]
    """The page before this one; at most one."""
    following: tuple[Link, ...]
    """The page after this one; at most one."""


class Section(Value, frozen=True):
    """One part of a page: an entry of its table of contents."""

    id: str
    title: str
    language: str = ""
    """BCP 47 tag of the title where it is not the page's language; else empty."""


class Card(Value, frozen=True):
    """A fact in a list: its title, its status or kind, one line more."""

    link: Link
    chip: Chip
    line: str
    told: Line = ()
    """The line in pieces, where some are in another language than the page; else nothing."""


class VersionText(Value, frozen=True):
    """One text of a fact in another language than the page."""

    text: str
    is_prose: bool


class Version(Value, frozen=True):
    """The words of a fact in another language than the page, to be unfolded."""

    language: str
    """BCP 47 tag."""
    title: str
    """What it is and in which language, in words of the page."""
    name: str
    """What the language calls itself."""
    line: str
    """Who translated it, in words; empty for the original."""
    texts: tuple[VersionText, ...]
    told: Line = ()
    """The line in pieces, where some are in another language than the page; else nothing."""
