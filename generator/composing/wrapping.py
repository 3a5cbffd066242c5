"""Words cut into lines for pictures, which cannot do that themselves; no font is asked, so a line is never too long."""

from __future__ import annotations

from typing import Final
from unicodedata import combining, east_asian_width

MOST: Final = 5
"""Lines that one text has at most; the last one then ends in an ellipsis."""


def columns_of(text: str) -> int:
    """Return how many columns a text takes: two for a character as wide as it is high, none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def wrapped(text: str, columns: int, most: int = MOST) -> tuple[str, ...]:
    """Return a text in lines of at most so many columns, two or more; a word that is longer than a line is cut."""
    if columns < 2:
        raise ValueError(f"no line of {columns} columns can hold every character")
    lines: list[str] = []
    line, width = "", 0
    for word in text.split():
        for piece in _pieces(word, columns):
            size = columns_of(piece)
            if line and width + 1 + size > columns:
                lines.append(line)
                line, width = piece, size
            else:
                line, width = (f"{line} {piece}", width + 1 + size) if line else (piece, size)
            if len(lines) > most:
                return (*lines[: most - 1], _ended(lines[most - 1], columns))
    lines.append(line)
    if len(lines) > most:
        return (*lines[: most - 1], _ended(lines[most - 1], columns))
    return tuple(lines)


def _pieces(word: str, columns: int) -> list[str]:
    if columns_of(word) <= columns:
        return [word]
    pieces = [""]
    for one in word:
        if columns_of(pieces[-1] + one) > columns:
            pieces.append("")
        pieces[-1] += one
    return pieces


def _ended(line: str, columns: int) -> str:
    while columns_of(line) >= columns:
        line = line[:-1]
    return f"{line}…"
