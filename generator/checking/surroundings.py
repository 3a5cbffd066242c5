"""The sentences in which a quote stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from generator.model.anchored import FoundAnchor
from generator.model.graph import Graph
from generator.model.record import Value
from generator.model.sources import SourceText, Span


class Surrounding(Value, frozen=True, kw_only=True):
    """A stretch of whole sentences around a passage."""

    text: SourceText
    span: Span

    @property
    def words(self) -> str:
        """Return the sentences as printed."""
        return self.text.text[self.span.start : self.span.end]

    @property
    def where(self) -> str:
        """Return the file and the line on which they begin, such as `seeds/harbour.txt:2`."""
        return f"{self.text.path}:{self.text.line_of(self.span.start)}"


def sentences_around(graph: Graph, anchors: Iterable[FoundAnchor]) -> Iterator[Surrounding]:
    """Yield the sentence or sentences that each passage of the anchors touches."""
    for found in anchors:
        text = graph.project.texts[found.anchor.source]
        for passage in found.passages:
            yield Surrounding(text=text, span=_widened(text, passage.span))


def _widened(text: SourceText, span: Span) -> Span:
    # Sentences are in order and share nothing, so only the last one that begins before the stretch can reach into it.
    first = bisect_left(text.sentences, (span.start,))
    if first and text.sentences[first - 1].end > span.start:
        first -= 1
    after = bisect_left(text.sentences, (span.end,), first)
    if first >= after:
        return span  # between sentences, where there is nothing but white space
    return Span(min(span.start, text.sentences[first].start), max(span.end, text.sentences[after - 1].end))
