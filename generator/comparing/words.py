"""Two texts laid over one another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.comparing.alignment import Opcode, aligned
from generator.model.comparison import Piece

_WORD: Final = re.compile(r"\S+")


def laid_over(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in order; how much white space stands between them does not count.

    Where the words are the same and the white space alone differs, it is the pieces that differ.
    """
    old, new = before.split(), after.split()
    if old == new and before != after:
        return tuple(_gaps(old, before, after))
    return tuple(piece for code in aligned(old, new) for piece in _pieces(old, new, code))


def _gaps(words: list[str], before: str, after: str) -> Iterator[Piece]:
    """Lay over one another two texts of the same words; between them stand as many stretches of white space."""
    same = ""
    for old, new, word in zip(_WORD.split(before), _WORD.split(after), [*words, ""], strict=True):
        if old == new:
            same += old
        else:
            yield from (
                piece for piece in (Piece("both", same), Piece("before", old), Piece("after", new)) if piece.text
            )
            same = ""
        same += word
    if same:
        yield Piece("both", same)


def _pieces(old: list[str], new: list[str], code: Opcode) -> tuple[Piece, ...]:
    tag, start, end, start_new, end_new = code
    before, after = " ".join(old[start:end]), " ".join(new[start_new:end_new])
    if tag == "equal":
        return (Piece("both", before),)
    return tuple(piece for piece in (Piece("before", before), Piece("after", after)) if piece.text)
