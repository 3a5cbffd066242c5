"""A project linked: every reference in both directions, and the status of every claim.

A fact is linked once it was read; all that is asked of many facts together, backlinks and statuses, is
worked out for a fact when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.linking.catalogue import Catalogue, catalogue_of
from generator.linking.mentions import mentions
from generator.linking.outlines import outline_of
from generator.linking.references import reference
from generator.linking.status import derive_status
from generator.linking.voices import Speakers
from generator.model.anchored import AnchoredFact, AnchoredProject
from generator.model.diagnostics import Diagnostic
from generator.model.facts.actor import Actor
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.fields import Ref
from generator.model.graph import Edge, Graph, Status
from generator.model.outcome import Outcome
from generator.model.outline import Outline
from generator.model.record import Value
from generator.model.walking import marked_texts


class LinkedFact(Value, frozen=True, kw_only=True):
    """A fact with the references it makes."""

    outline: Outline
    edges: tuple[Edge, ...]
    """In the order of the file."""


def link_project(project: AnchoredProject, stamps: Mapping[str, str] | None = None) -> Outcome[Graph]:
    """The graph of a project; references that lead nowhere are diagnostics and make no edge."""
    catalogue = catalogue_of(anchored.fact for anchored in project.facts.values())
    outlines: dict[str, Outline] = {}
    outgoing: dict[str, tuple[Edge, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for fact_id, anchored in project.facts.items():
        linked = link_fact(anchored, catalogue, (stamps or {}).get(fact_id, ""))
        diagnostics += linked.diagnostics
        outlines[fact_id] = linked.value.outline
        if linked.value.edges:
            outgoing[fact_id] = linked.value.edges
    return Outcome(value=graph_of(project, outlines, outgoing), diagnostics=tuple(diagnostics))


def link_fact(anchored: AnchoredFact[Fact], catalogue: Catalogue, stamp: str) -> Outcome[LinkedFact]:
    """The references that one fact makes, and those that lead nowhere."""
    links = tuple(_links(anchored, catalogue))
    edges = _distinct(each for each in links if isinstance(each, Edge))
    outline = outline_of(anchored, edges, catalogue.kinds, stamp)
    diagnostics = tuple(each for each in links if isinstance(each, Diagnostic))
    return Outcome(value=LinkedFact(outline=outline, edges=edges), diagnostics=diagnostics)


def graph_of(
    project: AnchoredProject, outlines: Mapping[str, Outline], outgoing: Mapping[str, tuple[Edge, ...]]
) -> Graph:
    """The graph of facts that are linked already."""
    origins = origins_of(outlines.values())
    return Graph(
        project=project,
        outlines=outlines,
        origins=origins,
        outgoing=outgoing,
        incoming=Incoming(origins, outgoing),
        statuses=Statuses(project.facts, outlines),
    )


def origins_of(outlines: Iterable[Outline]) -> dict[str, list[str]]:
    """By target id, the ids of the facts that name it, sorted."""
    origins: dict[str, list[str]] = {}
    for outline in outlines:
        for target in outline.targets:
            origins.setdefault(target.id, []).append(outline.id)
    for named_by in origins.values():
        named_by.sort()
    return origins


class Incoming(Mapping[str, tuple[Edge, ...]]):
    """By target id, the references that lead to it, sorted by origin and keys; found when they are asked for."""

    def __init__(self, origins: Mapping[str, Sequence[str]], outgoing: Mapping[str, tuple[Edge, ...]]) -> None:
        self._outgoing = outgoing
        self._origins = origins

    def __getitem__(self, target: str) -> tuple[Edge, ...]:
        """Return the references to a fact; raises KeyError where there are none."""
        edges = (edge for origin in self._origins[target] for edge in self._outgoing[origin] if edge.target == target)
        return tuple(sorted(edges, key=lambda edge: (edge.origin, edge.keys, edge.reverse)))

    def __contains__(self, target: object) -> bool:
        """Tell whether anything names the fact."""
        return target in self._origins

    def __iter__(self) -> Iterator[str]:
        return iter(self._origins)

    def __len__(self) -> int:
        return len(self._origins)


class Statuses(Mapping[str, Status]):
    """The status of each claim by its id, derived when it is asked for."""

    def __init__(self, facts: Mapping[str, AnchoredFact[Fact]], outlines: Mapping[str, Outline]) -> None:
        self._facts = facts
        self._outlines = outlines
        self._derived: dict[str, Status] = {}
        self._speakers = Speakers(actors=Actors(facts, outlines))

    def __getitem__(self, fact_id: str) -> Status:
        """Return the status of a claim; raises KeyError where no claim has this id."""
        if fact_id not in self._derived:
            claim = self._facts[fact_id].fact
            if not isinstance(claim, Claim):
                raise KeyError(fact_id)
            self._derived[fact_id] = derive_status(claim, self._speakers)
        return self._derived[fact_id]

    def __iter__(self) -> Iterator[str]:
        return (outline.id for outline in self._outlines.values() if outline.kind == "claim")

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Actors(Mapping[str, Actor]):
    """The actors of a project by id."""

    def __init__(self, facts: Mapping[str, AnchoredFact[Fact]], outlines: Mapping[str, Outline]) -> None:
        self._facts = facts
        self._outlines = outlines

    def __getitem__(self, fact_id: str) -> Actor:
        """Return an actor; raises KeyError where no actor has this id."""
        actor = self._facts[fact_id].fact
        if not isinstance(actor, Actor):
            raise KeyError(fact_id)
        return actor

    def __contains__(self, fact_id: object) -> bool:
        """Tell whether an actor has this id."""
        outline = self._outlines.get(str(fact_id))
        return outline is not None and outline.kind == "actor"

    def __iter__(self) -> Iterator[str]:
        return (outline.id for outline in self._outlines.values() if outline.kind == "actor")

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
