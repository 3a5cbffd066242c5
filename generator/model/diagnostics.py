"""What is wrong, as data: a diagnostic says where by path and keys, a finding by line and column.

Stages after reading know a fact's fields, not its file's lines; so they point with a `Place`, and
`generator.reading.locating` turns that into a `Region` only when something is wrong.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from generator.model.record import Value

Keys = tuple[str | int, ...]
"""Path to a value inside a file: mapping keys and list positions, such as `("statements", 0, "speaker")`."""

Severity = Literal["error", "warning"]


class Position(NamedTuple):
    """A point in a file: line and column count from 1, in code points."""

    line: int
    column: int


class Region(NamedTuple):
    """A stretch of a file from `start` up to, not including, `end`."""

    start: Position
    end: Position


class Place(Value, frozen=True, kw_only=True):
    """Where in the project, in terms of the data."""

    path: str
    """File path relative to the project, with forward slashes."""
    keys: Keys = ()
    """Path to the value; empty for the whole file."""
    part: Literal["key", "value"] = "value"
    """Whether the key itself or its value is meant."""
    within: tuple[int, int] | None = None
    """Start and end (exclusive) in code points inside the scalar value, to point at single words of it."""
    region: Region | None = None
    """The place itself, where the reader of the file already knows it (broken YAML has no keys)."""


class Edit(Value, frozen=True, kw_only=True):
    """A change of a file that mends what is wrong and is sure to mean what was meant; never of a quote's words."""

    region: Region | None = None
    """What is replaced; nothing stands for the whole value that the diagnostic is about."""
    text: str
    """What stands there instead."""
    title: str
    """What the edit does, such as "put the text between straight quotation marks"."""


class Diagnostic(Value, frozen=True, kw_only=True):
    """One thing that is wrong, why we think so, and what to do about it."""

    rule: str
    """Code of the rule in `generator.model.rules`, such as `Q001`."""
    place: Place
    message: str
    """What is wrong, in one line without a full stop."""
    label: str = ""
    """A few words to stand under the caret, such as "the source has `1,000`"."""
    notes: tuple[str, ...] = ()
    """The evidence; a note may have several lines."""
    help: tuple[str, ...] = ()
    """The next step, each entry one suggestion."""
    severity: Severity = "error"
    edit: Edit | None = None
    """What would mend it, where that is certain."""


class Finding(Value, frozen=True, kw_only=True):
    """A diagnostic with its lines and columns."""

    rule: str
    severity: Severity
    path: str
    region: Region | None
    """None only where there is no line to show: an absent or empty file."""
    line_text: str
    """The first line of the region, as it stands in the file; empty where there is none."""
    message: str
    label: str
    notes: tuple[str, ...]
    help: tuple[str, ...]
    edit: Edit | None = None
    """What would mend it, where that is certain."""
