"""Lines and columns of a text, from offsets in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from generator.model.diagnostics import Position, Region
from generator.model.record import Value


class Lines(Value, frozen=True, kw_only=True):
    """A text cut into its lines; offsets, lines and columns count code points."""

    text: str
    starts: tuple[int, ...]
    """Offset at which each line begins."""

    def position(self, offset: int) -> Position:
        """Return the line and column (both from 1) of the code point at `offset`."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def region(self, start: int, end: int) -> Region:
        """Return the region from the offset `start` up to, not including, `end`."""
        return Region(self.position(start), self.position(max(start, end)))

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end; empty where there is no such line."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end]


def lines_of(text: str) -> Lines:
    """Return the lines of `text`; only a line feed ends a line."""
    lengths = [len(line) + 1 for line in text.split("\n")[:-1]]
    return Lines(text=text, starts=tuple(accumulate(lengths, initial=0)))
