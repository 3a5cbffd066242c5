"""D001: a date is an EDTF date that exists, or `unknown`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.checking.dates import check_dates
from generator.model.diagnostics import Keys, Place
from generator.model.fields import When
from generator.model.graph import Graph


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("2024-02-30", "not in the calendar"),
        ("last week", "not an EDTF date"),
        ("2024/2023", "ends before it begins"),
    ],
)
def test_a_bad_date_is_reported(
    date: str, label: str, make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """The diagnostic stands at the date and says what is wrong with it."""
    (diagnostic,) = check_dates(graph_of(make("event", "e", when=When(date=date))))
    assert (diagnostic.rule, diagnostic.label) == ("D001", label)
    assert diagnostic.message == f"`{date}` is no date"
    assert diagnostic.place == Place(path="content/events/e.yml", keys=("when", "date"))


def bad(make: Callable[..., Any], kind: str) -> tuple[Any, Keys]:
    """Return a fact of a kind with a bad date, and where that stands."""
    when = When(date="2024-13")
    match kind:
        case "claim":
            return make("claim", "x", statements=(make("statement", "s", said=when),)), (
                "statements",
                0,
                "said",
                "date",
            )
        case "figure":
            return make("figure", "x", estimates=(make("estimate", "s", said=when),)), ("estimates", 0, "said", "date")
        case "source":
            return make("source", "src", published=when), ("published", "date")
        case "agreement":
            return make("agreement", "x", signed=when), ("signed", "date")
    return make("view", "x", said=when), ("said", "date")


@pytest.mark.parametrize("kind", ["claim", "figure", "source", "agreement", "view"])
def test_dates_of_all_kinds_are_held_to_it(kind: str, make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Wherever a date can stand, a bad one is found."""
    fact, keys = bad(make, kind)
    assert [each.place.keys for each in check_dates(graph_of(fact))] == [keys]


@pytest.mark.parametrize("date", ["unknown", "2024", "2024-02-29", "2024~", "2024-04/..", "201X"])
def test_a_good_date_is_not(date: str, make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Dates of the subset, and their absence, are no findings."""
    assert list(check_dates(graph_of(make("event", "e", when=When(date=date))))) == []
