"""Bytes to text: strict UTF-8 with LF line ends and without characters that hide or harm."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from msgspec.structs import replace

from generator.model.diagnostics import Diagnostic, Edit, Place
from generator.model.invisible import CANDIDATES, name_of, number_of
from generator.reading.lines import lines_of

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters (tab and line ends excepted), lone surrogates and what XML forbids."""

UNFIT: Final = re.compile(CONTROLS.pattern[:-1] + r"\x85\u2028\u2029]")
"""What a fact file may not hold either: YAML takes these for line ends, so lines would be counted in two ways."""

SUSPECT: Final = re.compile(
    UNFIT.pattern[:-1]
    + CANDIDATES
    + r"\u0300-\u036f\u0483-\u0487\u0590-\u109f\u135d-\u135f\u1714-\u1dff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u302f"
    + r"\u3099\u309a\ua66f-\uabed\ufb1e\ufe20-\ufe2f\U00010000-\U0010ffff]"
)
"""All that may be refused, and some neighbours: a text without any of these, as most are, needs no closer look."""

MOST_MARKS: Final = 30
"""Marks that may stand on one letter (UAX #15, "Stream-Safe Text Format").

Putting marks in order takes time with the square of their number, so a text of them alone would take hours.
"""

_MARKS: Final = re.compile(rf"[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""Where so many marks may stand in a row: Python's own classes know that none of them is a letter."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE: Final = "save the file as UTF-8 without a byte order mark"


def decode(raw: bytes, path: str, forbidden: re.Pattern[str]) -> str | Diagnostic:
    """Return the text of a file with LF line ends, or what is wrong with its bytes.

    Args:
        raw: The bytes of the file.
        path: Where the file lies, relative to the project.
        forbidden: Characters that the text may not hold: `CONTROLS` or `UNFIT`.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(raw, path, error.start)
    if text.startswith("\ufeff"):
        found = _diagnostic("Y001", path, text, 0, "the file begins with a byte order mark", help=(_SAVE,))
        return replace(found, edit=Edit(region=found.place.region, text="", title="delete the byte order mark"))
    text = with_line_feeds(text)
    if not text.strip():
        return Diagnostic(
            rule="Y002",
            place=Place(path=path),
            message="the file is empty",
            help=("write what belongs into it, or delete it",),
        )
    if not SUSPECT.search(text):
        return text
    match = forbidden.search(text)
    if match is not None:
        return _unfit(path, text, match.start(), forbidden)
    at = overloaded(text)
    return text if at is None else _overloaded(path, text, at)


def decode_for_display(raw: bytes) -> str:
    """Return the text of any bytes with LF line ends; each byte that is not UTF-8 becomes U+FFFD."""
    return with_line_feeds(raw.decode("utf-8", errors="replace"))


def with_line_feeds(text: str) -> str:
    """Return `text` with every line ended as on Unix."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def character(char: str) -> str:
    """Return how messages name a character that cannot be shown, such as `U+0007`."""
    return f"{number_of(char)} ({name_of(char)})"


def overloaded(text: str) -> int | None:
    """Return the offset of the first mark beyond `MOST_MARKS` on one letter, or None where there is none."""
    for run in _MARKS.finditer(text):
        marks = 0
        for at in range(*run.span()):
            marks = marks + 1 if unicodedata.combining(text[at]) else 0
            if marks > MOST_MARKS:
                return at
    return None


def _not_utf_8(raw: bytes, path: str, start: int) -> Diagnostic:
    shown = raw.decode("utf-8", errors="replace")
    at = len(raw[:start].decode("utf-8"))
    if raw.startswith(_UTF_16):
        return _diagnostic("Y001", path, shown, 0, "the file is UTF-16, not UTF-8", help=(_SAVE,))
    byte = raw[start : start + 1]
    as_windows = byte.decode("cp1252", errors="replace")
    note = "" if as_windows == "\ufffd" else f"in Windows-1252 this byte is `{as_windows}`"
    return _diagnostic(
        "Y001",
        path,
        shown,
        at,
        "the file is not UTF-8",
        label=f"the byte {byte.hex().upper()} is no UTF-8 here",
        notes=(note,) if note else (),
        help=(f"{_SAVE}, then check its accents and quotation marks",),
    )


def _unfit(path: str, text: str, at: int, forbidden: re.Pattern[str]) -> Diagnostic:
    if text[at] == "\0" and text.count("\0") * 3 > len(text):
        return _diagnostic("Y001", path, text, at, "the file looks like UTF-16, not UTF-8", help=(_SAVE,))
    more = len(forbidden.findall(text)) - 1
    return _diagnostic(
        "Y008",
        path,
        text,
        at,
        f"the character {character(text[at])} is not allowed",
        notes=(f"such characters in this file: {more + 1}",) if more else (),
        help=("delete it and type the words around it again",),
    )


def _overloaded(path: str, text: str, at: int) -> Diagnostic:
    return _diagnostic(
        "Y008",
        path,
        text,
        at,
        f"more than {MOST_MARKS} marks stand on one letter",
        help=("delete them: no writing needs so many",),
    )


def _diagnostic(  # noqa: PLR0913 (the parts of a diagnostic)
    rule: str,
    path: str,
    text: str,
    at: int,
    message: str,
    *,
    label: str = "",
    notes: tuple[str, ...] = (),
    help: tuple[str, ...] = (),  # noqa: A002 (the name of the field)
) -> Diagnostic:
    lines = lines_of(with_line_feeds(text[: at + 1]))
    end = len(lines.text)
    place = Place(path=path, region=lines.region(max(end - 1, 0), end))
    return Diagnostic(rule=rule, place=place, message=message, label=label, notes=notes, help=help)
