"""The sentences in which a quote stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.checking.surroundings import sentences_around
from generator.model.anchored import FoundAnchor, Passage
from generator.model.fields import Anchor
from generator.model.graph import Graph
from generator.model.sources import Span


@pytest.fixture
def around(graph_of: Callable[..., Graph], make: Callable[..., Any]) -> Callable[[int, int], Span]:
    """Return a function that widens a stretch of the text to its sentences."""
    graph = graph_of(make("actor", "a"))

    def widen(start: int, end: int) -> Span:
        passage = Passage(span=Span(start, end), printed="", typographic=False)
        found = FoundAnchor(keys=(), anchor=Anchor(source="src", exact="x"), passages=(passage,))
        (surrounding,) = sentences_around(graph, [found])
        return surrounding.span

    return widen


def test_every_stretch_is_widened_to_all_sentences_that_it_touches(
    around: Callable[[int, int], Span], graph_of: Callable[..., Graph]
) -> None:
    """Of all stretches of the text each gets the sentences that share a code point with it, and no others."""
    text = graph_of().project.texts["src"]
    for start in range(len(text.text)):
        for end in range(start + 1, len(text.text) + 1, 7):
            touched = [one for one in text.sentences if one.start < end and start < one.end]
            expected = (start, end)
            if touched:
                expected = (min(start, touched[0].start), max(end, touched[-1].end))
            assert around(start, end) == expected


def test_between_sentences_there_is_nothing_to_widen_to(
    around: Callable[[int, int], Span], graph_of: Callable[..., Graph]
) -> None:
    """White space alone stays what it is."""
    first = graph_of().project.texts["src"].sentences[0]
    assert around(first.end, first.end + 1) == (first.end, first.end + 1)
