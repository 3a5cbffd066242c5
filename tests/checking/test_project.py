"""All rules of the stage run, each stated where it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checking.project import OF_A_FACT, OF_THE_WHOLE, Check, check_graph
from generator.model.facts.story import Part
from generator.model.fields import When
from generator.model.graph import Graph


@pytest.mark.parametrize("check", [*OF_A_FACT, *OF_THE_WHOLE])
def test_each_rule_is_stated_and_has_a_module_and_tests(check: Check, project_root: Path) -> None:
    """A rule is one generator with a docstring, alone in its module, with a test module of the same name."""
    module = check.__module__.rpartition(".")[2]
    assert check.__doc__
    assert [other for other in (*OF_A_FACT, *OF_THE_WHOLE) if other.__module__ == check.__module__] == [check]
    assert (project_root / "tests" / "checking" / f"test_{module}.py").is_file()


def test_everything_wrong_is_reported_at_once(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """One broken rule does not hide another."""
    event = make("event", "e", follows=("e",), when=When(date="soon", as_given="soon"), summary="<b> [x](y)")
    assert [each.rule for each in check_graph(graph_of(event))] == [
        "D001",
        "D002",
        "P001",
        "P002",
        "D003",
        "R005",
        "R005",
    ]


def test_a_sound_graph_has_no_findings(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Facts that hold give nothing to report."""
    story = make("story", "s", parts=(Part(title="One", facts=("office",)),))
    assert check_graph(graph_of(story)) == ()
