"""Inline references in prose lead to facts, which list who mentions them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.linking.project import link_project
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.source import NoFact, Source
from generator.model.graph import Edge


@pytest.fixture
def link(project_of: Callable[..., Any], source: Source) -> Callable[..., Any]:
    """Return a function that links some facts."""
    return lambda *facts: link_project(project_of(source, *facts))


def test_a_mention_is_listed_with_the_fact_it_names(make: Callable[..., Any], link: Callable[..., Any]) -> None:
    """`[[id]]` and `[[id|words]]` make the backlink "Mentioned by", once however often a fact is named."""
    graph = link(make("actor", "a"), make("actor", "b", summary="See [[a]], [[a|the same]] and [[a]].")).value
    assert graph.incoming["a"] == (Edge(origin="b", keys=("summary",), target="a", reverse="Mentioned by"),)


def test_a_dead_mention_points_at_its_brackets(make: Callable[..., Any], link: Callable[..., Any]) -> None:
    """R004 underlines the reference inside the sentence and shows the similar id."""
    (diagnostic,) = link(make("actor", "union"), make("actor", "b", summary="A [[unio|word]] here.")).diagnostics
    assert diagnostic == Diagnostic(
        rule="R004",
        place=Place(path="content/actors/b.yml", keys=("summary",), within=(2, 15)),
        message="no fact has the id `unio`",
        label="leads nowhere",
        help=(
            "an actor with a similar id exists: `union`",
            "name a fact that exists, or write the words without brackets",
        ),
    )


@pytest.mark.parametrize(
    ("prose", "within", "message"),
    [
        ("An [[a here", (3, 5), "inline reference is not closed"),
        ("An [[]] here", (3, 7), "inline reference is incomplete"),
        ("An [[a|]] here", (3, 9), "inline reference is incomplete"),
        ("An [[a [[a]] here", (3, 12), "brackets inside an inline reference"),
    ],
)
def test_broken_brackets_are_reported(
    prose: str, within: tuple[int, int], message: str, make: Callable[..., Any], link: Callable[..., Any]
) -> None:
    """Brackets that open like a reference and are none break R004, where they stand."""
    (diagnostic,) = link(make("actor", "a"), make("actor", "b", summary=prose)).diagnostics
    assert (diagnostic.rule, diagnostic.place.within, diagnostic.message) == ("R004", within, message)


def test_prose_inside_records_counts(make: Callable[..., Any], link: Callable[..., Any]) -> None:
    """The reason for setting a passage aside is prose as well."""
    aside = NoFact(exact="boats", reason="rhetoric", why="Said in [[a]].")
    graph = link(make("actor", "a"), make("source", "other", no_fact=(aside,))).value
    assert graph.incoming["a"] == (
        Edge(origin="other", keys=("no_fact", 0, "why"), target="a", reverse="Mentioned by"),
    )


def test_a_fact_that_mentions_itself_is_no_backlink(make: Callable[..., Any], link: Callable[..., Any]) -> None:
    """A page never lists itself among those that lead to it."""
    outcome = link(make("actor", "a", summary="[[a]]"))
    assert "a" not in outcome.value.incoming
    assert outcome.diagnostics == ()


def test_plain_text_is_no_prose(make: Callable[..., Any], link: Callable[..., Any]) -> None:
    """Brackets in a title or a role are only brackets."""
    assert link(make("actor", "a", title="[[x]]", role="[[y]]")).diagnostics == ()
