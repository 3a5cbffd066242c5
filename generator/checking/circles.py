"""D003: relations that put one fact before, above or around another never lead back to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.graph import Graph
from generator.model.kinds import KindName
from generator.model.record import Value


class _Relation(Value, frozen=True, kw_only=True):
    """A field that must not lead in a circle, and how to say that it does."""

    kind: KindName
    field: str
    said: str


_RELATIONS: Final = (
    _Relation(kind="event", field="follows", said="events follow one another in a circle"),
    _Relation(kind="figure", field="part_of", said="figures are parts of one another in a circle"),
    _Relation(kind="place", field="located_in", said="places lie in one another in a circle"),
    _Relation(kind="actor", field="speaks_for", said="actors speak for one another in a circle"),
    _Relation(kind="actor", field="member_of", said="actors belong to one another in a circle"),
)


def check_circles(graph: Graph) -> Iterator[Diagnostic]:
    """Events that follow one another do not come back to themselves; nor do parts, places, members and voices."""
    for relation in _RELATIONS:
        links = {
            outline.id: targets
            for outline in graph.outlines.values()
            for field, targets in outline.chains
            if outline.kind == relation.kind and field == relation.field and targets
        }
        for circle in _circles(links):
            yield _diagnostic(graph, relation, circle, links)


def _diagnostic(
    graph: Graph, relation: _Relation, circle: tuple[str, ...], links: Mapping[str, tuple[str, ...]]
) -> Diagnostic:
    first, after = circle[0], circle[1 % len(circle)]
    keys: tuple[str | int, ...] = (relation.field,)
    if isinstance(getattr(graph[first].fact, relation.field), tuple):
        keys = (relation.field, links[first].index(after))
    steps = (*circle, first)
    return Diagnostic(
        rule="D003",
        place=Place(path=graph[first].path, keys=keys),
        message=relation.said,
        label=f"leads back to `{first}`",
        notes=(f"`{relation.field}` leads from " + " to ".join(f"`{step}`" for step in steps),),
        help=("read the source again and remove the step that it does not support",),
    )


def _circles(links: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield circles that share no fact, each from its smallest id on, until none is left."""
    left = {fact_id: set(targets).intersection(links) for fact_id, targets in links.items()}
    while True:
        try:
            TopologicalSorter({fact_id: sorted(targets) for fact_id, targets in left.items()}).prepare()
        except CycleError as error:
            backwards: list[str] = error.args[1][1:]  # each is named by the one after it; the first came twice
            circle = backwards[::-1]
            start = circle.index(min(circle))
            yield (*circle[start:], *circle[:start])
            for fact_id in circle:
                del left[fact_id]
            for targets in left.values():
                targets.difference_update(circle)
        else:
            return
