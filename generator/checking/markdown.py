"""Where the Markdown of a project stands, and which of it is code and so shown as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.model.diagnostics import Keys
from generator.model.fields import Prose
from generator.model.graph import Graph
from generator.model.prose import code_spans
from generator.model.record import record
from generator.model.walking import marked_texts


@record
class Markdown:
    """One prose field of a fact."""

    path: str
    keys: Keys
    text: str

    def outside_code(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern` that begin outside code spans."""
        code = code_spans(self.text)
        for match in pattern.finditer(self.text):
            around = bisect_right(code, match.start(), key=lambda span: span.start) - 1
            if around < 0 or code[around].end <= match.start():
                yield match


def prose_of(graph: Graph) -> Iterator[Markdown]:
    """Yield the prose fields of all facts."""
    for anchored in graph.project.facts.values():
        for held in marked_texts(anchored.fact):
            if isinstance(held.marker, Prose):
                yield Markdown(path=anchored.path, keys=held.keys, text=held.text)
