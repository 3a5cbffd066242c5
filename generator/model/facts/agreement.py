"""An agreement: its parties, what it provides and what is invoked under it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, OwnLine, ProseText, Ref, Required, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Provision:
    """One thing the agreement provides, as a source reports it."""

    text: OwnLine
    """The provision in the editors' own words."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """The exact words."""


@record
class Agreement(Fact):
    """A treaty, pact or deal between actors."""

    KIND: ClassVar[KindName] = "agreement"

    parties: Annotated[tuple[Annotated[Id, Ref("actor", reverse="Agreements")], ...], Required()]
    """Who concluded it."""
    signed: When = When()
    """When it was signed."""
    provisions: tuple[Provision, ...] = ()
    """What it provides, as far as the sources say."""
    invoked_for: tuple[Annotated[Id, Ref("event", "claim", reverse="Done under")], ...] = ()
    """What a source says was done under it."""
    may_be_same_as: tuple[Annotated[Id, Ref("agreement", reverse="May be the same as")], ...] = ()
    """Agreements that may be this one under another name; the source leaves it open."""
    note: ProseText = ""
    """What the source leaves open about it, in the editors' own words."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """Where the source names it."""
