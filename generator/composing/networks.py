"""The graph, or what lies around one fact of it, as a network."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.graph import Graph
from generator.model.networks import Arrow, Network, Node


def network_of(graph: Graph, around: str | None = None, depth: int = 1) -> Network:
    """Return the facts of `graph` and the arrows among them.

    Args:
        graph: The project.
        around: Id of the fact whose surroundings are wanted; None for all facts.
        depth: How many arrows away from it a fact may be, whichever way they point. No way leads through a source,
            or everything that quotes it would be near.

    Raises:
        KeyError: No fact has the id `around`.
    """
    ids = graph.outlines.keys() if around is None else _surroundings(graph, around, depth)
    nodes = tuple(
        Node(
            id=outline.id,
            kind=outline.kind,
            title=outline.title,
            status=graph.statuses[outline.id].code if outline.kind == "claim" else "",
        )
        for outline in graph.outlines.values()
        if outline.id in ids
    )
    arrows = dict.fromkeys(
        Arrow(origin=node.id, target=edge.target, field=".".join(key for key in edge.keys if isinstance(key, str)))
        for node in nodes
        for edge in graph.outgoing.get(node.id, ())
        if edge.target in ids
    )
    return Network(nodes=nodes, arrows=tuple(arrows))


def _surroundings(graph: Graph, around: str, depth: int) -> Collection[str]:
    graph.outlines[around]
    reached, border = {around}, {around}
    for _ in range(depth):
        near = {edge.target for fact_id in border for edge in graph.outgoing.get(fact_id, ())}
        near.update(origin for fact_id in border for origin in graph.origins.get(fact_id, ()))
        border = {fact_id for fact_id in near - reached if graph.outlines[fact_id].kind != "source"}
        reached |= near
    return reached
