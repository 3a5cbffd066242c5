"""T001: the short answer has at most 120 words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.checking.answers import check_answers
from generator.model.diagnostics import Place
from generator.model.facts.story import AnswerSentence
from generator.model.graph import Graph


def answer(*lengths: int) -> tuple[AnswerSentence, ...]:
    """Return sentences of so many words."""
    return tuple(AnswerSentence(text=" ".join(["boats"] * length), cites=("office",)) for length in lengths)


def test_an_answer_of_120_words_fits(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """The limit itself is allowed."""
    assert list(check_answers(graph_of(make("story", "s", answer=answer(60, 60))))) == []


def test_a_longer_answer_is_reported_where_it_becomes_too_long(
    make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """Words count over all sentences, and the 121st is where the diagnostic begins."""
    (diagnostic,) = check_answers(graph_of(make("story", "s", answer=answer(60, 62, 8))))
    assert diagnostic.rule == "T001"
    assert diagnostic.message == "the answer has 130 words; at most 120 fit"
    assert diagnostic.place == Place(
        path="content/stories/s.yml", keys=("answer", 1, "text"), within=(60 * len("boats "), 62 * len("boats ") - 1)
    )
