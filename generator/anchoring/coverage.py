"""How much of a source the facts carry, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from generator.anchoring.anchors import passage_of
from generator.anchoring.matching import Haystack
from generator.model.anchored import AnchoredFact, Coverage, Passage
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.fields import Selector
from generator.model.outcome import Outcome
from generator.model.sources import Span

BEGINNING = 60
"""Code points of a sentence that a message shows."""

T = TypeVar("T")


class Coverages(Mapping[str, Coverage]):
    """The coverage of each source by its id, worked out when it is asked for."""

    def __init__(
        self,
        facts: Mapping[str, AnchoredFact[Fact]],
        haystacks: Mapping[str, Haystack],
        standing: Mapping[str, Sequence[str]],
    ) -> None:
        """Take the facts, the texts, and for each source that has a text the ids of the facts that quote it."""
        self._facts = facts
        self._haystacks = haystacks
        self._standing = standing
        self._found: dict[str, Outcome[Coverage]] = {}

    def outcome(self, source: str) -> Outcome[Coverage]:
        """Return the coverage of a source, and what is wrong with it."""
        if source not in self._found:
            own = self._facts[source]
            if not isinstance(own.fact, Source):
                raise KeyError(source)
            carried = carriers(map(self._facts.__getitem__, self._standing[source])).get(source, ())
            self._found[source] = cover(own.path, own.fact, self._haystacks[source], carried)
        return self._found[source]

    def __getitem__(self, source: str) -> Coverage:
        """Return the coverage of a source; raises KeyError where no source has this id."""
        return self.outcome(source).value

    def __iter__(self) -> Iterator[str]:
        return iter(self._standing)

    def __len__(self) -> int:
        return len(self._standing)


def carriers(facts: Iterable[AnchoredFact[Fact]]) -> dict[str, list[tuple[Span, str]]]:
    """Return every passage of every source with the fact that it carries."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for anchored in facts:
        for anchor in anchored.anchors.values():
            rows = found.setdefault(anchor.anchor.source, [])
            rows.extend((passage.span, anchored.fact.id) for passage in anchor.passages)
    return found


def cover(path: str, source: Source, haystack: Haystack, carried: Iterable[tuple[Span, str]]) -> Outcome[Coverage]:
    """Return the coverage of `source`, and what is wrong with it (Q001, Q002, V001, V002).

    Args:
        path: The source fact's file.
        source: The source fact, whose `no_fact` sets passages aside.
        haystack: Its text.
        carried: Passages of its text with the ids of the facts that they carry.
    """
    found: list[Diagnostic] = []
    aside: list[tuple[Span, int]] = []
    for position, passage in enumerate(source.no_fact):
        selector = Selector(exact=passage.exact, prefix=passage.prefix, suffix=passage.suffix)
        place = Place(path=path, keys=("no_fact", position, "exact"))
        placed = passage_of(haystack, selector, place)
        if isinstance(placed, Passage):
            aside.append((placed.span, position))
        else:
            found.append(placed)

    by_sentence = _overlaps(haystack.source.sentences, carried)
    aside_by_sentence = _overlaps(haystack.source.sentences, aside)
    carried_sentences: list[tuple[Span, tuple[str, ...]]] = []
    set_aside: list[tuple[Span, str]] = []
    uncovered: list[Span] = []
    for sentence, facts, positions in zip(haystack.source.sentences, by_sentence, aside_by_sentence, strict=True):
        if facts:
            carried_sentences.append((sentence, tuple(sorted(facts))))
            found.extend(_carried_too(path, position, sorted(facts)) for position in sorted(positions))
        elif positions:
            set_aside.append((sentence, source.no_fact[min(positions)].reason))
        else:
            uncovered.append(sentence)
            found.append(_uncovered(path, haystack, sentence))
    coverage = Coverage(
        source=source.id,
        carried=tuple(carried_sentences),
        set_aside=tuple(set_aside),
        uncovered=tuple(uncovered),
    )
    return Outcome(value=coverage, diagnostics=tuple(found))


def _overlaps(sentences: Sequence[Span], rows: Iterable[tuple[Span, T]]) -> list[set[T]]:
    """Return for each sentence, in order, what stands on a passage that shares a code point with it."""
    ends = [sentence.end for sentence in sentences]
    found: list[set[T]] = [set() for _ in sentences]
    for span, value in rows:
        position = bisect_right(ends, span.start)
        while position < len(sentences) and sentences[position].start < span.end:
            found[position].add(value)
            position += 1
    return found


def _carried_too(path: str, position: int, facts: list[str]) -> Diagnostic:
    return Diagnostic(
        rule="V002",
        place=Place(path=path, keys=("no_fact", position, "exact")),
        message="this passage is set aside, yet its sentence carries facts",
        notes=("the facts: " + ", ".join(f"`{fact}`" for fact in facts),),
        help=("take the passage out of `no_fact`",),
    )


def _uncovered(path: str, haystack: Haystack, sentence: Span) -> Diagnostic:
    words = haystack.text[sentence.start : sentence.end]
    beginning = words if len(words) <= BEGINNING else words[:BEGINNING].rstrip() + "…"
    return Diagnostic(
        rule="V001",
        place=Place(path=path),
        message=f"no fact carries this sentence, and nothing sets it aside: {beginning}",
        notes=(f"the sentence stands in {haystack.source.path}:{haystack.source.line_of(sentence.start)}",),
        help=("build a fact on it, or list it under `no_fact` with a reason",),
    )
