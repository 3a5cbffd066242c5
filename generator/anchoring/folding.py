"""Text as it reads whatever its typography, with the way back to every code point of the original.

Folded are quotation marks and apostrophes, dashes, spaces with line ends, and the ellipsis; what nobody sees is
left out, so that a quote need not hold it. Never case, letters, digits, signs or brackets: a sign that is there
never matches one that is not.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from generator.model.invisible import invisible_in, without_invisible
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
    seen = without_invisible(unicodedata.normalize("NFC", text))
    return " ".join(unicodedata.normalize("NFC", seen).translate(_TABLE).split())


def fold_with_offsets(text: str) -> Folded:
    """Return the folded form of `text`, which must be NFC, with the origin of every code point."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    hidden = {position for run in invisible_in(text) for position in range(run.start, run.end)}
    for position, character in enumerate(text):
        if position in hidden:
            continue
        if position - 1 in hidden and _joined(folded, character):
            ends[-1] = position + 1
            continue
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


def _joined(folded: list[str], character: str) -> bool:
    """Put a mark or a part of a syllable onto the letter before it, from which it was kept apart; tell whether it fits.

    So `e`, an invisible joiner and an accent fold to the one letter that they show as.
    """
    joined = unicodedata.normalize("NFC", folded[-1] + character) if folded else ""
    if len(joined) != 1:
        return False
    folded[-1] = joined
    return True
