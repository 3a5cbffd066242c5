"""N001: an estimate has a number, and its numbers do not contradict one another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from generator.checking.bounds import check_bounds
from generator.model.diagnostics import Diagnostic, Place
from generator.model.graph import Graph


@pytest.fixture
def found(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> Callable[..., list[Diagnostic]]:
    """Return a function that checks an estimate with some numbers."""

    def check(**numbers: str) -> list[Diagnostic]:
        given = {field: Decimal(number) for field, number in numbers.items()}
        return list(check_bounds(graph_of(make("figure", "f", estimates=(make("estimate", "office", **given),)))))

    return check


@pytest.mark.parametrize(
    ("numbers", "above", "below"),
    [
        ({"low": "120", "best": "60"}, "best", "low"),
        ({"best": "60", "high": "59.5"}, "high", "best"),
        ({"low": "2", "high": "1"}, "high", "low"),
        ({"at_least": "1000", "best": "999"}, "best", "at_least"),
        ({"at_least": "1000", "low": "900", "high": "1100"}, "low", "at_least"),
        ({"best": "10", "at_most": "9"}, "at_most", "best"),
        ({"at_least": "10", "at_most": "9"}, "at_most", "at_least"),
    ],
)
def test_numbers_out_of_order_are_reported(
    numbers: dict[str, str], above: str, below: str, found: Callable[..., list[Diagnostic]]
) -> None:
    """The number that should be larger is underlined and told what it contradicts."""
    (diagnostic,) = found(**numbers)
    assert diagnostic == Diagnostic(
        rule="N001",
        place=Place(path="content/figures/f.yml", keys=("estimates", 0, above)),
        message=f"`{above}` is smaller than `{below}`",
        label=f"`{below}` is {numbers[below]}",
        help=("compare both with the quote: “40”",),
    )


def test_an_estimate_without_a_number_is_reported(found: Callable[..., list[Diagnostic]]) -> None:
    """Words alone are no estimate."""
    (diagnostic,) = found()
    assert (diagnostic.rule, diagnostic.place.keys) == ("N001", ("estimates", 0, "as_given"))
    assert diagnostic.message == "the estimate `office` has no number"


@pytest.mark.parametrize(
    "numbers",
    [
        {"best": "40"},
        {"best": "0"},
        {"at_least": "40"},
        {"at_most": "40"},
        {"low": "1", "best": "1", "high": "1", "at_least": "1", "at_most": "1"},
        {"at_least": "-2", "low": "-1.5", "high": "3"},
    ],
)
def test_numbers_that_agree_are_not(numbers: dict[str, str], found: Callable[..., list[Diagnostic]]) -> None:
    """One number is enough, zero is a number, and equal bounds agree."""
    assert found(**numbers) == []
