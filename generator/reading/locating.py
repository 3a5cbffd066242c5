"""From places in the data to lines and columns: a file is read once more, only when it has a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.model.diagnostics import Diagnostic, Edit, Finding, Keys, Place, Position, Region
from generator.reading.decoding import decode_for_display, overloaded
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.lines import Lines, lines_of
from generator.reading.positions import Spot, positions
from generator.reading.texts import text_layer

_NOWHERE: Final = Region(Position(0, 0), Position(0, 0))


def locate(root: Path, diagnostics: Iterable[Diagnostic]) -> tuple[Finding, ...]:
    """Return the diagnostics with their lines and columns, sorted by path, position and rule."""
    ordered = sorted(diagnostics, key=_path)
    findings = (
        finding for path, group in groupby(ordered, key=_path) for finding in _in_file(_Shown(root, path), group)
    )
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.region or _NOWHERE, finding.rule)))


def _path(diagnostic: Diagnostic) -> str:
    return diagnostic.place.path


class _Shown:
    """A file as findings show it; what is not needed is not made."""

    def __init__(self, root: Path, path: str) -> None:
        self._root = root
        self._path = path
        self._line: dict[int, str] = {}

    @cached_property
    def lines(self) -> Lines:
        """Its lines; those of the empty text where there is no file to show."""
        raw = read_file(self._root, self._path, FACT_LIMIT, whole=False)
        text = "" if isinstance(raw, Diagnostic) else decode_for_display(raw)
        # A text with too many marks to be put in order is shown as it stands; it has no layer to point into.
        return lines_of(text_layer(text) if self.is_text and overloaded(text) is None else text)

    @cached_property
    def spots(self) -> Mapping[Keys, Spot]:
        """Where its values stand; empty for what is not YAML."""
        return {} if self.is_text else positions(self.lines)

    def line(self, number: int) -> str:
        """Return one of its lines; all findings on a line share one copy of it."""
        if number not in self._line:
            self._line[number] = self.lines.line(number)
        return self._line[number]

    @property
    def is_text(self) -> bool:
        """Whether it is an archived text, whose offsets count in its text layer."""
        return self._path.startswith("seeds/")


def _in_file(shown: _Shown, diagnostics: Iterable[Diagnostic]) -> Iterable[Finding]:
    for diagnostic in diagnostics:
        place = diagnostic.place
        region = None if not shown.lines.text.strip() else place.region or _region(shown, place)
        yield Finding(
            rule=diagnostic.rule,
            severity=diagnostic.severity,
            path=place.path,
            region=region,
            line_text=shown.line(region.start.line) if region else "",
            message=diagnostic.message,
            label=diagnostic.label,
            notes=diagnostic.notes,
            help=diagnostic.help,
            edit=_edit(shown, diagnostic),
        )


def _edit(shown: _Shown, diagnostic: Diagnostic) -> Edit | None:
    """The edit with its place; none where the value does not stand there as it was read."""
    edit, spot = diagnostic.edit, shown.spots.get(diagnostic.place.keys)
    if edit is None or edit.region is not None:
        return edit
    return replace(edit, region=shown.lines.region(*spot.value)) if spot else None


def _region(shown: _Shown, place: Place) -> Region:
    lines, keys = shown.lines, place.keys
    if place.within is not None and shown.is_text:
        return lines.region(*place.within)
    while keys and keys not in shown.spots:
        keys = keys[:-1]  # a field that is not there is shown where it belongs
    spot = shown.spots.get(keys)
    if spot is None:
        return _first_line(lines)
    if place.part == "key" and spot.key is not None:
        return lines.region(*spot.key)
    inside = spot.inside(lines, *place.within) if place.within is not None else None
    return lines.region(*(inside or spot.value))


def _first_line(lines: Lines) -> Region:
    number = next((number for number, _ in enumerate(lines.starts, 1) if lines.line(number).strip()), 1)
    start = lines.starts[number - 1]
    return lines.region(start, start + len(lines.line(number).rstrip()))
