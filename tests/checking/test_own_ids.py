"""C003: statements and estimates have ids of their own within their fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.checking.own_ids import check_own_ids
from generator.model.diagnostics import Place
from generator.model.graph import Graph


def test_an_id_stands_once_in_its_fact(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """The second statement with an id is the one that is reported, and it says which was first."""
    claim = make("claim", "c", statements=tuple(make("statement", own_id) for own_id in ("x", "office", "office")))
    (diagnostic,) = check_own_ids(graph_of(claim))
    assert (diagnostic.rule, diagnostic.place) == (
        "C003",
        Place(path="content/claims/c.yml", keys=("statements", 2, "id")),
    )
    assert diagnostic.message == "two statements have the id `office`"
    assert diagnostic.label == "the id of number 2 in this list"


def test_estimates_are_held_to_it_as_well(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Two estimates of one figure need two ids, and so does each further one."""
    figure = make("figure", "f", estimates=tuple(make("estimate", "office") for _ in range(3)))
    assert [each.place.keys for each in check_own_ids(graph_of(figure))] == [
        ("estimates", 1, "id"),
        ("estimates", 2, "id"),
    ]


def test_an_id_of_the_page_itself_is_taken(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """A statement must not stand at the address of a section."""
    (diagnostic,) = check_own_ids(graph_of(make("claim", "c", statements=(make("statement", "used-by"),))))
    assert (diagnostic.rule, diagnostic.label) == ("C003", "taken by the page itself")


def test_two_facts_may_use_one_id(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Ids of statements are compared within their claim alone."""
    claims = [make("claim", fact_id, statements=(make("statement", "office"),)) for fact_id in ("c", "d")]
    assert list(check_own_ids(graph_of(*claims))) == []
