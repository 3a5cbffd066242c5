"""A question: what the sources leave open, or on which experts differ."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, ProseText, Ref, Required
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Question(Fact):
    """Something nobody in the sources settles. `title` asks it."""

    KIND: ClassVar[KindName] = "question"

    type: Literal["left-open", "disputed", "experts-differ"]
    """Why it is open."""
    known: ProseText
    """What is known, each point with the facts that carry it."""
    would_settle: ProseText = ""
    """What would settle it, in the editors' own words."""
    about: tuple[Annotated[Id, Ref(reverse="Open questions about it")], ...] = ()
    """Facts the question turns on."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """The words that leave it open, or that stand against each other."""
