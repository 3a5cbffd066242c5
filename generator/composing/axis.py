"""All estimates of a quantity on one axis."""

from __future__ import annotations

from decimal import Decimal
from textwrap import wrap
from typing import Final

from generator.composing.context import Context
from generator.composing.statements import number
from generator.model.facts.figure import Estimate, Figure
from generator.model.pages.facts import Axis, Mark

LINE: Final = 44
"""Characters that fit beside one another in the picture, in the widest of the fonts that a reader may have."""


def axis_of(context: Context, figure: Figure) -> Axis:
    """Return the axis of a figure: its own estimates, and those of the whole it is a part of, from nought."""
    rows = rows_of(context, figure)
    top = max((max(_numbers(made)) for _, made in rows if _numbers(made)), default=Decimal(1)) or Decimal(1)
    marks = tuple(_mark(context, figure, owner, made, top) for owner, made in rows if _numbers(made))
    told = "; ".join(f"{mark.label}: {mark.number}" for mark in marks)
    return Axis(
        title=context.words.said.axis.format(title=figure.title, top=f"{number(top)} {figure.unit}"),
        description=told,
        top=f"{number(top)} {figure.unit}",
        lines=max((len(mark.lines) for mark in marks), default=1),
        marks=marks,
    )


def rows_of(context: Context, figure: Figure) -> list[tuple[Figure, Estimate]]:
    """Return the estimates of a figure and of the whole it is a part of, each with the figure that has it."""
    rows = [(figure, made) for made in figure.estimates]
    whole = context.fact(figure.part_of) if figure.part_of else None
    return [*rows, *((whole, made) for made in whole.estimates)] if isinstance(whole, Figure) else rows


def label_of(context: Context, figure: Figure, owner: Figure, made: Estimate) -> str:
    """Return who gives a number, and of what where that is the whole."""
    speaker = context.title(made.speaker)
    if owner is figure:
        return speaker
    return context.words.said.of_whole.format(title=owner.title, speaker=speaker)


def _numbers(made: Estimate) -> tuple[Decimal, ...]:
    given = (made.best, made.low, made.high, made.at_least, made.at_most)
    return tuple(value for value in given if value is not None)


def _mark(context: Context, figure: Figure, owner: Figure, made: Estimate, top: Decimal) -> Mark:
    values = _numbers(made)
    label = label_of(context, figure, owner, made)
    return Mark(
        label=label,
        lines=tuple(wrap(label, LINE)),
        number=made.as_given,
        start=_share(min(values), top),
        end=_share(max(values), top),
        open_above=made.at_least is not None and made.at_most is None and made.high is None,
        open_below=made.at_most is not None and made.at_least is None and made.low is None,
    )


def _share(value: Decimal, top: Decimal) -> float:
    return float(round(100 * value / top, 2))
