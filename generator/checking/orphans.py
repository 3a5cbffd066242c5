"""R005: readers find each fact through another one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.graph import Graph
from generator.model.kinds import KIND_BY_NAME


def check_orphans(graph: Graph) -> Iterator[Diagnostic]:
    """Each fact is named by another one or stands in a story; sources and stories are where readers begin."""
    for fact_id, anchored in graph.project.facts.items():
        if isinstance(anchored.fact, Source | Story):
            continue
        if all(edge.origin == fact_id for edge in graph.incoming.get(fact_id, ())):
            kind = KIND_BY_NAME[anchored.fact.KIND].singular.lower()
            yield Diagnostic(
                rule="R005",
                place=Place(path=anchored.path, keys=("title",)),
                message=f"nothing leads to the {kind} `{fact_id}`",
                label="no other fact names it",
                help=(f"put it into a part of a story, or name it in another fact: `[[{fact_id}]]`",),
            )
