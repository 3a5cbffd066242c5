"""What the escapes of a text between straight quotation marks stand for, as far as it is not allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.invisible import invisible_in
from generator.reading.decoding import SUSPECT, UNFIT, character, overloaded
from generator.reading.lines import Lines

_ESCAPE: Final = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<sign>.))", re.DOTALL
)
_SIGNS: Final = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85", "L": "\u2028"} | {
    "P": "\u2029"
}
_HELP: Final = "delete the escape and type the words around it again"


def escaped(lines: Lines, path: str, start: int, end: int, value: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the characters that escapes stand for.

    Args:
        lines: The file.
        path: Where the file lies, relative to the project.
        start: Offset of the opening quotation mark.
        end: Offset behind the closing one.
        value: What YAML makes of the text.
    """
    if not SUSPECT.search(value):
        return
    found: list[tuple[str, str, str]] = []
    if (match := UNFIT.search(value)) is not None:
        found.append((match[0], "Y008", "is not allowed"))
    elif overloaded(value) is not None:
        message = "escapes put too many marks on one letter"
        yield _diagnostic(lines, path, (start, end), "Y008", message)
    # What stands there unescaped is told anyway, as of the whole file.
    hidden = {run.character for run in invisible_in(value)} - set(lines.text[start:end])
    found += [(char, "Y010", "nobody sees") for char in sorted(hidden)]
    places = _places(lines, start, end, {char for char, _, _ in found})
    for char, rule, fault in found:
        message = f"an escape stands for a character that {fault}: {character(char)}"
        yield _diagnostic(lines, path, places.get(char, (start, end)), rule, message)


def _places(lines: Lines, start: int, end: int, wanted: set[str]) -> dict[str, tuple[int, int]]:
    """Return where the first escape for each of some characters stands."""
    places: dict[str, tuple[int, int]] = {}
    for match in _ESCAPE.finditer(lines.text, start, end) if wanted else ():
        digits = match["x"] or match["u"] or match["U"]
        char = chr(int(digits, 16)) if digits else _SIGNS.get(match["sign"], "")
        if char in wanted:
            places.setdefault(char, match.span())
    return places


def _diagnostic(lines: Lines, path: str, span: tuple[int, int], rule: str, message: str) -> Diagnostic:
    return Diagnostic(rule=rule, place=Place(path=path, region=lines.region(*span)), message=message, help=(_HELP,))
