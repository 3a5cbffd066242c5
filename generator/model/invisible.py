"""Characters that nobody sees: they hide words, split them unseen, or turn their order around.

Taken from Unicode's Default_Ignorable_Code_Point (UAX #44), the bidirectional controls of UAX #9 and blanks that
count as letters. Some scripts and emoji need a few of them: where one stands as such text has it, it is not meant.
So a Persian word keeps its joiner and a flag its tags, and both are meant in an English word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.model.record import Value

# Ranges for character classes. Each is a whole block or more, because blocks do not change when Unicode grows.
_RIGHT_TO_LEFT: Final = "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_JOINING: Final = (
    "\u0600-\u061b\u061d-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1a20-\u1aaf\u1b00-\u1c4f\ua840-\ua87f"
    "\ua8e0-\ua8ff\ua980-\ua9df\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010eff\U00011000-\U00011fff"
)
"""Scripts whose letters take other shapes beside a joiner: Arabic, those of India and its neighbours, Mongolian."""
_EMOJI: Final = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_TWO_STYLES: Final = _EMOJI + "\xa9\xae\u203c\u2049\u2122\u2139\u24c2\u25a0-\u25ff\u2934\u2935\u3030\u303d\u3297\u3299"
"""What stands either as text or as a picture, by the variation selector behind it."""
_HAN: Final = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VARIED: Final = (
    _HAN + "\u1000-\u109f\u2200-\u22ff\u2a00-\u2aff\u3001\u3002\ua840-\ua87f\uff01\uff0c\uff0e\uff1a\uff1b\uff1f"
)
"""What has a standardized variant besides the emoji: ideographs, signs of mathematics, full-width punctuation."""
_MONGOLIAN: Final = "\u1820-\u18aa"

_ALWAYS: Final = (
    "\xad\u034f\u115f\u1160\u17b4\u17b5\u200b\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffc"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""Meant wherever they stand, but for the tags of a flag."""

CANDIDATES: Final = _ALWAYS + "\u061c\u180b-\u180f\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Ranges, for a character class, of all that may be meant."""

_CANDIDATE: Final = re.compile(f"[{CANDIDATES}]")
_FLAGS: Final = "\U0001f3f4\U000e0067\U000e0062(?:{})\U000e007f".format(
    "|".join("".join(chr(0xE0000 + ord(letter)) for letter in part) for part in ("eng", "sct", "wls"))
)
"""The flags of England, Scotland and Wales, the only ones that are written with tags."""
_RTL: Final = re.compile(f"[{_RIGHT_TO_LEFT}]")
_INVISIBLE: Final = re.compile(
    rf"(?P<flag>{_FLAGS})|(?P<direction>[\u061c\u200e\u200f])|[{_ALWAYS}]"
    rf"|(?<![{_JOINING}])\u200c"
    rf"|(?<![{_JOINING}])(?!(?<=[{_EMOJI}\ufe0f])\u200d[{_EMOJI}])\u200d"
    rf"|(?<![{_MONGOLIAN}])[\u180b-\u180f]"
    rf"|(?<![{_TWO_STYLES}])(?!(?<=[0-9#*])[\ufe0e\ufe0f]\u20e3)[\ufe0e\ufe0f]"
    rf"|(?<![{_VARIED}])[\ufe00-\ufe0d]|(?<![{_HAN}])[\U000e0100-\U000e01ef]"
)


class Invisible(Value, frozen=True):
    """One or several equal characters in a row; offsets are code points, end exclusive."""

    start: int
    end: int
    character: str


def has_candidate(text: str, start: int, end: int) -> bool:
    """Tell whether a character between two offsets may be invisible."""
    return _CANDIDATE.search(text, start, end) is not None


def invisible_in(text: str) -> Iterator[Invisible]:
    """Yield the runs of characters in `text` that nobody sees and that no script there needs, in order."""
    run: Invisible | None = None
    for at in _offsets(text):
        if run is not None and run.end == at and run.character == text[at]:
            run = Invisible(run.start, at + 1, run.character)
            continue
        if run is not None:
            yield run
        run = Invisible(at, at + 1, text[at])
    if run is not None:
        yield run


def without_invisible(text: str) -> str:
    """Return `text` without what `invisible_in` finds."""
    pieces: list[str] = []
    at = 0
    for found in _offsets(text):
        pieces.append(text[at:found])
        at = found + 1
    return "".join((*pieces, text[at:])) if at else text


def _offsets(text: str) -> Iterator[int]:
    if text.isascii() or not _CANDIDATE.search(text):
        return
    line_end, needed = -1, False
    for match in _INVISIBLE.finditer(text):
        if match["flag"]:
            continue
        if match["direction"]:
            # A direction mark sets punctuation right in a line with words that run the other way.
            if match.start() > line_end:
                end = text.find("\n", match.end())
                line_end = len(text) if end < 0 else end
                needed = _RTL.search(text, text.rfind("\n", 0, match.start()) + 1, line_end) is not None
            if needed:
                continue
        yield match.start()


def number_of(character: str) -> str:
    """Return how Unicode writes the number of a character, such as `U+200B`."""
    return f"U+{ord(character):04X}"


def name_of(character: str) -> str:
    """Return Unicode's name of a character in lower case, such as `zero width space`."""
    unnamed = "a control character" if ord(character) < 0xA0 else "not a character"
    return unicodedata.name(character, unnamed).lower()
