"""Text as it reads whatever its typography, with the way back to every code point of the original.

Folded are quotation marks and apostrophes, dashes, spaces with line ends, and the ellipsis. Never case,
letters, digits, signs or brackets: a sign that is there never matches one that is not.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from generator.model.record import Value
from generator.model.sources import Span

_SAME: Final = (
    dict.fromkeys("‘’‚‛′‹›`´", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}
)
"""What stands for the same sign in another typeface or language; `-` and the minus sign are one sign."""

_TABLE: Final = str.maketrans(_SAME)


class Folded(Value, frozen=True, kw_only=True):
    """A folded text; its code point `i` comes from the original's `starts[i]` up to, not including, `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original from which the non-empty stretch `start` to `end` was folded."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> str:
    """Return `text` in NFC, folded, without white space at its ends."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_TABLE).split())


def fold_with_offsets(text: str) -> Folded:
    """Return the folded form of `text`, which must be NFC, with the origin of every code point."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, character in enumerate(text):
        if character.isspace():
            if folded and folded[-1] == " ":
                ends[-1] = position + 1
                continue
            same = " "
        else:
            same = _SAME.get(character, character)
        for one in same:
            folded.append(one)
            starts.append(position)
            ends.append(position + 1)
    return Folded(text="".join(folded), starts=tuple(starts), ends=tuple(ends))
