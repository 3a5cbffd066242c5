"""N001: an estimate has a number, and its bounds do not contradict one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.facts.figure import Estimate, Figure
from generator.model.graph import Graph

_UPWARDS: Final = ("at_least", "low", "best", "high", "at_most")
"""No number of an estimate is below one that stands before it here."""


def check_bounds(graph: Graph) -> Iterator[Diagnostic]:
    """An estimate has a number, and its low, best and high end stand in that order within its bounds."""
    for anchored in graph.project.facts.values():
        yield from check_bounds_of(graph, anchored)


def check_bounds_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the estimates of one figure; other facts have none."""
    if isinstance(anchored.fact, Figure):
        for position, estimate in enumerate(anchored.fact.estimates):
            yield from _estimate(anchored, position, estimate)


def _estimate(anchored: AnchoredFact[Fact], position: int, estimate: Estimate) -> Iterator[Diagnostic]:
    given = [(field, getattr(estimate, field)) for field in _UPWARDS if getattr(estimate, field) is not None]
    if not given:
        yield Diagnostic(
            rule="N001",
            place=Place(path=anchored.path, keys=("estimates", position, "as_given")),
            message=f"the estimate `{estimate.id}` has no number",
            label="words without a number",
            help=("add `best` for a plain number, `low` and `high` for a range, `at_least` or `at_most` for a bound",),
        )
    for (below, smaller), (above, larger) in pairwise(given):
        if smaller > larger:
            yield Diagnostic(
                rule="N001",
                place=Place(path=anchored.path, keys=("estimates", position, above)),
                message=f"`{above}` is smaller than `{below}`",
                label=f"`{below}` is {smaller}",
                help=(f"compare both with the quote: \u201c{estimate.as_given}\u201d",),
            )
