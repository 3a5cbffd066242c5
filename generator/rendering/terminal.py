"""Text for a terminal: colours where they help, and prose broken into lines of a readable width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.rendering.findings import visible, width

RED: Final = "31"
GREEN: Final = "32"
DIM: Final = "2"
BOLD: Final = "1"

COLUMNS: Final = 88
"""Columns that prose takes at most; longer lines are tiring to read."""


def painted(text: str, style: str, *, color: bool) -> str:
    """Return `text` in a style (ECMA-48, "select graphic rendition"); as it is where there is no colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if color and text else text


def wrapped(text: str, *, columns: int = COLUMNS, first: str = "", indent: str = "") -> str:
    """Return `text` as lines of at most `columns`, broken between words alone, with every sign made visible.

    Args:
        text: Prose; its own line ends count as spaces.
        columns: Width in columns of the terminal, the indentation counted.
        first: What the first line begins with.
        indent: What the other lines begin with.
    """
    lines = [first]
    fresh = True
    for word in visible(" ".join(text.split())).split(" "):
        if not fresh and width(lines[-1]) + 1 + width(word) > columns:
            lines.append(indent)
            fresh = True
        lines[-1] += word if fresh else f" {word}"
        fresh = False
    return "\n".join(lines)


def columned(
    rows: Iterable[tuple[str, str]], *, columns: int = COLUMNS, indent: str = "  ", below: str = ""
) -> Iterator[str]:
    """Yield two columns: the first as wide as its widest entry, the second broken into lines beside it.

    Args:
        rows: The entries of both columns.
        columns: Width in columns of the terminal.
        indent: What the first line of each row begins with.
        below: What its other lines begin with.
    """
    kept = [(visible(left), right) for left, right in rows]
    wide = max((width(left) for left, _ in kept), default=0)
    for left, right in kept:
        lead = f"{indent}{left}{' ' * (wide - width(left))}  "
        yield wrapped(right, columns=columns, first=lead, indent=below.ljust(width(lead)))
