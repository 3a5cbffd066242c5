"""A term: a glossary entry."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, Line, ProseText, Ref, Required
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Term(Fact):
    """Words of a source that need explaining, explained from the source alone."""

    KIND: ClassVar[KindName] = "term"

    aliases: tuple[Line, ...] = ()
    """Other forms of the term."""
    definition: ProseText
    """What the source lets one say about its meaning, in the editors' own words."""
    used_by: tuple[Annotated[Id, Ref("actor", reverse="Terms it uses")], ...] = ()
    """Whose word it is."""
    about: tuple[Annotated[Id, Ref(reverse="Terms about it")], ...] = ()
    """Facts it helps to read."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """Where the source uses it."""
