"""The views of single facts, one for each kind of page."""

from __future__ import annotations

from generator.model.pages.blocks import Chip, Detail, Line, Link, Prose, Quote, Related, Said, StatusBlock
from generator.model.pages.pictures import Diagram
from generator.model.record import Value


class SideView(Value, frozen=True):
    """One side of a claim: who take the same stand on it, the strongest words first."""

    chip: Chip
    said: Said
    more: str
    """How many others take this stand, in words; empty where nobody else does."""


class EvidenceCount(Value, frozen=True):
    """How many of the statements are evidence of one kind."""

    number: int
    text: str
    links: tuple[Link, ...]
    """Through whom they reached us, where the kind says that somebody passed them on."""


class ClaimView(Value, frozen=True):
    """A claim: its status, who says what, what bears on it."""

    status: StatusBlock
    sides: tuple[SideView, ...]
    """The strongest words of each side, to stand beside one another."""
    absent: tuple[str, ...]
    """For each of affirming and denying that nobody does: that, in words that say what it means."""
    in_full: bool
    """Whether the sides hold every statement, so that no list of them need follow."""
    evidence: tuple[EvidenceCount, ...]
    """What kinds of evidence the statements are."""
    statements: tuple[Said, ...]
    relations: tuple[Related, ...]
    views: tuple[Related, ...]
    would_settle: Prose
    summary: Prose
    details: tuple[Detail, ...]


class ComparedView(Value, frozen=True):
    """Another view that agrees or differs with one."""

    link: Link
    expert: Link
    unnamed: bool
    """True where the source does not say who the experts are."""
    quotes: tuple[Quote, ...]
    """Its first words; at most one."""
    why: Prose


class ExpertView(Value, frozen=True):
    """An expert's assessment."""

    expert: Link
    unnamed: bool
    """True where the source does not say who the experts are."""
    standing: tuple[Detail, ...]
    position: Prose
    chain: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    details: tuple[Detail, ...]
    bears_on: tuple[Related, ...]
    agree: tuple[ComparedView, ...]
    differ: tuple[ComparedView, ...]
    summary: Prose


class Mark(Value, frozen=True):
    """One estimate on the common axis, in percent of its width."""

    label: str
    lines: tuple[str, ...]
    """The label in pieces short enough for the picture, whose words cannot wrap."""
    number: str
    start: float
    end: float
    """Equal to `start` for a single number."""
    open_above: bool
    open_below: bool
    language: str = ""
    """BCP 47 tag of the number in the source's words, where they are not in the page's language; else empty."""
    label_language: str = ""
    """The same of the label."""


class Bounds(Value, frozen=True):
    """One row of the table of estimates; a number that the source does not give says so."""

    who: Link
    given: str
    lowest: str
    best: str
    highest: str
    language: str = ""
    """BCP 47 tag of these words, where they are not in the page's language; else empty."""


class PartOfWhole(Value, frozen=True):
    """A number as a share of the whole that it is part of, in percent of the bar's width."""

    title: str
    description: str
    share: float
    part: str
    whole: str
    open_above: bool
    title_told: Line = ()
    """The title in pieces, where some are in another language than the page; else nothing."""
    told: Line = ()
    """The same of the description."""


class Axis(Value, frozen=True):
    """All estimates of a quantity, and of the whole it is part of, on one axis from nought."""

    title: str
    description: str
    """The same in words, for whoever cannot see it."""
    top: str
    """The number at the right end."""
    lines: int
    """Lines that the longest label takes."""
    marks: tuple[Mark, ...]
    top_language: str = ""
    """BCP 47 tag of the unit at the right end, where it is not in the page's language; else empty."""


class FigureView(Value, frozen=True):
    """A quantity with every estimate of it."""

    unit: str
    definition: Prose
    estimates: tuple[Said, ...]
    axis: Axis
    table: tuple[Bounds, ...]
    csv: Link
    """The table of these estimates, beside the page."""
    shares: tuple[PartOfWhole, ...]
    part_of: tuple[Link, ...]
    why_they_differ: Prose
    details: tuple[Detail, ...]
    summary: Prose
    unit_language: str = ""
    """BCP 47 tag of the unit where it is not in the page's language; else empty."""


class Spoken(Value, frozen=True):
    """One statement, seen from the actor who makes it or passes it on."""

    chip: Chip
    link: Link
    quotes: tuple[Quote, ...]
    direct: bool
    speaker: tuple[Link, ...]
    """Whose words they are, where the actor only passes them on; at most one."""
    via: tuple[Link, ...]
    """Who passed the actor's own words on."""
    withdrawn: str
    withdrawn_language: str = ""
    """BCP 47 tag of that where it is not in the page's language; else empty."""


class SpokenGroup(Value, frozen=True):
    """What an actor says in one way: in own words, as others report it, or in the words of others."""

    title: str
    count: str
    """How many there are; empty where these are only some of them."""
    spoken: tuple[Spoken, ...]
    everything: tuple[Link, ...]
    """Where all of them are, when these are only some; at most one."""


class WordsView(Value, frozen=True):
    """Some of the words of an actor who says much."""

    spoken: tuple[SpokenGroup, ...]


class ProvisionView(Value, frozen=True):
    """One thing an agreement provides."""

    text: str
    quotes: tuple[Quote, ...]
    language: str = ""
    """BCP 47 tag of the text where it is not the page's language; else empty."""


class PlainView(Value, frozen=True):
    """A fact whose page is a list of properties and the words that carry it: actor, event, place, term and others."""

    details: tuple[Detail, ...]
    summary: Prose
    lead: Prose
    """What the kind says in prose of its own: a definition, what is known."""
    lead_title: str
    spoken: tuple[SpokenGroup, ...]
    all_spoken: tuple[Link, ...]
    """Where all of it is, when `spoken` is only some; at most one."""
    relayed: tuple[SpokenGroup, ...]
    """The words of others that an actor passes on; at most one group."""
    related: tuple[Related, ...]
    provisions: tuple[ProvisionView, ...]
    quotes: tuple[Quote, ...]
    ties: tuple[Diagram, ...]
    """An actor among those whom something ties to it; at most one picture."""
    map: tuple[Link, ...]
    """The map of all relations, of an actor with any; at most one."""
    open_note: Prose
    open_title: str
