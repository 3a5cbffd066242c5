"""Y010: what nobody sees in a fact file, each run at its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.invisible import Invisible, invisible_in
from generator.reading.decoding import character
from generator.reading.lines import Lines

MOST: Final = 100
"""Runs of one file that are told; more would bury what else is wrong with it."""

HELP: Final = "delete it; a quote is found without it, also where the source has one"


def unseen(lines: Lines, path: str) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each run of characters in a fact file that nobody sees, of at most `MOST`."""
    return tuple(islice(_unseen(lines, path), MOST))


def _unseen(lines: Lines, path: str) -> Iterator[Diagnostic]:
    for run in invisible_in(lines.text):
        place = Place(path=path, region=lines.region(run.start, run.end))
        yield Diagnostic(rule="Y010", place=place, message=_message(run), help=(HELP,))


def _message(run: Invisible) -> str:
    size = run.end - run.start
    times = f", {size:,} times" if size > 1 else ""
    return f"nobody sees the character {character(run.character)} that stands here{times}"
