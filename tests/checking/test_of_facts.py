"""The rules of single facts, asked of one fact at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.checking.answers import check_answers, check_answers_of
from generator.checking.bounds import check_bounds, check_bounds_of
from generator.checking.dates import check_dates, check_dates_of
from generator.checking.links import check_links, check_links_of
from generator.checking.own_ids import check_own_ids, check_own_ids_of
from generator.checking.raw_html import check_raw_html, check_raw_html_of
from generator.checking.words import check_words, check_words_of
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic
from generator.model.facts.base import Fact
from generator.model.facts.story import AnswerSentence
from generator.model.fields import When
from generator.model.graph import Graph

Of = Callable[[Graph, AnchoredFact[Fact]], Iterator[Diagnostic]]


@pytest.mark.parametrize(
    ("check", "check_of"),
    [
        (check_answers, check_answers_of),
        (check_bounds, check_bounds_of),
        (check_dates, check_dates_of),
        (check_links, check_links_of),
        (check_own_ids, check_own_ids_of),
        (check_raw_html, check_raw_html_of),
        (check_words, check_words_of),
    ],
)
def test_what_is_found_in_each_fact_is_what_is_found_in_all(
    check: Callable[[Graph], Iterator[Diagnostic]],
    check_of: Of,
    make: Callable[..., Any],
    graph_of: Callable[..., Graph],
) -> None:
    """A rule of single facts finds in each fact what it finds there among all, and nothing elsewhere."""
    bad = {"summary": "<b> and [x](ftp://y)", "when": When(date="2024-13", as_given="never")}
    estimates = tuple(make("estimate", "e") for _ in range(2))
    graph = graph_of(
        make("event", "one", **bad),
        make("event", "two", **bad),
        make("figure", "three", estimates=estimates),
        make("story", "four", answer=(AnswerSentence(text="word " * 121, cites=("one",)),)),
        make("source", "src", url="ftp://z", summary="![x](y)"),
    )
    apart = {fact_id: list(check_of(graph, anchored)) for fact_id, anchored in graph.project.facts.items()}
    together = list(check(graph))
    assert together
    assert sorted(map(repr, together)) == sorted(repr(each) for found in apart.values() for each in found)
    assert all(each.place.path == graph[fact_id].path for fact_id, found in apart.items() for each in found)
