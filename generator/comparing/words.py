"""Two texts laid over one another, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

from generator.model.comparison import Piece

MOST_WORDS: Final = 2_000
"""Words of either text up to which they are laid over one another; the work grows with the product of both."""

_WORD: Final = re.compile(r"\S+")


def laid_over(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in order; how much white space stands between them does not count."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces(old, new, ("replace", 0, len(old), 0, len(new)))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(piece for code in codes for piece in _pieces(old, new, code))


def _pieces(old: list[str], new: list[str], code: tuple[str, int, int, int, int]) -> tuple[Piece, ...]:
    tag, start, end, start_new, end_new = code
    before, after = " ".join(old[start:end]), " ".join(new[start_new:end_new])
    if tag == "equal":
        return (Piece("both", before),)
    return tuple(piece for piece in (Piece("before", before), Piece("after", after)) if piece.text)
