"""All anchors of a project: the second stage."""

from __future__ import annotations

from generator.anchoring.anchors import anchor_quote
from generator.anchoring.coverage import carriers, cover
from generator.anchoring.matching import Haystack
from generator.model.anchored import AnchoredFact, AnchoredProject, Coverage, FoundAnchor
from generator.model.diagnostics import Diagnostic, Keys
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.fields import Anchor
from generator.model.outcome import Outcome
from generator.model.read import ReadFact, ReadProject
from generator.model.walking import records_in


def anchor_project(project: ReadProject) -> Outcome[AnchoredProject]:
    """Return the facts whose every quote stands once in its source, and what is wrong with the others.

    Coverage is worked out only when all quotes were found: before, it would blame sentences whose facts
    are there but misquote them.
    """
    haystacks = {source: Haystack(text) for source, text in project.texts.items()}
    facts: dict[str, AnchoredFact[Fact]] = {}
    diagnostics: list[Diagnostic] = []
    for fact_id, read in project.facts.items():
        anchored = anchor_fact(read, haystacks)
        if isinstance(anchored, AnchoredFact):
            facts[fact_id] = anchored
        else:
            diagnostics += anchored

    coverage: dict[str, Coverage] = {}
    if not diagnostics:
        carried = carriers(facts.values())
        for fact_id, read in project.facts.items():
            if isinstance(read.fact, Source) and fact_id in haystacks:
                covered = cover(read.path, read.fact, haystacks[fact_id], carried.get(fact_id, ()))
                coverage[fact_id] = covered.value
                diagnostics += covered.diagnostics
    value = AnchoredProject(facts=facts, texts=project.texts, coverage=coverage)
    return Outcome(value=value, diagnostics=tuple(diagnostics))


def anchor_fact(read: ReadFact, haystacks: dict[str, Haystack]) -> AnchoredFact[Fact] | tuple[Diagnostic, ...]:
    """Return the fact with the passages of all its anchors, or why some have none."""
    anchors: dict[Keys, FoundAnchor] = {}
    diagnostics: list[Diagnostic] = []
    for keys, anchor in records_in(read.fact, Anchor):
        found = anchor_quote(read.path, keys, anchor, haystacks)
        if isinstance(found, FoundAnchor):
            anchors[keys] = found
        else:
            diagnostics += found
    if diagnostics:
        return tuple(diagnostics)
    return AnchoredFact(path=read.path, fact=read.fact, anchors=anchors)
