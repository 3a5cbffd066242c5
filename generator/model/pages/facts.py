"""The views of single facts, one for each kind of page."""

from __future__ import annotations

from generator.model.pages.blocks import Chip, Count, Detail, Link, Prose, Quote, Related, Said, StatusBlock
from generator.model.record import Value


class SideView(Value, frozen=True):
    """One side of a claim: who take the same stand on it, the strongest words first."""

    chip: Chip
    said: Said
    more: str
    """How many others take this stand, in words; empty where nobody else does."""


class ClaimView(Value, frozen=True):
    """A claim: its status, who says what, what bears on it."""

    status: StatusBlock
    sides: tuple[SideView, ...]
    """The strongest words of each side, to stand beside one another; nothing where there is one side only."""
    in_full: bool
    """Whether the sides hold every statement, so that no list of them need follow."""
    one_sided: str
    """That nobody denies it, in words that say what this means; empty where somebody does."""
    evidence: tuple[Count, ...]
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
    quotes: tuple[Quote, ...]
    """Its first words; at most one."""
    why: Prose


class ExpertView(Value, frozen=True):
    """An expert's assessment."""

    expert: Link
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


class Bounds(Value, frozen=True):
    """One row of the table of estimates; a number that the source does not give says so."""

    who: Link
    given: str
    lowest: str
    best: str
    highest: str


class PartOfWhole(Value, frozen=True):
    """A number as a share of the whole that it is part of, in percent of the bar's width."""

    title: str
    description: str
    share: float
    part: str
    whole: str
    open_above: bool


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


class FigureView(Value, frozen=True):
    """A quantity with every estimate of it."""

    unit: str
    definition: Prose
    estimates: tuple[Said, ...]
    axis: Axis
    table: tuple[Bounds, ...]
    csv: Link
    """The open data that has these numbers."""
    shares: tuple[PartOfWhole, ...]
    part_of: tuple[Link, ...]
    why_they_differ: Prose
    details: tuple[Detail, ...]
    summary: Prose


class Spoken(Value, frozen=True):
    """One statement of an actor, seen from the actor."""

    chip: Chip
    link: Link
    quotes: tuple[Quote, ...]
    direct: bool


class SpokenGroup(Value, frozen=True):
    """What an actor says in one way: in own words, or as others report it."""

    title: str
    spoken: tuple[Spoken, ...]


class WordsView(Value, frozen=True):
    """Some of the words of an actor who says much."""

    spoken: tuple[SpokenGroup, ...]


class ProvisionView(Value, frozen=True):
    """One thing an agreement provides."""

    text: str
    quotes: tuple[Quote, ...]


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
    related: tuple[Related, ...]
    provisions: tuple[ProvisionView, ...]
    quotes: tuple[Quote, ...]
    open_note: Prose
    open_title: str
