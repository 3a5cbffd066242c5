"""What tells the places of an ambiguous quote apart."""

from __future__ import annotations

from typing import Final, Literal

from generator.anchoring.matching import Haystack, find
from generator.anchoring.words import words_of
from generator.model.fields import Selector
from generator.model.record import Value
from generator.model.sources import Span

CONTEXT: Final = 40
"""Code points shown on each side of a place."""

MOST_WORDS: Final = 12
"""Words of context that are tried before giving up."""

REACH: Final = 400
"""Code points in which those words are looked for."""


class Decider(Value, frozen=True, kw_only=True):
    """A prefix or suffix that leaves one place only."""

    field: Literal["prefix", "suffix"]
    words: str


def decider(haystack: Haystack, exact: str, place: Span) -> Decider | None:
    """Return the shortest words before or after `place` that name it alone, or None where none do."""
    before = words_of(haystack.text, max(0, place.start - REACH), place.start)[-MOST_WORDS:]
    after = words_of(haystack.text, place.end, min(len(haystack.text), place.end + REACH))[:MOST_WORDS]
    for count in range(1, MOST_WORDS + 1):
        tried: list[Decider] = []
        if count <= len(before):
            tried.append(Decider(field="prefix", words=haystack.text[before[-count].start : place.start]))
        if count <= len(after):
            tried.append(Decider(field="suffix", words=haystack.text[place.end : after[count - 1].end]))
        for one in tried:
            selector = Selector(
                exact=exact,
                prefix=one.words if one.field == "prefix" else "",
                suffix=one.words if one.field == "suffix" else "",
            )
            if one.words.strip() and find(haystack, selector).places == (place,):
                return one
    return None


def in_context(text: str, place: Span) -> str:
    """Return the line of text around `place`, with the place itself in guillemets."""
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - CONTEXT)
    stop = text.find("\n", place.end)
    end = min(len(text) if stop < 0 else stop, place.end + CONTEXT)
    before, after = text[start : place.start], text[place.end : end]
    return f"…{before}»{text[place.start : place.end]}«{after}…"
