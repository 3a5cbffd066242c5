"""All kinds in one place, for the stages that treat every kind alike."""

from __future__ import annotations

from typing import Final

from generator.model.facts.actor import Actor
from generator.model.facts.agreement import Agreement
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.figure import Figure
from generator.model.facts.place import Place
from generator.model.facts.question import Question
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.term import Term
from generator.model.facts.view import View
from generator.model.kinds import KindName

FACT_TYPES: Final[dict[KindName, type[Fact]]] = {
    cls.KIND: cls for cls in (Source, Actor, Claim, View, Figure, Event, Agreement, Place, Term, Question, Story)
}
"""The model of each kind."""
