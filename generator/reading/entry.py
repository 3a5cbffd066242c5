"""One line of a fact file as a person sees it: indentation, dashes, a field's name, a value."""

from __future__ import annotations

import re
from typing import Final

from generator.model.record import Value

_ENTRY: Final = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<mark>[\"']?)(?P<key>[A-Za-z_][\w-]*)(?P=mark)[ \t]*:(?:[ \t]+|$))?(?P<value>.*)"
)
_GLUED: Final = re.compile(r"(?P<before>[ \t]*(?:-[ \t]+)*[A-Za-z_][\w-]*:)(?P<value>[^\s/:].*)")


class Entry(Value, frozen=True, kw_only=True):
    """The parts of one line; offsets are columns from 0."""

    line: str
    indent: str
    dashes: str
    key: str
    """The field's name, without marks around it; empty where the line is a bare value."""
    value: str
    """All that follows, without white space at its end."""
    value_at: int
    """Where `value` begins."""

    @property
    def column(self) -> int:
        """Where the field's name or the bare value begins."""
        return len(self.indent) + len(self.dashes)

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return self.line[: self.value_at] + value

    def moved_to(self, column: int) -> str:
        """Return the line with its first sign at `column`."""
        return " " * column + self.line.lstrip()


def entry_of(line: str) -> Entry:
    """Return the parts of `line`."""
    match = _ENTRY.match(line)
    assert match is not None  # noqa: S101 (every part of the pattern may be empty)
    return Entry(
        line=line,
        indent=match["indent"],
        dashes=match["dashes"],
        key=match["key"] or "",
        value=match["value"].rstrip(" \t"),
        value_at=match.start("value"),
    )


def unglued(line: str) -> tuple[int, str] | None:
    """Return where the colon of `title:Storm` stands and the line with a space after it, or None."""
    match = _GLUED.match(line)
    return (match.start("value") - 1, f"{match['before']} {match['value']}") if match else None


def enclosed(text: str) -> str:
    """Return `text` between straight quotation marks, so that YAML reads every sign of it as it stands."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
