"""The sentences of a text, as spans.

A line end always ends a sentence. Within a line a sentence ends at `.`, `!`, `?` or `…` with the quotation
marks and brackets that close after it, before white space and something that can begin a sentence: a capital,
a letter of a script without capitals, an opening quotation mark or bracket. The full stops of East Asian
scripts need no white space. This is the part of Unicode's default rules (UAX #29) that news text needs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final

from generator.model.sources import Span

_PARAGRAPH: Final = re.compile("[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS: Final = "\"'”’“»›)\\]}」』）】〉》"
_OPENERS: Final = frozenset("\"'“‘„‚«‹([{¿¡「『（【〈《")
# Marks are looked at as a whole run from its first: from each of a million full stops on would take hours.
_END: Final = re.compile(rf"(?<![.!?…])(?P<marks>[.!?…]+)[{_CLOSERS}]*(?=\s)|[。！？]+[{_CLOSERS}]*")
_WORD: Final = re.compile(r"[\w.-]*\Z")
_INITIALS: Final = re.compile(r"(?:\w\.)*\w")


def sentences(text: str, language: str, *, most: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of `text` in order, without the white space around them.

    They are disjoint and hold everything that is not white space.

    Args:
        text: The text; offsets of the spans are its code points, end exclusive.
        language: BCP 47 tag, which chooses the abbreviations.
        most: Return only so many, from the first on.
    """
    known = _abbreviations().get(language.partition("-")[0].lower(), frozenset())
    return tuple(islice(_sentences(text, known), most))


def _sentences(text: str, known: frozenset[str]) -> Iterator[Span]:
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        ends = _END.search(text, start, end) is not None
        for piece in _pieces(text, start, end, known) if ends else ((start, end),):
            span = _trimmed(text, *piece)
            if span.start < span.end:
                yield span


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    table = files("generator.reading").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return {language: frozenset(words) for language, words in tomllib.loads(table).items()}


def _pieces(text: str, start: int, end: int, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, start, end, match, known):
            yield start, match.end()
            start = match.end()
    yield start, end


def _ends_sentence(text: str, start: int, end: int, match: re.Match[str], known: frozenset[str]) -> bool:
    if match["marks"] is None:
        return True
    # Reaching for the next word never leaves the paragraph: there white space alone is left, and all is said.
    at = match.end()
    while at < end and text[at].isspace():
        at += 1
    if at == end:
        return True
    before = text[match.start() - 1] if match.start() > start else ""
    if not _can_begin(text[at], before):
        return False
    is_plain_stop = match[0] == "."
    return not (is_plain_stop and _is_abbreviation(text, start, match.start(), known))


def _can_begin(char: str, before: str) -> bool:
    """Tell whether `char` can begin a sentence after one that ends with `before`."""
    if char in _OPENERS or char.isupper() or char.istitle() or _has_no_case(char):
        return True
    # A figure opens a sentence where no capital could; elsewhere it follows abbreviations ("No. 10").
    return char.isdigit() and _has_no_case(before)


def _has_no_case(char: str) -> bool:
    """Tell whether `char` is a letter of a script without capitals, such as Hangul."""
    return char.isalpha() and char.upper() == char.lower()


def _is_abbreviation(text: str, start: int, stop: int, known: frozenset[str]) -> bool:
    # No abbreviation is longer than this; without the bound a long run of letters would be read again and again.
    match = _WORD.search(text, max(start, stop - 16), stop)
    word = match[0] if match else ""
    lowered = word[:1].lower() + word[1:]  # a sentence may begin with it
    return word in known or lowered in known or (word.isupper() and _INITIALS.fullmatch(word) is not None)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
