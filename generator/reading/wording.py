"""How messages of this stage show words of a file, and which known words are close to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

SHOWN: Final = 60
"""A message shows so many code points of a value; more would bury its own words."""

ALIKE: Final = 70
"""Score (0 to 100, from the edits between two words) from which a name counts as similar."""


def code(text: str) -> str:
    """Return `text` as messages show values: on one line, shortened, between backticks."""
    flat = " ".join(text[: 4 * SHOWN].split())
    return f"`{flat if len(flat) <= SHOWN else flat[: SHOWN - 1] + '…'}`"


def listed(words: Iterable[str]) -> str:
    """Return `words` as messages list them: each between backticks, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def most_similar(word: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that is most like `word`, or None where none is similar."""
    found = process.extractOne(
        word[: 2 * SHOWN].lower(), sorted(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=ALIKE
    )
    return found[0] if found else None
