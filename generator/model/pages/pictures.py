"""Pictures drawn at build time: whole numbers and finished paths, so that the same facts give the same bytes."""

from __future__ import annotations

from generator.model.pages.blocks import Link
from generator.model.record import Value


class Stop(Value, frozen=True):
    """One event of the timeline's picture."""

    id: str
    """Fragment of its entry in the list."""
    number: int
    """Its place in the order; nought where it has none."""
    x: int
    y: int
    """The middle of its point."""
    left: int
    top: int
    """Where its words begin."""
    when: tuple[str, ...]
    lines: tuple[str, ...]
    line: int
    """From one line of its words to the next."""
    language: str = ""
    """BCP 47 tag of its title where it is not the page's language; else empty."""


class Strip(Value, frozen=True):
    """The picture of a timeline; it tells an order, no scale."""

    width: int
    height: int
    divider: int
    """How far down those begin that have no place in the order; nought where there are none, or none before them."""
    stops: tuple[Stop, ...]
    paths: tuple[str, ...]
    """From each event to those that a source places after it, as SVG paths."""


class Entry(Value, frozen=True):
    """One name in a box."""

    link: Link
    code: str
    """Kind of the fact, for its look."""
    lines: tuple[str, ...]
    """Its name."""
    kind: tuple[str, ...]
    """What it is."""
    top: int
    height: int


class Box(Value, frozen=True):
    """Actors or agreements that the same ties lead to and from."""

    x: int
    y: int
    width: int
    height: int
    entries: tuple[Entry, ...]


class Wire(Value, frozen=True):
    """Lines that leave one box with the same words."""

    code: str
    """What ties them, for the look of the lines."""
    sentence: str
    """The same as one sentence."""
    lines: tuple[str, ...]
    """The words on it."""
    address: str
    """Where these lead; relative to the site's root."""
    path: str
    heads: str
    """The tips of its arrows, as one SVG path."""
    x: int
    y: int
    width: int
    height: int
    """The place of its words."""
    top: int
    """Where the first of them stands."""


class Diagram(Value, frozen=True):
    """A picture of ties that hang together."""

    title: str
    description: str
    """The same in sentences."""
    width: int
    height: int
    wide: bool
    """Whether it is wider than a phone."""
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    line: int
    """From one line of a name to the next."""
    small_line: int
