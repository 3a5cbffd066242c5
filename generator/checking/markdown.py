"""Where the Markdown of a fact stands, and which of it is code and so shown as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Keys
from generator.model.facts.base import Fact
from generator.model.prose import code_spans
from generator.model.record import Value
from generator.model.walking import prose_in


class Markdown(Value, frozen=True, kw_only=True):
    """One prose field of a fact."""

    path: str
    keys: Keys
    text: str

    def outside_code(self, pattern: re.Pattern[str], signs: str) -> Iterator[re.Match[str]]:
        """Yield the matches of `pattern`, all of which hold `signs`, that begin outside code spans."""
        if signs not in self.text:
            return
        code = code_spans(self.text)
        for match in pattern.finditer(self.text):
            around = bisect_right(code, match.start(), key=lambda span: span.start) - 1
            if around < 0 or code[around].end <= match.start():
                yield match


def prose_of(anchored: AnchoredFact[Fact]) -> Iterator[Markdown]:
    """Yield the prose fields of a fact."""
    for held in prose_in(anchored.fact):
        yield Markdown(path=anchored.path, keys=held.keys, text=held.text)
