"""C003: the ids of statements and estimates are addresses on their fact's page, so each stands once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.graph import Graph
from generator.model.sections import RESERVED_IDS


def check_own_ids(graph: Graph) -> Iterator[Diagnostic]:
    """Statements and estimates have ids of their own within their fact, none of them that of a page's section."""
    for anchored in graph.project.facts.values():
        yield from check_own_ids_of(graph, anchored)


def check_own_ids_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the ids inside one claim or figure; other facts have none."""
    match anchored.fact:
        case Claim(statements=statements):
            yield from _clashes(anchored, "statements", tuple(statement.id for statement in statements))
        case Figure(estimates=estimates):
            yield from _clashes(anchored, "estimates", tuple(estimate.id for estimate in estimates))


def _clashes(anchored: AnchoredFact[Fact], field: str, ids: tuple[str, ...]) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for position, own_id in enumerate(ids):
        place = Place(path=anchored.path, keys=(field, position, "id"))
        if own_id in RESERVED_IDS:
            yield Diagnostic(
                rule="C003",
                place=place,
                message=f"`{own_id}` is the id of a section of every such page",
                label="taken by the page itself",
                help=("choose another id, such as the speaker's short name",),
            )
        elif own_id in first:
            number = first[own_id] + 1
            yield Diagnostic(
                rule="C003",
                place=place,
                message=f"two {field} have the id `{own_id}`",
                label=f"the id of number {number} in this list",
                help=("choose an id that tells them apart, such as the speaker's short name or the occasion",),
            )
        else:
            first[own_id] = position
