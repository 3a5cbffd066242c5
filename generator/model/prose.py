"""What prose may hold besides Markdown: inline references, `[[id]]` or `[[id|words]]`.

A reference stays within one paragraph, and its words are plain text. Inside a code span, and behind a
backslash, double brackets are just brackets. Offsets are code points of the prose as it was read, end
exclusive. Reading goes once from left to right, so hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal

from generator.model.record import Value
from generator.model.sources import Span

_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*(?=\n)")
_BACKTICKS: Final = re.compile(r"`+")
_OPENING: Final = re.compile(r"\\.|\[\[", re.DOTALL)


class InlineReference(Value, frozen=True, kw_only=True):
    """One reference of a piece of prose to a fact."""

    start: int
    end: int
    target: str
    """Id of the fact, as written."""
    words: str
    """What the reader sees instead of the fact's title; empty where the title is to stand."""


class InlineFault(Value, frozen=True, kw_only=True):
    """Double brackets that are no reference."""

    start: int
    end: int
    reason: Literal["unclosed", "empty", "nested"]
    """`empty`: the id or the words are missing; `nested`: brackets inside the brackets."""


class ProseReferences(Value, frozen=True, kw_only=True):
    """The double brackets of a piece of prose, in the order of the text."""

    references: tuple[InlineReference, ...]
    faults: tuple[InlineFault, ...]


_NONE: Final = ProseReferences(references=(), faults=())


def references_in(text: str) -> tuple[InlineReference, ...]:
    """Return the sound inline references of `text`, in order."""
    return parse_references(text).references


def parse_references(text: str) -> ProseReferences:
    """Return the inline references of `text`, and whatever opens like one and is none."""
    if "[[" not in text:
        return _NONE
    found = tuple(_brackets(text))
    return ProseReferences(
        references=tuple(each for each in found if isinstance(each, InlineReference)),
        faults=tuple(each for each in found if isinstance(each, InlineFault)),
    )


def code_spans(text: str) -> tuple[Span, ...]:
    """Return the code spans of `text` with their backticks: a run of backticks up to the next run of that length."""
    if "`" not in text:
        return ()
    return tuple(code for paragraph in _paragraphs(text) for code in _code_spans(text, paragraph))


def _brackets(text: str) -> Iterator[InlineReference | InlineFault]:
    for paragraph in _paragraphs(text):
        code = tuple(_code_spans(text, paragraph)) if "`" in text else ()
        starts = tuple(span.start for span in code)
        at = paragraph.start
        while opening := _OPENING.search(text, at, paragraph.end):
            around = bisect_right(starts, opening.start()) - 1
            if around >= 0 and opening.start() < code[around].end:
                at = code[around].end
            elif opening[0] != "[[":
                at = opening.end()
            else:
                found = _bracket(text, opening.start(), paragraph.end)
                yield found
                # After an unclosed one there is no `]]` left for another, so one fault says it all.
                at = paragraph.end if isinstance(found, InlineFault) and found.reason == "unclosed" else found.end


def _bracket(text: str, start: int, stop: int) -> InlineReference | InlineFault:
    close = text.find("]]", start + 2, stop)
    if close < 0:
        return InlineFault(start=start, end=start + 2, reason="unclosed")
    inside, end = text[start + 2 : close], close + 2
    if "[" in inside or "]" in inside:
        return InlineFault(start=start, end=end, reason="nested")
    target, bar, words = inside.partition("|")
    target, words = target.strip(), words.strip()
    if not target or (bar and not words):
        return InlineFault(start=start, end=end, reason="empty")
    return InlineReference(start=start, end=end, target=target, words=words)


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in _PARAGRAPH_END.finditer(text) if "\n" in text else ():
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, len(text))


def _code_spans(text: str, paragraph: Span) -> Iterator[Span]:
    runs = [Span(*run.span()) for run in _BACKTICKS.finditer(text, paragraph.start, paragraph.end)]
    closing: dict[int, int] = {}
    closes = [0] * len(runs)
    for at in reversed(range(len(runs))):
        length = runs[at].end - runs[at].start
        closes[at] = closing.get(length, 0)
        closing[length] = at
    at = 0
    while at < len(runs):
        if closes[at] and not _escaped(text, runs[at].start):
            yield Span(runs[at].start, runs[closes[at]].end)
            at = closes[at]
        at += 1


def _escaped(text: str, at: int) -> bool:
    """Tell whether the character at `at` stands behind a backslash that is not itself escaped."""
    first = at
    while first and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1
