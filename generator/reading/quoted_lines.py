"""Where a file that cannot be read holds the words of a source, told by its lines alone.

The parser has given up, so nothing but the text says what belongs to what. Whatever might be a part of a quote counts
as one: a mend that is not made costs a contributor a minute, one that changes a quote costs readers their trust.
"""

from __future__ import annotations

import re
from typing import Final

from generator.reading.entry import entry_of
from generator.reading.lines import Lines

QUOTED: Final = frozenset({"exact", "prefix", "suffix", "as_given", "cue", "quote"})
"""Fields that hold the words of a source."""

_NAME: Final = rf"(?<![\w-])[\"']?(?:{'|'.join(sorted(QUOTED))})[\"']?"
_NAMED: Final = re.compile(rf"{_NAME}\s*:[ \t]*|(?<=\? ){_NAME}[ \t]*$")
"""The name of such a field as YAML lets it be written: with marks around it, spaces before its colon, or behind `?`."""

_TAB: Final = 2
"""Columns of a tab, which YAML forbids; two are the indentation of one level."""


def touches_quote(lines: Lines, number: int, start: int, end: int) -> bool:
    """Tell whether signs `start` to `end` (columns from 0) of line `number` (from 1) may be words of a source.

    What stands before the value of a field is none, such as the indentation or a space missing behind the colon.
    """
    if _goes_on(lines, number):
        return True
    named = _NAMED.search(lines.line(number))
    # An insertion right where the value begins is still before it.
    return named is not None and max(start, end) > named.end()


def _goes_on(lines: Lines, number: int) -> bool:
    """Whether a line stands below the name of such a field and inside it."""
    line = lines.line(number)
    inmost, inmost_entry = _indentation(line), _depth(line)
    for above in range(number - 1, 0, -1):
        line = lines.line(above)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if named := _NAMED.search(line):
            entry = entry_of(line)
            # In a collection between brackets, lines go on wherever they begin, short of the next field outside.
            own = entry.key in QUOTED and named.start() == entry.column
            if _columns(line[: entry.column]) < inmost_entry if own else _indentation(line) < inmost:
                return True
        inmost, inmost_entry = min(inmost, _indentation(line)), min(inmost_entry, _depth(line))
        if not inmost_entry:
            return False
    return False


def _depth(line: str) -> int:
    """The indentation of a line, one more for an entry of a list, which may stand right below its field's name."""
    return _indentation(line) + line.lstrip().startswith("-")


def _indentation(line: str) -> int:
    return _columns(line[: len(line) - len(line.lstrip(" \t"))])


def _columns(before: str) -> int:
    return len(before.expandtabs(_TAB))
