"""All estimates on one axis: where they stand, and which way they are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from english import ENGLISH

from generator.composing.axis import LINE, axis_of
from generator.composing.context import Context
from generator.model.facts.figure import Figure
from generator.model.graph import Graph


def figure_of(graph: Graph) -> Figure:
    """Return the figure that is part of another."""
    figure = graph["boats-damaged"].fact
    assert isinstance(figure, Figure)
    return figure


def test_rival_numbers_and_the_whole_stand_on_one_axis(context: Context, harbour: Graph) -> None:
    """Each estimate has a mark of its own, the whole is the right end, and nothing is averaged."""
    axis = axis_of(context, figure_of(harbour))
    assert axis.top == "120 boats"
    assert [(mark.number, mark.start, mark.end) for mark in axis.marks] == [
        ("at least 40", 33.33, 33.33),
        ("60 boats", 50.0, 50.0),
        ("120 boats", 100.0, 100.0),
    ]
    assert all(mark.number in axis.description for mark in axis.marks)


def test_a_bound_stays_open(context: Context, harbour: Graph) -> None:
    """`At least` is open above and nothing else is; `at most` is open below."""
    axis = axis_of(context, figure_of(harbour))
    assert [(mark.open_above, mark.open_below) for mark in axis.marks] == [
        (True, False),
        (False, False),
        (False, False),
    ]


def test_a_range_has_two_ends(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """A range reaches from its lower to its upper end, and `at most` is open below."""
    figure = figure_of(harbour)
    one, two = figure.estimates
    changed = replace(
        figure,
        estimates=(
            replace(one, at_least=None, low=Decimal(30), high=Decimal(60)),
            replace(two, best=None, at_most=Decimal(90)),
        ),
    )
    span, bound, _ = axis_of(Context(with_facts(harbour, changed), ENGLISH), changed).marks
    assert (span.start, span.end, span.open_above, span.open_below) == (25.0, 50.0, False, False)
    assert (bound.open_above, bound.open_below) == (False, True)


def test_a_long_label_is_broken_and_not_cut(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Words in the picture cannot wrap, so a long label comes in lines that hold all its words."""
    office = harbour["harbour-office"].fact
    title = "The office that looks after the old basin, the new basin and both of the piers between them"
    graph = with_facts(harbour, replace(office, title=title))
    axis = axis_of(Context(graph, ENGLISH), figure_of(graph))
    assert all(len(line) <= LINE for mark in axis.marks for line in mark.lines)
    assert [" ".join(mark.lines) for mark in axis.marks] == [mark.label for mark in axis.marks]
    assert axis.lines == max(len(mark.lines) for mark in axis.marks) > 2
