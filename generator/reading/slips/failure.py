"""What every look at broken YAML starts from, and what it may conclude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import yaml

from generator.model.record import Value
from generator.reading.entry import Entry, entry_of
from generator.reading.lines import Lines, lines_of

CURLY: Final = "“”„‟‘’‚‛«»"

_INDENT: Final = re.compile(r"^[ \t]*", re.MULTILINE)

_MOST_EVENTS: Final = 100_000
"""Events after which a file counts as readable; a fact file may have half as many values."""

NOT_QUOTES: Final = "to YAML curly quotation marks are letters like any other; only straight ones enclose a text"


class Failure(Value, frozen=True, kw_only=True):
    """Where and how the parser stopped."""

    lines: Lines
    problem: str
    at: int
    """Offset of the problem."""
    context: str
    began: int
    """Offset at which the value began that could not be read to its end; `at` where the parser names none."""

    @property
    def number(self) -> int:
        """The line (from 1) of the problem; an unclosed quotation mark is a problem of the line that opens it."""
        return self.lines.position(self.began if self.context == "while scanning a quoted scalar" else self.at).line

    @property
    def opened(self) -> int:
        """The line from which on the text is broken, such as that of a quotation mark that is still open."""
        is_open = self.context.startswith(("while scanning", "while parsing a flow"))
        return self.lines.position(self.began if is_open else self.at).line

    @property
    def column(self) -> int:
        """The column (from 0) of the problem in its line."""
        return self.lines.position(self.at).column - 1

    def entry(self, number: int) -> Entry:
        """Return line `number` in its parts."""
        return entry_of(self.lines.line(number))

    def above(self, number: int) -> Iterator[int]:
        """Yield the numbers of the lines above `number` that hold something, nearest first."""
        for candidate in range(number - 1, 0, -1):
            text = self.lines.line(candidate).strip()
            if text and not text.startswith("#"):
                yield candidate


class Slip(Value, frozen=True, kw_only=True):
    """What the author most likely did."""

    message: str
    number: int
    """The line to look at, from 1."""
    start: int
    """The column (from 0) to point at."""
    end: int
    label: str = ""
    mended: str = ""
    """That line as it would be right; empty where that is not certain."""
    notes: tuple[str, ...] = ()
    help: str = ""
    """The next step; it stands above the mended line."""
    rule: str = "Y003"
    untabbed: bool = False
    """Whether tabs in the indentation of other lines do not count: each is a slip of its own."""
    certain: bool = False
    """Whether the mended line can only be what was meant, so that a program may write it."""


def failure_of(lines: Lines, error: yaml.YAMLError) -> Failure:
    """Return where and how the parser stopped."""
    # The C reader raises errors without marks; the bytes were checked before, so this is a last resort.
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = min(mark.index, len(lines.text)) if mark else 0
    return Failure(
        lines=lines,
        problem=str(getattr(error, "problem", None) or error),
        at=at,
        context=str(getattr(error, "context", None) or ""),
        began=min(began.index, len(lines.text)) if began else at,
    )


def gets_further(failure: Failure, slip: Slip) -> bool:
    """Tell whether the parser reads past the broken line once the line is mended."""
    stopped = stopped_when(failure, slip)
    if stopped is None or stopped.opened > max(failure.opened, slip.number):
        return True
    # The line below a mended one may hold a slip of its own, further on.
    moved = len(slip.mended) - len(failure.lines.line(slip.number))
    return slip.number < failure.opened == stopped.opened and stopped.at > failure.at + moved


def stopped_when(failure: Failure, slip: Slip) -> Failure | None:
    """Return where the parser stops once the line is mended; None where it reads all of the file."""
    text, start = failure.lines.text, failure.lines.starts[slip.number - 1]
    mended = text[:start] + slip.mended + text[start + len(failure.lines.line(slip.number)) :]
    if slip.untabbed:
        mended = _INDENT.sub(lambda found: found[0].expandtabs(2), mended)
    try:
        for _ in islice(yaml.parse(mended, Loader=yaml.CBaseLoader), _MOST_EVENTS):
            pass
    except yaml.YAMLError as error:
        return failure_of(lines_of(mended), error)
    return None
