"""All anchors of a project: the second stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generator.anchoring.anchors import anchor_quote
from generator.anchoring.coverage import Coverages
from generator.anchoring.matching import Haystack
from generator.model.anchored import AnchoredFact, AnchoredProject, FoundAnchor
from generator.model.diagnostics import Diagnostic, Keys
from generator.model.facts.base import Fact
from generator.model.fields import Anchor
from generator.model.outcome import Outcome
from generator.model.read import ReadFact, ReadProject
from generator.model.sources import SourceText
from generator.model.walking import records_in


def anchor_project(project: ReadProject) -> Outcome[AnchoredProject]:
    """Return the facts whose every quote stands once in its source, and what is wrong with the others.

    Coverage is worked out only when all quotes were found: before, it would blame sentences whose facts
    are there but misquote them.
    """
    haystacks = Haystacks(project.texts)
    anchored = anchor_facts(project.facts.values(), haystacks)
    if anchored.diagnostics:
        value = AnchoredProject(facts=anchored.value, texts=project.texts, coverage={})
        return Outcome(value=value, diagnostics=anchored.diagnostics)
    coverage = Coverages(anchored.value, haystacks, standing_on(anchored.value.values(), project.texts))
    value = AnchoredProject(facts=anchored.value, texts=project.texts, coverage=coverage)
    wrong = (diagnostic for source in coverage for diagnostic in coverage.outcome(source).diagnostics)
    return Outcome(value=value, diagnostics=tuple(wrong))


MOST_EXPLAINED: Final = 100
"""Wrong quotes of one fact that are explained: each takes a look at the article, and a file may hold thousands."""


def anchor_facts(
    facts: Iterable[ReadFact], haystacks: Mapping[str, Haystack]
) -> Outcome[dict[str, AnchoredFact[Fact]]]:
    """Return those of some facts, by id, whose every quote stands once in its source, and why others do not."""
    found: dict[str, AnchoredFact[Fact]] = {}
    diagnostics: list[Diagnostic] = []
    for read in facts:
        anchored = anchor_fact(read, haystacks)
        if isinstance(anchored, AnchoredFact):
            found[read.fact.id] = anchored
        else:
            diagnostics += anchored
    return Outcome(value=found, diagnostics=tuple(diagnostics))


class Haystacks(Mapping[str, Haystack]):
    """The texts of sources, each made ready to be searched when it is first asked for."""

    def __init__(self, texts: Mapping[str, SourceText]) -> None:
        self._texts = texts
        self._made: dict[str, Haystack] = {}

    def __getitem__(self, source: str) -> Haystack:
        """Return the text of a source, ready to be searched; raises KeyError where it has none."""
        if source not in self._made:
            self._made[source] = Haystack(self._texts[source])
        return self._made[source]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def standing_on(facts: Iterable[AnchoredFact[Fact]], sources: Iterable[str]) -> dict[str, list[str]]:
    """Return for each of `sources` the ids of the facts that quote it."""
    found: dict[str, list[str]] = {source: [] for source in sources}
    for anchored in facts:
        for source in dict.fromkeys(one.anchor.source for one in anchored.anchors.values()):
            found[source].append(anchored.fact.id)
    return found


def anchor_fact(read: ReadFact, haystacks: Mapping[str, Haystack]) -> AnchoredFact[Fact] | tuple[Diagnostic, ...]:
    """Return the fact with the passages of all its anchors, or why some have none."""
    anchors: dict[Keys, FoundAnchor] = {}
    diagnostics: list[Diagnostic] = []
    waiting = list(records_in(read.fact, Anchor))
    for number, (keys, anchor) in enumerate(waiting):
        if len(diagnostics) >= MOST_EXPLAINED:
            *diagnostics, last = diagnostics
            note = f"quotes of this fact not looked at yet: {len(waiting) - number:,}"
            return (*diagnostics, replace(last, notes=(*last.notes, note)))
        found = anchor_quote(read.path, keys, anchor, haystacks)
        if isinstance(found, FoundAnchor):
            anchors[keys] = found
        else:
            diagnostics += found
    if diagnostics:
        return tuple(diagnostics)
    return AnchoredFact(path=read.path, fact=read.fact, anchors=anchors, lines=read.lines)
