"""A place."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, Line, Ref, Required
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Place(Fact):
    """A place that a source names."""

    KIND: ClassVar[KindName] = "place"

    aliases: tuple[Line, ...] = ()
    """Other names the sources use."""
    located_in: tuple[Annotated[Id, Ref("place", reverse="Places within it")], ...] = ()
    """Larger places it lies in, where a source says so."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """Where the source names it."""
