"""The graph holds every reference in both directions, each fact once in a list of backlinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.linking.project import link_project
from generator.model.anchored import AnchoredProject
from generator.model.facts.claim import Claim
from generator.model.facts.source import Source
from generator.model.graph import Edge

IDS = ["a", "b", "c", "d"]


@st.composite
def terms(draw: st.DrawFn) -> list[tuple[str, tuple[str, ...], str]]:
    """Draw facts that name one another in a field and in prose; some references lead nowhere."""
    targets = st.lists(st.sampled_from([*IDS, "nowhere"]), max_size=4)
    return [
        (fact_id, tuple(draw(targets)), " ".join(f"[[{target}]]" for target in draw(targets)))
        for fact_id in draw(st.permutations(IDS))
    ]


@given(drawn=terms())
def test_every_reference_is_a_backlink_and_every_backlink_a_reference(
    drawn: list[tuple[str, tuple[str, ...], str]],
    make: Callable[..., Any],
    project_of: Callable[..., AnchoredProject],
    source: Source,
) -> None:
    """Outgoing and incoming hold the same edges, sorted, none twice under one heading, all between facts."""
    facts = [make("term", fact_id, about=about, definition=prose) for fact_id, about, prose in drawn]
    graph = link_project(project_of(source, *facts)).value
    outgoing = [edge for edges in graph.outgoing.values() for edge in edges]
    incoming = [edge for edges in graph.incoming.values() for edge in edges]
    assert set(outgoing) == set(incoming)
    assert len(outgoing) == len(incoming) == len({(edge.origin, edge.target, edge.reverse) for edge in outgoing})
    for origin, edges in graph.outgoing.items():
        assert edges
        assert all(edge.origin == origin for edge in edges)
    for target, edges in graph.incoming.items():
        assert edges
        assert all(edge.target == target for edge in edges)
        assert list(edges) == sorted(edges, key=lambda edge: (edge.origin, edge.keys))
    assert {edge.target for edge in outgoing} <= set(graph.project.facts)


@given(drawn=terms(), data=st.data())
def test_backlinks_do_not_depend_on_the_order_of_facts(
    drawn: list[tuple[str, tuple[str, ...], str]],
    data: st.DataObject,
    make: Callable[..., Any],
    project_of: Callable[..., AnchoredProject],
    source: Source,
) -> None:
    """The same facts in another order have the same backlinks in the same order."""
    facts = [make("term", fact_id, about=about, definition=prose) for fact_id, about, prose in drawn]
    shuffled = data.draw(st.permutations(facts))
    one, other = (link_project(project_of(source, *some)).value for some in (facts, shuffled))
    assert one.incoming == other.incoming


def test_a_fact_stands_once_among_those_built_on_a_source(
    make: Callable[..., Any], project_of: Callable[..., AnchoredProject], source: Source, claim_of: Callable[..., Claim]
) -> None:
    """Many anchors of one fact in one source are one backlink of the source."""
    claim = claim_of("a affirms", "a denies")
    graph = link_project(project_of(source, make("actor", "a"), claim)).value
    assert [(edge.origin, edge.keys, edge.reverse) for edge in graph.incoming["src"]] == [
        ("a", ("anchors", 0, "source"), "Built on this source"),
        ("the-claim", ("statements", 0, "anchors", 0, "source"), "Built on this source"),
    ]


def test_each_statement_of_a_speaker_is_a_backlink(
    make: Callable[..., Any], project_of: Callable[..., AnchoredProject], source: Source, claim_of: Callable[..., Claim]
) -> None:
    """Statements have addresses of their own, so a speaker's page can lead to each of them."""
    claim = claim_of("a affirms via:b", "a denies via:b")
    graph = link_project(project_of(source, make("actor", "a"), make("actor", "b"), claim)).value
    assert [(edge.keys, edge.reverse) for edge in graph.incoming["a"]] == [
        (("statements", 0, "speaker"), "Statements"),
        (("statements", 1, "speaker"), "Statements"),
    ]
    assert [edge.keys for edge in graph.incoming["b"]] == [("statements", 0, "via", 0), ("statements", 1, "via", 0)]


def test_every_claim_has_a_status_and_nothing_else_has(
    make: Callable[..., Any], project_of: Callable[..., AnchoredProject], source: Source, claim_of: Callable[..., Claim]
) -> None:
    """Status belongs to claims alone."""
    graph = link_project(project_of(source, make("actor", "a"), claim_of("a affirms"))).value
    assert {fact_id: status.code for fact_id, status in graph.statuses.items()} == {
        "the-claim": "asserted-by-one-voice"
    }


def test_a_dead_reference_makes_no_edge(
    make: Callable[..., Any], project_of: Callable[..., AnchoredProject], source: Source
) -> None:
    """The graph holds what is sound, so that the stage can report everything and still return one."""
    outcome = link_project(project_of(source, make("actor", "a"), make("term", "t", used_by=("a", "x"))))
    assert outcome.failed
    assert outcome.value.outgoing["t"] == (
        Edge(origin="t", keys=("used_by", 0), target="a", reverse="Terms it uses"),
        Edge(origin="t", keys=("anchors", 0, "source"), target="src", reverse="Built on this source"),
    )
