"""Bounds stay bounds: what a source does not give is not worked out, and a part keeps its open end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from english import ENGLISH

from generator.composing.bounds import shares_of, table_of
from generator.composing.context import Context
from generator.model.facts.figure import Figure
from generator.model.graph import Graph


def figure_of(graph: Graph, fact_id: str) -> Figure:
    """Return a figure by its id."""
    fact = graph[fact_id].fact
    assert isinstance(fact, Figure)
    return fact


def test_a_bound_from_below_has_no_other_end(own: Graph) -> None:
    """Of "at least 1,000" neither the best nor the highest number is stated; the whole it is part of stands below."""
    row, whole = table_of(Context(own, ENGLISH), figure_of(own, "troops-killed"))
    assert (whole.best, whole.who.address) == ("11,000", "figures/troops-deployed/#article")
    assert (row.given, row.lowest, row.best, row.highest) == ("at least 1,000", "1,000", "not stated", "not stated")
    assert row.who.address == "figures/troops-killed/#western-officials"


def test_a_part_keeps_its_open_end(own: Graph) -> None:
    """The dead are drawn as at least their share of the deployed, with both who say so."""
    (share,) = shares_of(Context(own, ENGLISH), figure_of(own, "troops-killed"))
    assert share.title == "at least 1,000 of the 11,000 North Korean troops"
    assert share.share == 9.09
    assert share.open_above
    assert "Western officials" in share.description


@pytest.mark.parametrize(
    ("unit", "best"), [("boats", Decimal(11000)), ("North Korean troops", None), ("North Korean troops", Decimal(10))]
)
def test_what_cannot_be_compared_is_not_drawn(
    own: Graph, with_facts: Callable[..., Graph], unit: str, best: Decimal | None
) -> None:
    """Other units, a whole without a single number and a part larger than the whole give no picture."""
    whole = figure_of(own, "troops-deployed")
    changed = replace(whole, unit=unit, estimates=(replace(whole.estimates[0], best=best),))
    graph = with_facts(own, changed)
    assert shares_of(Context(graph, ENGLISH), figure_of(graph, "troops-killed")) == ()
