"""D003: what comes before, holds or speaks for another never comes back to itself."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.circles import check_circles
from generator.model.diagnostics import Diagnostic, Place
from generator.model.graph import Graph

LETTERS = st.sampled_from("abcdefgh")


def events(make: Callable[..., Any], **follows: str) -> list[Any]:
    """Return events, each with those that it follows."""
    return [make("event", fact_id, follows=tuple(before.split())) for fact_id, before in follows.items()]


def test_two_events_cannot_follow_each_other(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """The circle is reported once, at its smallest id, with every step."""
    assert list(check_circles(graph_of(*events(make, storm="signing", signing="meeting storm", meeting="")))) == [
        Diagnostic(
            rule="D003",
            place=Place(path="content/events/signing.yml", keys=("follows", 1)),
            message="events follow one another in a circle",
            label="leads back to `signing`",
            notes=("`follows` leads from `signing` to `storm` to `signing`",),
            help=("read the source again and remove the step that it does not support",),
        )
    ]


def test_each_circle_is_reported(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Two circles without a fact in common are two findings; an event that follows itself is one."""
    graph = graph_of(*events(make, a="b", b="c", c="a", d="e a", e="d", f="f", g="f"))
    assert [each.notes[0] for each in check_circles(graph)] == [
        "`follows` leads from `a` to `b` to `c` to `a`",
        "`follows` leads from `d` to `e` to `d`",
        "`follows` leads from `f` to `f`",
    ]


def test_a_common_predecessor_is_no_circle(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Two ways to one event lead forward all the same."""
    assert list(check_circles(graph_of(*events(make, a="b c", b="d", c="d", d="")))) == []


@pytest.mark.parametrize(
    ("kind", "field", "keys"),
    [
        ("figure", "part_of", ("part_of",)),
        ("place", "located_in", ("located_in", 0)),
        ("actor", "speaks_for", ("speaks_for", 0)),
        ("actor", "member_of", ("member_of", 0)),
    ],
)
def test_other_relations_are_held_to_it(
    kind: str, field: str, keys: tuple[str | int, ...], make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """Wholes and parts, places, bodies and those who speak for them form no circles either."""
    more = {"estimates": ()} if kind == "figure" else {}

    def fact(fact_id: str, other: str) -> Any:
        return make(kind, fact_id, **more, **{field: other if kind == "figure" else (other,)})

    assert [each.place.keys for each in check_circles(graph_of(fact("a", "b"), fact("b", "a")))] == [keys]
    last = make(kind, "b", **more)
    assert list(check_circles(graph_of(fact("a", "b"), last))) == []


@given(drawn=st.dictionaries(LETTERS, st.lists(LETTERS, max_size=3), max_size=8))
def test_a_circle_is_found_where_there_is_one(
    drawn: dict[str, list[str]], make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """There is a finding exactly when some event reaches itself, and its steps are steps of the facts."""
    follows = {one: [other for other in others if other in drawn] for one, others in drawn.items()}
    graph = graph_of(*events(make, **{one: " ".join(others) for one, others in follows.items()}))
    reached = {one: set(others) for one, others in follows.items()}
    for _ in follows:
        for others in reached.values():
            others.update(*(reached[other] for other in set(others)))
    found = list(check_circles(graph))
    assert bool(found) == any(one in others for one, others in reached.items())
    for diagnostic in found:
        steps = diagnostic.notes[0].split("`")[3::2]
        assert steps[0] == steps[-1]
        assert all(after in follows[before] for before, after in pairwise(steps))


def test_a_long_chain_is_walked(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Thousands of events in a row, or in one circle, are no trouble."""
    chain = {f"e{number}": f"e{number + 1}" for number in range(3000)}
    assert list(check_circles(graph_of(*events(make, **chain)))) == []
    assert len(list(check_circles(graph_of(*events(make, **{**chain, "e3000": "e0"}))))) == 1
