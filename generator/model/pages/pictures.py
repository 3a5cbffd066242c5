"""Pictures drawn at build time: whole numbers and finished paths, so that the same facts give the same bytes."""

from __future__ import annotations

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


class Strip(Value, frozen=True):
    """The picture of a timeline; it tells an order, no scale."""

    width: int
    height: int
    divider: int
    """How far down those begin that have no place in the order; nought where there are none, or none before them."""
    stops: tuple[Stop, ...]
    paths: tuple[str, ...]
    """From each event to those that a source places after it, as SVG paths."""
