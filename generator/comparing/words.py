"""Two texts laid over one another, word by word."""

from __future__ import annotations

from generator.comparing.alignment import Opcode, aligned
from generator.model.comparison import Piece


def laid_over(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in order; how much white space stands between them does not count."""
    old, new = before.split(), after.split()
    return tuple(piece for code in aligned(old, new) for piece in _pieces(old, new, code))


def _pieces(old: list[str], new: list[str], code: Opcode) -> tuple[Piece, ...]:
    tag, start, end, start_new, end_new = code
    before, after = " ".join(old[start:end]), " ".join(new[start_new:end_new])
    if tag == "equal":
        return (Piece("both", before),)
    return tuple(piece for piece in (Piece("before", before), Piece("after", after)) if piece.text)
