"""A project linked: every reference in both directions, and the status of every claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.linking.catalogue import Catalogue, catalogue_of
from generator.linking.mentions import mentions
from generator.linking.references import reference
from generator.linking.status import derive_status
from generator.model.anchored import AnchoredFact, AnchoredProject
from generator.model.diagnostics import Diagnostic
from generator.model.facts.actor import Actor
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.fields import Ref
from generator.model.graph import Edge, Graph
from generator.model.outcome import Outcome
from generator.model.walking import marked_texts


def link_project(project: AnchoredProject) -> Outcome[Graph]:
    """The graph of a project; references that lead nowhere are diagnostics and make no edge."""
    catalogue = catalogue_of(project)
    found = {fact_id: tuple(_links(anchored, catalogue)) for fact_id, anchored in project.facts.items()}
    outgoing = {
        fact_id: _distinct(each for each in links if isinstance(each, Edge)) for fact_id, links in found.items()
    }
    facts = [anchored.fact for anchored in project.facts.values()]
    actors = {fact.id: fact for fact in facts if isinstance(fact, Actor)}
    graph = Graph(
        project=project,
        outgoing={fact_id: edges for fact_id, edges in outgoing.items() if edges},
        incoming=_reversed(project, outgoing.values()),
        statuses={fact.id: derive_status(fact, actors) for fact in facts if isinstance(fact, Claim)},
    )
    diagnostics = (each for links in found.values() for each in links if isinstance(each, Diagnostic))
    return Outcome(value=graph, diagnostics=tuple(diagnostics))


def _links(origin: AnchoredFact[Fact], catalogue: Catalogue) -> Iterator[Edge | Diagnostic]:
    for held in marked_texts(origin.fact):
        if isinstance(held.marker, Ref):
            yield reference(origin, held, held.marker, catalogue)
        else:
            yield from mentions(origin, held, catalogue)


def _distinct(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Keep the first edge of a fact to each target under each heading: a reader wants a fact once in a list.

    Who makes or relays a statement or an estimate is kept for each of them, because each has an address
    of its own: two statements by one speaker are two entries.
    """
    first: dict[tuple[object, ...], Edge] = {}
    for edge in edges:
        by_statement = edge.keys[0] in {"statements", "estimates"} and edge.keys[2] in {"speaker", "via"}
        part = edge.keys[:2] if by_statement else ()
        first.setdefault((edge.target, edge.reverse, part), edge)
    return tuple(first.values())


def _reversed(project: AnchoredProject, outgoing: Iterable[tuple[Edge, ...]]) -> dict[str, tuple[Edge, ...]]:
    incoming: dict[str, list[Edge]] = {fact_id: [] for fact_id in project.facts}
    for edges in outgoing:
        for edge in edges:
            incoming[edge.target].append(edge)
    return {
        target: tuple(sorted(edges, key=lambda edge: (edge.origin, edge.keys, edge.reverse)))
        for target, edges in incoming.items()
        if edges
    }
