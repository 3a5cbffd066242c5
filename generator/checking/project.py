"""A graph checked: every rule that needs the linked project, one module each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from generator.checking.answers import check_answers
from generator.checking.bounds import check_bounds
from generator.checking.circles import check_circles
from generator.checking.dates import check_dates
from generator.checking.languages import check_languages
from generator.checking.links import check_links
from generator.checking.orphans import check_orphans
from generator.checking.own_ids import check_own_ids
from generator.checking.raw_html import check_raw_html
from generator.checking.scripts import check_scripts
from generator.checking.translations import check_translations
from generator.checking.words import check_words
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic
from generator.model.facts.base import Fact
from generator.model.graph import Graph

Check = Callable[[Graph], Iterator[Diagnostic]]
"""Yields what breaks one rule; its docstring states the rule."""

OF_A_FACT: Final[tuple[Check, ...]] = (
    check_own_ids,
    check_scripts,
    check_dates,
    check_words,
    check_bounds,
    check_raw_html,
    check_links,
    check_answers,
    check_languages,
    check_translations,
)
"""Rules that look at one fact and the words that it quotes; a fact that is as it was need not be looked at again."""

OF_THE_WHOLE: Final[tuple[Check, ...]] = (check_circles, check_orphans)
"""Rules that look at all facts together; their outlines are enough."""


def check_graph(graph: Graph, due: Mapping[str, AnchoredFact[Fact]] | None = None) -> tuple[Diagnostic, ...]:
    """Everything that breaks a rule, in the order of the rules.

    Args:
        graph: The project.
        due: The facts that the rules of single facts are to look at; all of them by default.
    """
    narrowed = graph if due is None else replace(graph, project=replace(graph.project, facts=due))
    local = tuple(diagnostic for check in OF_A_FACT for diagnostic in check(narrowed))
    return (*local, *(diagnostic for check in OF_THE_WHOLE for diagnostic in check(graph)))
