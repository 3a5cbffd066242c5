"""Dates as the project writes them: a subset of EDTF (ISO 8601-2:2019) that is never more precise than a source.

Level 0 without times of day (`2024`, `2024-04`, `2024-04-27`, `2024-04/2024-06`), and of level 1 the
qualifiers `?` (uncertain), `~` (approximate) and `%` (both) at the end of a date, digits left open
(`201X`, `20XX`, `2004-XX`, `2004-04-XX`, `2004-XX-XX`) and one open end of an interval (`2024/..`).
`unknown` is the project's own word for no date at all.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from generator.model.record import Value

Precision = Literal["day", "month", "year", "decade", "century"]
DateFault = Literal["form", "calendar", "order"]
"""Why a text is no date: not written as one; a day or month that does not exist; an end before its start."""

_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<qualifier>[?~%]?)"
)
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; year 0 is 1 BCE, so Python's own dates would not do."""

    year: int
    month: int
    day: int


FIRST_DAY: Final = Day(0, 1, 1)
LAST_DAY: Final = Day(9999, 12, 31)


class EdtfDate(Value, frozen=True, kw_only=True):
    """One date, as precise as it is written."""

    earliest: Day
    """The first day that it can mean."""
    latest: Day
    """The last day that it can mean."""
    precision: Precision
    uncertain: bool
    approximate: bool


class Edtf(Value, frozen=True, kw_only=True):
    """What a text in EDTF means: a date, an interval, or that the date is unknown."""

    text: str
    form: Literal["date", "interval", "unknown"]
    start: EdtfDate | None
    """The date, or the start of the interval; None where it is open or unknown."""
    end: EdtfDate | None
    """The same date once more, or the end of the interval; None where it is open or unknown."""

    @property
    def earliest(self) -> Day:
        """Return the first day it can mean; `FIRST_DAY` where that is open or unknown."""
        return self.start.earliest if self.start else FIRST_DAY

    @property
    def latest(self) -> Day:
        """Return the last day it can mean; `LAST_DAY` where that is open or unknown."""
        return self.end.latest if self.end else LAST_DAY

    @property
    def sort_key(self) -> tuple[Day, Day]:
        """Return a key that puts earlier dates first, exact ones before vague ones, unknown ones last."""
        return (LAST_DAY, LAST_DAY) if self.form == "unknown" else (self.earliest, self.latest)


def parse_edtf(text: str) -> Edtf | None:
    """Return what `text` means, or None where it is no date of the subset or of the calendar."""
    parsed = _parse(text)
    return parsed if isinstance(parsed, Edtf) else None


def edtf_fault(text: str) -> DateFault | None:
    """Return why `text` is no date, or None where it is one."""
    if text == "unknown":
        return None  # most dates by far, and nobody needs to know what it means
    parsed = _parse(text)
    return None if isinstance(parsed, Edtf) else parsed


def _parse(text: str) -> Edtf | DateFault:
    if text == "unknown":
        return Edtf(text=text, form="unknown", start=None, end=None)
    if "/" in text:
        return _interval(text)
    date = _date(text)
    return Edtf(text=text, form="date", start=date, end=date) if isinstance(date, EdtfDate) else date


def _interval(text: str) -> Edtf | DateFault:
    first, _, last = text.partition("/")
    if first == last == "..":
        return "form"
    start = None if first == ".." else _date(first)
    end = None if last == ".." else _date(last)
    for side in (start, end):
        if isinstance(side, str):
            return side
    interval = Edtf(text=text, form="interval", start=start, end=end)  # type: ignore[arg-type] # the faults left above
    return interval if interval.earliest <= interval.latest else "order"


def _date(text: str) -> EdtfDate | DateFault:
    match = _DATE.fullmatch(text)
    if not match:
        return "form"
    year, month, day = match["year"], match["month"], match["day"]
    if ("X" in year and month) or (month == "XX" and day not in {None, "XX"}):
        return "form"
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    precision: Precision = "year"
    if "X" in year:
        precision = "century" if year.endswith("XX") else "decade"
    earliest, latest = Day(first, 1, 1), Day(last, 12, 31)
    if month not in {None, "XX"}:
        if not 1 <= int(month) <= 12:
            return "calendar"
        precision = "month"
        earliest, latest = Day(first, int(month), 1), Day(first, int(month), days_in_month(first, int(month)))
        if day not in {None, "XX"}:
            precision = "day"
            earliest = latest = Day(first, int(month), int(day))
            if not 1 <= int(day) <= days_in_month(first, int(month)):
                return "calendar"
    qualifier = match["qualifier"]
    return EdtfDate(
        earliest=earliest,
        latest=latest,
        precision=precision,
        uncertain=qualifier in {"?", "%"},
        approximate=qualifier in {"~", "%"},
    )


def days_in_month(year: int, month: int) -> int:
    """Return how many days the month (from 1) has in `year`."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]
