"""A figure: one quantity, and every estimate of it side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Certainty, Id, Line, OwnLine, ProseText, QuoteType, Ref, Required, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Estimate:
    """One voice's number, with its bounds kept (low, best and high after UCDP GED)."""

    id: Id
    """Name of the estimate within its figure: `figures/<figure>/#<id>` is its permalink."""
    speaker: Annotated[Id, Ref("actor", reverse="Estimates")]
    """Who gives the number."""
    via: tuple[Annotated[Id, Ref("actor", reverse="Estimates relayed")], ...] = ()
    """Who passed it on, from the speaker towards the archived article."""
    as_given: Line
    """The number in the source's own words, such as "at least 1,000"; it must stand inside the quote."""
    best: Decimal | None = None
    """The number given, or the best of several."""
    low: Decimal | None = None
    """Lower end of a range."""
    high: Decimal | None = None
    """Upper end of a range."""
    at_least: Decimal | None = None
    """A bound from below: the number may be larger."""
    at_most: Decimal | None = None
    """A bound from above: the number may be smaller."""
    certainty: Certainty = "underspecified"
    """How sure the speaker sounds."""
    quote_type: QuoteType
    """`direct`, `indirect` or `mixed`, as for statements."""
    cue: str = ""
    """The reporting words as printed, such as "estimate"."""
    said: When = When()
    """When it was said."""
    note: ProseText = ""
    """The editors' own words on this estimate: what it leaves out, whose number it is."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """The exact words."""


@record
class Figure(Fact):
    """A number with its unit and definition; rival estimates stand side by side and are never averaged."""

    KIND: ClassVar[KindName] = "figure"

    unit: OwnLine
    """What is counted, such as "soldiers"."""
    definition: ProseText
    """What the number covers and what the source leaves undefined, in the editors' own words."""
    part_of: Annotated[str, Ref("figure", reverse="Parts of it")] = ""
    """The whole this number is a part of."""
    period: When = When()
    """The time the number covers."""
    about: tuple[Annotated[Id, Ref(reverse="Figures about it")], ...] = ()
    """Facts the number is about."""
    why_they_differ: ProseText = ""
    """Why estimates differ, as far as the sources say."""
    estimates: Annotated[tuple[Estimate, ...], Required()]
    """Who gives which number."""
