"""The views of single facts, one for each kind of page."""

from __future__ import annotations

from generator.model.pages.blocks import Chip, Detail, Link, Prose, Quote, Related, Said, StatusBlock
from generator.model.record import Value


class ClaimView(Value, frozen=True):
    """A claim: its status, who says what, what bears on it."""

    status: StatusBlock
    statements: tuple[Said, ...]
    relations: tuple[Related, ...]
    views: tuple[Related, ...]
    would_settle: Prose
    summary: Prose
    details: tuple[Detail, ...]


class ExpertView(Value, frozen=True):
    """An expert's assessment."""

    expert: Link
    standing: tuple[Detail, ...]
    position: Prose
    chain: tuple[Link, ...]
    quotes: tuple[Quote, ...]
    details: tuple[Detail, ...]
    bears_on: tuple[Related, ...]
    compared: tuple[Related, ...]
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


class WordsView(Value, frozen=True):
    """Some of the words of an actor who says much."""

    spoken: tuple[Spoken, ...]


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
    spoken: tuple[Spoken, ...]
    all_spoken: tuple[Link, ...]
    """Where all of it is, when `spoken` is only some; at most one."""
    related: tuple[Related, ...]
    provisions: tuple[ProvisionView, ...]
    quotes: tuple[Quote, ...]
    open_note: Prose
    open_title: str
