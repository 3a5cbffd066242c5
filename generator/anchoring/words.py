"""A text as words, for comparing and counting."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.anchoring.folding import fold

WORD: Final = re.compile(r"\S+")


class Word(NamedTuple):
    """One word with the marks around it."""

    start: int
    end: int
    folded: str
    """As it reads whatever its typography; two words are the same when this is."""


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text` between two offsets; offsets are code points, end exclusive."""
    stop = len(text) if end is None else end
    return tuple(
        Word(start=found.start(), end=found.end(), folded=fold(found[0])) for found in WORD.finditer(text, start, stop)
    )
