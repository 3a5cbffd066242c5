"""A quote made of pieces that the source has, joined across words that it leaves out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from generator.anchoring.boundaries import cuts
from generator.anchoring.folding import Folded
from generator.anchoring.matching import Haystack, occurrences
from generator.anchoring.words import words_of
from generator.model.record import Value
from generator.model.sources import Span

MAX_PIECES: Final = 4
MAX_WORDS: Final = 120
SHORTEST: Final = 2
"""Words that a piece must have to be more than chance."""

NEGATION: Final = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|hardly|не|ні|ніколи|нет|никогда)\b|n['’]t\b|않|못|아니",
    re.IGNORECASE,
)
"""Words whose loss turns a sentence around, in the languages the project has met."""


class Splice(Value, frozen=True, kw_only=True):
    """The pieces of a spliced quote."""

    pieces: tuple[Span, ...]
    """In the source, in the order of its text."""
    left_out: tuple[Span, ...]
    """What the source has between them."""


def splice(haystack: Haystack, quote: str) -> Splice | None:
    """Return the pieces of which `quote` is made, or None where it is no splice of this source."""
    words = [word.folded for word in words_of(quote)]
    if not 2 * SHORTEST <= len(words) <= MAX_WORDS:
        return None
    pieces: list[Span] = []
    done, reached = 0, 0
    while done < len(words):
        found = _longest(haystack, words[done:], reached)
        if found is None or len(pieces) == MAX_PIECES:
            return None
        count, span, reached = found
        if count < SHORTEST:
            return None
        pieces.append(span)
        done += count
    if len(pieces) == 1:
        return None
    between = tuple(Span(one.end, two.start) for one, two in pairwise(pieces))
    return Splice(pieces=tuple(pieces), left_out=between)


def drops_negation(haystack: Haystack, found: Splice) -> str:
    """Return the negation that a splice leaves out within a sentence, or an empty text."""
    for span in found.left_out:
        words = haystack.text[span.start : span.end].strip()
        if len(words.split()) <= 3 and (negation := NEGATION.search(words)):
            return negation[0]
    return ""


def _longest(haystack: Haystack, words: list[str], reached: int) -> tuple[int, Span, int] | None:
    """Return how many of the first words stand together, where, and the folded offset after them."""
    folded: Folded = haystack.folded
    for count in range(len(words), 0, -1):
        piece = " ".join(words[:count])
        for at in occurrences(folded.text, piece, reached):
            span = folded.original(at, at + len(piece))
            if cuts(haystack.text, span) is None:
                return count, span, at + len(piece)
    return None
