"""R005: each fact is named by another one, or stands in a story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.checking.orphans import check_orphans
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.story import Part
from generator.model.graph import Graph


def orphans(graph: Graph) -> set[str]:
    """Return the paths of facts that nothing leads to, without the actor that each graph begins with."""
    return {each.place.path for each in check_orphans(graph)} - {"content/actors/office.yml"}


def test_a_fact_that_nothing_names_is_reported(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """The diagnostic stands at the title and says how to lead to the fact."""
    (diagnostic,) = check_orphans(graph_of(make("term", "t", used_by=("office",))))
    assert diagnostic == Diagnostic(
        rule="R005",
        place=Place(path="content/terms/t.yml", keys=("title",)),
        message="nothing leads to the term `t`",
        label="no other fact names it",
        help=("put it into a part of a story, or name it in another fact: `[[t]]`",),
    )


def test_naming_itself_is_not_enough(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """A fact does not lead readers to itself."""
    assert orphans(graph_of(make("term", "t", about=("t",), definition="[[t]]"))) == {"content/terms/t.yml"}


def test_any_reference_will_do(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """A field, prose and a story each lead to a fact; stories and sources need nothing."""
    graph = graph_of(
        make("term", "by-field"),
        make("term", "by-prose"),
        make("question", "by-story", about=("by-field",), known="See [[by-prose]]."),
        make("story", "s", parts=(Part(title="One", facts=("by-story",)),)),
    )
    assert orphans(graph) == set()
