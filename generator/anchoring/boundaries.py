"""Whether a quote may begin or end at a place: a cut word or number would mean something else."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from generator.model.invisible import has_candidate, without_invisible
from generator.model.sources import Span

HYPHENS: Final = frozenset("-‐‑")
APOSTROPHES: Final = frozenset("'’")
SPACELESS: Final = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0eff]")
"""Scripts in which words run together or take endings, so that a word's edge is no fixed place."""

_REACH: Final = 100
"""Code points on either side that are looked at where something invisible stands."""

WORD: Final = re.compile(r"[\w’'‐‑.,-]+")
"""A word or number with all that may belong to it."""


def cuts(text: str, span: Span) -> Span | None:
    """Return the word or number of `text` that `span` would cut at either end, or None where it cuts none."""
    for at in (span.start, span.end):
        if joined(text, at):
            return _whole(text, at)
    return None


def joined(text: str, at: int) -> bool:
    """Tell whether the code points before and after offset `at` belong to one word or number."""
    if not 0 < at < len(text):
        return False
    if has_candidate(text, max(0, at - 2), at + 2):
        # What nobody sees keeps no two parts of a word apart.
        head, tail = without_invisible(text[max(0, at - _REACH) : at]), without_invisible(text[at : at + _REACH])
        text, at = head + tail, len(head)
        if not head or not tail:
            return False
    before, after = text[at - 1], text[at]
    if _is_word(before) and _is_word(after):
        return True
    if before.isdigit() and after in ".," and text[at + 1 : at + 2].isdigit():
        return True
    if before in ".," and after.isdigit() and text[at - 2 : at - 1].isdigit():
        return True
    return _joins(text, at) or (at > 1 and _joins(text, at - 1))


def _joins(text: str, at: int) -> bool:
    """Tell whether the sign at `at`, not the first of the text, is part of one word with those beside it.

    An apostrophe is where it begins the ending of "wasn't" or "can't", because dropping that turns the meaning
    around; a hyphen is between two words.
    """
    sign = text[at]
    if sign in APOSTROPHES:
        return (
            text[at + 1 : at + 2] in {"t", "T"}
            and _is_word(text[at - 1])
            and not _is_word(text[at + 2 : at + 3] or " ")
        )
    return sign in HYPHENS and _is_word(text[at - 1]) and _is_word(text[at + 1 : at + 2] or " ")


def _is_word(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    if SPACELESS.match(character):
        return False
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _whole(text: str, at: int) -> Span:
    for found in WORD.finditer(text, max(0, at - 100), at + 100):
        if found.start() < at < found.end():
            return Span(found.start(), found.end())
    return Span(at - 1, at + 1)
