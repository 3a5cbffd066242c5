"""Text that can be set: what nobody would see is named, what has no break gets places for one."""

from __future__ import annotations

import re
from typing import Final

from generator.model.invisible import invisible_in, number_of

LONG: Final = 32
"""Signs without a break from which on a word may be broken."""
PIECE: Final = 16
"""Signs of such a word between two places for a break: as many as the narrowest column can hold."""
BREAK: Final = "\u200b"
"""Zero width space: a place where a line may end."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNBROKEN: Final = re.compile(rf"[^\s{BREAK}]{{{LONG},}}")


def printable(text: str) -> str:
    """Return text without characters that would hide, turn round or break what is set.

    An invisible character is shown by its number in brackets, as the site shows it.
    """
    if text.isascii() and text.isprintable() and len(text) < LONG:
        return text
    pieces: list[str] = []
    at = 0
    for run in invisible_in(text):
        pieces += (text[at : run.start], f"[{number_of(run.character)}]")
        at = run.end
    shown = _CONTROL.sub(lambda sign: f"[{number_of(sign[0])}]", "".join((*pieces, text[at:])))
    return _UNBROKEN.sub(lambda word: _breakable(word[0]), shown)


def _breakable(word: str) -> str:
    return BREAK.join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
