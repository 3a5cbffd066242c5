"""Y011: words behind ` #`, which YAML takes for a comment, so that they are lost without a word.

`title: Boat #12 sank` says `Boat`. Whoever means a comment writes a space behind the `#`, as everybody does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.entry import enclosed, entry_of
from generator.reading.lines import Lines
from generator.reading.scalars import outside, scalar_spans
from generator.reading.wording import SHOWN

_LOST: Final = re.compile(r"(?<=[ \t])#(?![\s#!]|explainer:)[^\n]*")


def lost_texts(lines: Lines, path: str) -> Iterator[Diagnostic]:
    """Yield what follows ` #` in a file of sound YAML, where a value stands before it and no space after it."""
    # Nearly every file ends here, so nothing slower comes first.
    if (" #" not in lines.text and "\t#" not in lines.text) or not _LOST.search(lines.text):
        return
    spans = scalar_spans(lines)
    for found in _LOST.finditer(lines.text):
        at = found.start()
        number = lines.position(at).line
        before = lines.text[lines.starts[number - 1] : at].strip()
        if before and not before.startswith("#") and outside(spans, at):
            yield _diagnostic(lines, path, number, at, at + len(found[0].rstrip()))


def _diagnostic(lines: Lines, path: str, number: int, start: int, end: int) -> Diagnostic:
    entry = entry_of(lines.line(number).rstrip())
    steps = ["where it is a comment, write a space behind the `#`"]
    if entry.value[:1] not in {'"', "'", "[", "{", "#", "|", ">"}:
        shown = f":\n{entry.with_value(enclosed(entry.value))}" if len(entry.value) <= 2 * SHOWN else ""
        steps.insert(0, f"put the whole text between straight quotation marks{shown}")
    return Diagnostic(
        rule="Y011",
        place=Place(path=path, region=lines.region(start, end)),
        message="to YAML what follows ` #` is a comment, and no part of the text",
        label="these words are lost",
        help=tuple(steps),
    )
