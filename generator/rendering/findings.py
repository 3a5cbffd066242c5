"""Findings as text for a terminal: the long form that explains, the short one that editors parse, the count.

What is shown comes from files of strangers, so every sign that could steer a terminal or hide words is made
visible first, and widths are counted in columns of the terminal, not in code points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.diagnostics import Finding, Region
from generator.model.record import Value

WINDOW: Final = 100
"""Columns that a shown line may take; a longer one is cut to the part around what is meant."""

_LEAD: Final = 30
"""Columns of a cut line that stay before what is meant."""

_LONGEST: Final = 1_000
"""Code points that one line of a message may have."""

_TAB: Final = "→   "
_ZERO_WIDTH: Final = frozenset({"Mn", "Me"})
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
"""Joiners, which Persian, the scripts of India and emoji need."""

_RED, _YELLOW, _BLUE, _BOLD = "31;1", "33;1", "34;1", "1"


def format_finding(finding: Finding, *, color: bool) -> str:
    """Return the long form of a finding, without a line end after it.

    Args:
        finding: What is wrong and where.
        color: Whether to add ANSI colours (ECMA-48, "select graphic rendition").
    """
    tint = _RED if finding.severity == "error" else _YELLOW
    margin = " " * (len(str(finding.region.start.line)) if finding.region else 1)
    head = _painted(f"{finding.severity}[{visible(finding.rule)}]", tint, color=color)
    lines = [
        f"{head}{_painted(': ' + _flat(finding.message), _BOLD, color=color)}",
        f"{margin}{_painted('-->', _BLUE, color=color)} {_where(finding)}",
    ]
    if finding.region:
        lines.extend(_excerpt(finding, finding.region, tint, margin, color=color))
    for title, texts in (("note", finding.notes), ("help", finding.help)):
        for text in texts:
            lines.extend(_remark(title, text, margin, color=color))
    return "\n".join(lines)


def format_concise(finding: Finding) -> str:
    """Return a finding in one line, `path:line:column: RULE message`, as editors and scripts read it."""
    return f"{_where(finding)}: {visible(finding.rule)} {_flat(finding.message)}"


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are in how many files: "2 errors, 1 warning in 2 files"."""
    counts = [
        _counted(sum(finding.severity == severity for finding in findings), severity)
        for severity in ("error", "warning")
        if any(finding.severity == severity for finding in findings)
    ]
    if not counts:
        return "no findings"
    return f"{', '.join(counts)} in {_counted(len({finding.path for finding in findings}), 'file')}"


def visible(text: str) -> str:
    """Return `text` with every sign shown that a terminal would act on or hide; a line end is shown too."""
    return "".join(_shown(char) for char in text)


def width(text: str) -> int:
    """Return how many columns of a terminal a visible text takes (UAX #11: wide and full-width signs take two)."""
    return sum(_columns(char) for char in text)


def _where(finding: Finding) -> str:
    path = visible(finding.path)
    return f"{path}:{finding.region.start.line}:{finding.region.start.column}" if finding.region else path


def _excerpt(finding: Finding, region: Region, tint: str, margin: str, *, color: bool) -> Iterator[str]:
    """The line that is meant, with carets under what is meant in it."""
    bar = _painted("|", _BLUE, color=color)
    start, end = _marked(region, finding.line_text)
    cut = _window(finding.line_text, start, end)
    carets = "^" * max(width(cut.marked), 1)
    label = f" {_flat(finding.label)}" if finding.label else ""
    yield f"{margin} {bar}"
    yield f"{_painted(str(region.start.line), _BLUE, color=color)} {bar} {cut.before}{cut.marked}{cut.after}".rstrip()
    yield f"{margin} {bar} {' ' * width(cut.before)}{_painted(carets + label, tint, color=color)}"


def _marked(region: Region, line: str) -> tuple[int, int]:
    """Offsets of the marked stretch in its first line; one that goes on below is marked to the line's end."""
    start = min(region.start.column - 1, len(line))
    end = region.end.column - 1 if region.end.line == region.start.line else len(line.rstrip())
    return start, min(max(end, start), len(line))


class _Window(Value, frozen=True, kw_only=True):
    """The part of a line that is shown, all of it visible signs."""

    before: str
    marked: str
    after: str


def _window(line: str, start: int, end: int) -> _Window:
    # A sign shows as at least one column or belongs to the one before it, so few code points are looked at
    # even where the line has a million.
    before = visible(line[max(start - 4 * WINDOW, 0) : start])
    marked = visible(line[start : min(end, start + 4 * WINDOW)])
    after = visible(line[max(end, start) : end + 4 * WINDOW])
    if start <= 4 * WINDOW and len(line) <= end + 4 * WINDOW and width(before + marked + after) <= WINDOW:
        return _Window(before=before, marked=marked, after=after)
    before = _kept_end(before, max(_LEAD, WINDOW - width(marked) - width(after)), whole=start <= 4 * WINDOW)
    rest = WINDOW - width(before)
    if width(marked) > rest:
        return _Window(before=before, marked=_kept_start(marked, rest), after="")
    after = _kept_start(after, rest - width(marked)) if width(marked) < rest or not after else "…"
    return _Window(before=before, marked=marked, after=after)


def _kept_start(text: str, columns: int) -> str:
    """The start of `text` that fits into `columns`, with an ellipsis where something is left out."""
    if width(text) <= columns:
        return text
    room, kept = columns - 1, ""
    for char in text:
        room -= _columns(char)
        if room < 0:
            break
        kept += char
    return kept + "…"


def _kept_end(text: str, columns: int, *, whole: bool) -> str:
    """The end of `text` that fits into `columns`; `whole` tells that `text` has all that stands before."""
    if whole and width(text) <= columns:
        return text
    room, at = columns - 1, len(text)
    while at and room >= _columns(text[at - 1]):
        at -= 1
        room -= _columns(text[at])
    # A mark that belongs to the sign before it would otherwise stand on the ellipsis.
    while at < len(text) and _columns(text[at]) == 0:
        at += 1
    return "…" + text[at:]


def _remark(title: str, text: str, margin: str, *, color: bool) -> Iterator[str]:
    first, *more = (_flat(line) for line in text.split("\n"))
    yield f"{margin} {_painted('=', _BLUE, color=color)} {_painted(title, _BOLD, color=color)}: {first}".rstrip()
    yield from (f"{margin}   {line}".rstrip() for line in more)


def _flat(text: str) -> str:
    shown = visible(text[:_LONGEST])
    return f"{shown}…" if len(text) > _LONGEST else shown


def _shown(char: str) -> str:
    if char == "\t":
        return _TAB
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if char not in _JOINERS and unicodedata.category(char) in _HIDDEN:
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return char


def _columns(char: str) -> int:
    if char in _JOINERS or unicodedata.category(char) in _ZERO_WIDTH or "\u1160" <= char <= "\u11ff":
        return 0  # the last range holds the vowels and final consonants of decomposed Hangul
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _painted(text: str, code: str, *, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
