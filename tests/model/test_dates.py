"""Dates mean what EDTF says they mean, exist in the calendar, and sort by when they can be."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.dates import FIRST_DAY, LAST_DAY, days_in_month, edtf_fault, parse_edtf


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2024", "year", (2024, 1, 1), (2024, 12, 31)),
        ("2024-04", "month", (2024, 4, 1), (2024, 4, 30)),
        ("2024-02", "month", (2024, 2, 1), (2024, 2, 29)),
        ("2024-04-27", "day", (2024, 4, 27), (2024, 4, 27)),
        ("2000-02-29", "day", (2000, 2, 29), (2000, 2, 29)),
        ("201X", "decade", (2010, 1, 1), (2019, 12, 31)),
        ("20XX", "century", (2000, 1, 1), (2099, 12, 31)),
        ("2004-XX", "year", (2004, 1, 1), (2004, 12, 31)),
        ("2004-XX-XX", "year", (2004, 1, 1), (2004, 12, 31)),
        ("2004-04-XX", "month", (2004, 4, 1), (2004, 4, 30)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(
    text: str, precision: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    """A date spans all the days that it can mean, and says how exact it is."""
    parsed = parse_edtf(text)
    assert parsed is not None
    assert parsed.start is not None
    assert parsed.start == parsed.end
    assert (parsed.form, parsed.start.precision) == ("date", precision)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("2024", False, False), ("2024?", True, False), ("2024-04~", False, True), ("2024-04-27%", True, True)],
)
def test_a_qualifier_is_kept(text: str, *, uncertain: bool, approximate: bool) -> None:
    """`?` is uncertain, `~` approximate, `%` both."""
    parsed = parse_edtf(text)
    assert parsed is not None
    assert parsed.start is not None
    assert (parsed.start.uncertain, parsed.start.approximate) == (uncertain, approximate)


def test_an_interval_reaches_from_its_start_to_its_end() -> None:
    """Both ends keep their own precision and qualifier."""
    parsed = parse_edtf("2024-04~/2024-06-15?")
    assert parsed is not None
    assert parsed.start is not None
    assert parsed.end is not None
    assert (parsed.form, parsed.earliest, parsed.latest) == ("interval", (2024, 4, 1), (2024, 6, 15))
    assert (parsed.start.precision, parsed.start.approximate) == ("month", True)
    assert (parsed.end.precision, parsed.end.uncertain) == ("day", True)


def test_an_open_end_reaches_as_far_as_dates_go() -> None:
    """`..` leaves one end open."""
    from_2024, to_2024 = parse_edtf("2024/.."), parse_edtf("../2024")
    assert from_2024 is not None
    assert to_2024 is not None
    assert (from_2024.end, from_2024.latest) == (None, LAST_DAY)
    assert (to_2024.start, to_2024.earliest) == (None, FIRST_DAY)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "form"),
        ("yesterday", "form"),
        ("24", "form"),
        ("2024-4", "form"),
        ("2024-04-27T10:00:00Z", "form"),
        ("2024~-04", "form"),
        ("201X-04", "form"),
        ("2004-XX-05", "form"),
        ("2XXX", "form"),
        ("Unknown", "form"),
        ("2024/", "form"),
        ("../..", "form"),
        ("unknown/2024", "form"),
        ("2024/2025/2026", "form"),
        ("2024 ", "form"),
        ("2024\n", "form"),
        ("\uff12\uff10\uff12\uff14", "form"),
        ("2024-00", "calendar"),
        ("2024-13", "calendar"),
        ("2024-21", "calendar"),
        ("2024-02-30", "calendar"),
        ("2023-02-29", "calendar"),
        ("1900-02-29", "calendar"),
        ("2024-01-00", "calendar"),
        ("2024/2024-02-30", "calendar"),
        ("2024-06/2024-04", "order"),
    ],
)
def test_what_is_no_date_is_none(text: str, fault: str) -> None:
    """A text that is not written as a date, or whose day does not exist, means nothing."""
    assert parse_edtf(text) is None
    assert edtf_fault(text) == fault


def test_dates_sort_by_when_they_can_be() -> None:
    """Earlier comes first, exact before vague on the same day, unknown last."""
    texts = ["../2020", "2023", "2024-01-01", "2024-01", "2024", "2024/..", "2024-02", "unknown"]
    keys = []
    for text in texts:
        parsed = parse_edtf(text)
        assert parsed is not None
        keys.append(parsed.sort_key)
    assert all(one < other for one, other in pairwise(keys))


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    """Each day that Python knows is read as itself."""
    parsed = parse_edtf(day.isoformat())
    assert parsed is not None
    assert parsed.earliest == parsed.latest == (day.year, day.month, day.day)


@given(st.dates(max_value=date(9999, 11, 30)))
def test_a_month_ends_the_day_before_the_next(day: date) -> None:
    """The length of each month is that of the calendar, leap years included."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    assert days_in_month(day.year, day.month) == (following - timedelta(days=1)).day


@given(st.text(alphabet="0123456789X-/.~?%unkow", max_size=24))
def test_any_text_is_a_date_or_a_fault(text: str) -> None:
    """Nothing crashes the parser, and a date never begins after it ends."""
    parsed, fault = parse_edtf(text), edtf_fault(text)
    assert (parsed is None) == (fault is not None)
    if parsed:
        assert parsed.earliest <= parsed.latest
