"""Where a quote stands in a text: exactly, or exactly up to typography."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from generator.anchoring.boundaries import cuts
from generator.anchoring.folding import Folded, fold, fold_with_offsets
from generator.anchoring.words import WORD, Word
from generator.model.fields import Selector
from generator.model.record import Value
from generator.model.sources import SourceText, Span


class Haystack:
    """One source's text, made ready to be searched many times; lives as long as one run."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text

    @cached_property
    def folded(self) -> Folded:
        """The folded text; folded once, when a quote first needs it."""
        return fold_with_offsets(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the text; parted once, when a quote is first not found."""
        folded = self.folded
        return tuple(
            Word(start=folded.starts[found.start()], end=folded.ends[found.end() - 1], folded=found[0])
            for found in WORD.finditer(folded.text)
        )


class Matches(Value, frozen=True, kw_only=True):
    """Every place at which a selector's words stand."""

    places: tuple[Span, ...]
    typographic: bool
    """True where the words differ from the printed ones in quotes, dashes or spaces alone."""
    cut: tuple[Span, ...]
    """Words and numbers that the selector would have cut, where it stands nowhere else."""


def find(haystack: Haystack, selector: Selector) -> Matches:
    """Return the places of `selector` in `haystack`: those that match exactly, else those up to typography."""
    exact = unicodedata.normalize("NFC", selector.exact)
    cut: list[Span] = []
    for typographic, found in ((False, _exactly(haystack, exact)), (True, _folded(haystack, exact))):
        whole: list[Span] = []
        for span in found:
            word = cuts(haystack.text, span)
            if word is None:
                whole.append(span)
            else:
                cut.append(word)
        places = tuple(span for span in whole if _stands_between(haystack.text, span, selector))
        if places:
            return Matches(places=places, typographic=typographic, cut=())
    return Matches(places=(), typographic=False, cut=tuple(dict.fromkeys(cut)))


def occurrences(text: str, words: str, start: int = 0) -> Iterator[int]:
    """Yield every offset from `start` on at which `words`, not empty, stand in `text`, overlapping ones too."""
    at = text.find(words, start)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)


def _exactly(haystack: Haystack, exact: str) -> Iterator[Span]:
    for at in occurrences(haystack.text, exact):
        yield Span(at, at + len(exact))


def _folded(haystack: Haystack, exact: str) -> Iterator[Span]:
    words = fold(exact)
    for at in occurrences(haystack.folded.text, words):
        yield haystack.folded.original(at, at + len(words))


def _stands_between(text: str, span: Span, selector: Selector) -> bool:
    """Tell whether prefix and suffix stand right before and after; white space between does not matter."""
    if not selector.prefix and not selector.suffix:
        return True
    prefix, suffix = fold(selector.prefix), fold(selector.suffix)
    room = 2 * max(len(prefix), len(suffix)) + 16
    before = fold(text[max(0, span.start - room) : span.start])
    after = fold(text[span.end : span.end + room])
    return before.endswith(prefix) and after.startswith(suffix)
