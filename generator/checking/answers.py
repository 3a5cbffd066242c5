"""T001: a story's short answer is short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.facts.story import Story
from generator.model.graph import Graph

MAX_WORDS: Final = 120

_WORD: Final = re.compile(r"\S+")


def check_answers(graph: Graph) -> Iterator[Diagnostic]:
    """The short answer has at most 120 words, counted between white space over all its sentences."""
    for anchored in graph.project.facts.values():
        yield from check_answers_of(graph, anchored)


def check_answers_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the answer of one story; other facts have none."""
    if not isinstance(anchored.fact, Story):
        return
    words = [
        (position, word.start())
        for position, sentence in enumerate(anchored.fact.answer)
        for word in _WORD.finditer(sentence.text)
    ]
    for position, start in islice(words, MAX_WORDS, MAX_WORDS + 1):
        end = len(anchored.fact.answer[position].text)
        yield Diagnostic(
            rule="T001",
            place=Place(path=anchored.path, keys=("answer", position, "text"), within=(start, end)),
            message=f"the answer has {len(words)} words; at most {MAX_WORDS} fit",
            label=f"word {MAX_WORDS + 1} and what follows",
            help=("cut what a cited fact says better; one sentence for each main point is enough",),
        )
