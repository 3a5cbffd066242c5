"""Two linked projects: a small one of every kind of fact, and the project's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from english import ENGLISH
from msgspec import structs

from generator.composing.context import Context
from generator.linking.project import link_project
from generator.model.facts.base import Fact
from generator.model.graph import Graph
from generator.pipeline import Checked, check_project


def linked(root: Path) -> Graph:
    """Return the graph of the project at `root`, which must hold."""
    checked = check_project(root)
    assert isinstance(checked, Checked), checked
    return checked.graph


@pytest.fixture(scope="session")
def harbour(project_root: Path) -> Graph:
    """Return the small project: every kind of fact, one disputed claim, one figure that is part of another."""
    return linked(project_root / "tests" / "sites" / "harbour")


@pytest.fixture(scope="session")
def own(project_root: Path) -> Graph:
    """Return the project's own graph, in which passages overlap and sentences are set aside."""
    return linked(project_root)


@pytest.fixture(scope="session")
def context(harbour: Graph) -> Context:
    """Return the small project as composing asks it."""
    return Context(harbour, ENGLISH)


@pytest.fixture(scope="session")
def with_facts() -> Callable[..., Graph]:
    """Return a function that puts changed facts in the place of those with their ids."""

    def change(graph: Graph, *changed: Fact) -> Graph:
        facts = dict(graph.project.facts)
        facts.update({fact.id: structs.replace(facts[fact.id], fact=fact) for fact in changed})
        return link_project(structs.replace(graph.project, facts=facts)).value

    return change
