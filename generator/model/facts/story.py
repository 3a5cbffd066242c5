"""A story: one explainer, from its headline question to its order of reading."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Id, OwnLine, ProseText, Ref, Required
from generator.model.kinds import KindName
from generator.model.record import record


@record
class AnswerSentence:
    """One sentence of the short answer, and what carries it."""

    text: OwnLine
    """The sentence, in the editors' own words."""
    cites: Annotated[tuple[Annotated[Id, Ref(reverse="Cited in the answer of")], ...], Required()]
    """The facts that carry it."""


@record
class Part:
    """One part of the explainer, in the order of reading."""

    title: OwnLine
    """Its heading."""
    lead: ProseText = ""
    """A sentence or two that lead into it."""
    facts: Annotated[tuple[Annotated[Id, Ref(reverse="Part of")], ...], Required()]
    """Its facts, in order."""


@record
class Story(Fact):
    """One explainer. `title` is its headline question."""

    KIND: ClassVar[KindName] = "story"

    sources: Annotated[tuple[Annotated[Id, Ref("source", reverse="Explained in")], ...], Required()]
    """The archived articles it explains."""
    answer: Annotated[tuple[AnswerSentence, ...], Required()]
    """The short answer, at most 120 words, each sentence with the facts that carry it."""
    start_here: Annotated[Id, Ref(reverse="Starts with it")]
    """The one fact to read first."""
    parts: Annotated[tuple[Part, ...], Required()]
    """The order of reading."""
