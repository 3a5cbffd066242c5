"""Facts whose quotes were found in their sources; nothing else can be linked, composed or shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from generator.model.diagnostics import Keys
from generator.model.facts.base import Fact
from generator.model.fields import Anchor
from generator.model.record import Value
from generator.model.sources import SourceText, Span

FactT_co = TypeVar("FactT_co", bound=Fact, covariant=True)


class Passage(Value, frozen=True):
    """One piece of a quote where it stands in its source."""

    span: Span
    printed: str
    """The words exactly as the source prints them; this is what is shown."""
    typographic: bool
    """True where the fact file's words differ from the printed ones in quotes, dashes or spaces alone."""


class FoundAnchor(Value, frozen=True):
    """An anchor and the passages it stands for, in the order of the text."""

    keys: Keys
    """Where the anchor stands in its fact: `("statements", 0, "anchors", 1)`."""
    anchor: Anchor
    passages: tuple[Passage, ...]


class AnchoredFact(Value, Generic[FactT_co], frozen=True, kw_only=True):
    """A fact each of whose anchors stands once in an archived source."""

    path: str
    fact: FactT_co
    anchors: Mapping[Keys, FoundAnchor]
    """Every anchor of the fact by its keys, in the order of the file."""
    lines: tuple[int, ...] = ()
    """Line, from 1, on which each of its statements or estimates names itself; nought where that is not known."""

    def under(self, *keys: str | int) -> tuple[FoundAnchor, ...]:
        """Return the anchors below `keys`, such as `under("statements", 0)`, in the order of the file."""
        depth = len(keys)
        return tuple([found for at, found in self.anchors.items() if at[:depth] == keys])


class Coverage(Value, frozen=True, kw_only=True):
    """How much of one source's text the facts carry, sentence by sentence."""

    source: str
    carried: tuple[tuple[Span, tuple[str, ...]], ...]
    """Sentences that anchors overlap, each with the ids of those facts, sorted."""
    set_aside: tuple[tuple[Span, str], ...]
    """Sentences that the source's own file lists as no fact, each with the reason."""
    uncovered: tuple[Span, ...]
    """Sentences that nobody has read yet."""


class AnchoredProject(Value, frozen=True, kw_only=True):
    """All facts with their passages, and the texts they stand in."""

    facts: Mapping[str, AnchoredFact[Fact]]
    """By id, in the order of kinds and then ids."""
    texts: Mapping[str, SourceText]
    """By source id."""
    coverage: Mapping[str, Coverage]
    """By source id."""
