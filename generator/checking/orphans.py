"""R005: readers find each fact through another one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostics import Diagnostic, Place
from generator.model.graph import Graph
from generator.model.kinds import KIND_BY_NAME


def check_orphans(graph: Graph) -> Iterator[Diagnostic]:
    """Each fact is named by another one or stands in a story; sources and stories are where readers begin."""
    named = {target.id for outline in graph.outlines.values() for target in outline.targets if target.id != outline.id}
    for fact_id, outline in graph.outlines.items():
        if fact_id not in named and outline.kind not in {"source", "story"}:
            kind = KIND_BY_NAME[outline.kind].singular.lower()
            yield Diagnostic(
                rule="R005",
                place=Place(path=outline.path, keys=("title",)),
                message=f"nothing leads to the {kind} `{fact_id}`",
                label="no other fact names it",
                help=(f"put it into a part of a story, or name it in another fact: `[[{fact_id}]]`",),
            )
