"""A graph checked: every rule that needs the linked project, one module each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.checking.answers import check_answers
from generator.checking.bounds import check_bounds
from generator.checking.circles import check_circles
from generator.checking.dates import check_dates
from generator.checking.links import check_links
from generator.checking.orphans import check_orphans
from generator.checking.own_ids import check_own_ids
from generator.checking.raw_html import check_raw_html
from generator.checking.words import check_words
from generator.model.diagnostics import Diagnostic
from generator.model.graph import Graph

Check = Callable[[Graph], Iterator[Diagnostic]]
"""Yields what breaks one rule; its docstring states the rule."""

CHECKS: Final[tuple[Check, ...]] = (
    check_own_ids,
    check_dates,
    check_words,
    check_circles,
    check_bounds,
    check_raw_html,
    check_links,
    check_answers,
    check_orphans,
)


def check_graph(graph: Graph) -> tuple[Diagnostic, ...]:
    """Everything that breaks a rule, in the order of the rules."""
    return tuple(diagnostic for check in CHECKS for diagnostic in check(graph))
