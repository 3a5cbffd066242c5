"""All estimates of a quantity on one axis."""

from __future__ import annotations

from decimal import Decimal
from textwrap import wrap
from typing import Final

from generator.composing.context import Context
from generator.composing.statements import number
from generator.model.facts.figure import Estimate, Figure
from generator.model.pages.facts import Axis, Mark
from generator.model.phrases import filled, language_of, with_between
from generator.model.record import Value

LINE: Final = 44
"""Characters that fit beside one another in the picture, in the widest of the fonts that a reader may have."""


def axis_of(context: Context, figure: Figure) -> Axis:
    """Return the axis of a figure: its own estimates, and those of the whole it is a part of, from nought."""
    rows = rows_of(context, figure)
    top = max((max(_numbers(row.made)) for row in rows if _numbers(row.made)), default=Decimal(1)) or Decimal(1)
    marks = tuple(_mark(context, figure, row, top) for row in rows if _numbers(row.made))
    unit = with_between(" ", (number(top), context.wording(figure).line(figure.unit)))
    told = "; ".join(f"{mark.label}: {mark.number}" for mark in marks)
    return Axis(
        title=context.words.said.axis.format(title=context.title(figure.id), top=unit),
        description=told,
        top=str(unit),
        top_language=language_of(unit),
        lines=max((len(mark.lines) for mark in marks), default=1),
        marks=marks,
    )


class AxisRow(Value, frozen=True):
    """One estimate on an axis."""

    owner: Figure
    """The figure that has it."""
    position: int

    @property
    def made(self) -> Estimate:
        """Return the estimate."""
        return self.owner.estimates[self.position]


def rows_of(context: Context, figure: Figure) -> list[AxisRow]:
    """Return the estimates of a figure and of the whole it is a part of."""
    whole = context.fact(figure.part_of) if figure.part_of else None
    owners = [figure, whole] if isinstance(whole, Figure) else [figure]
    return [AxisRow(owner=one, position=position) for one in owners for position in range(len(one.estimates))]


def label_of(context: Context, figure: Figure, row: AxisRow) -> str:
    """Return who gives a number, and of what where that is the whole."""
    speaker = context.name(row.made.speaker)
    if row.owner is figure:
        return speaker
    return filled(context.words.said.of_whole, title=context.name(row.owner.id), speaker=speaker)


def given_in(context: Context, row: AxisRow) -> str:
    """Return the language of a number in the source's words; an empty text where it is that of the site."""
    return context.printed(row.owner.id, "estimates", row.position)


def _numbers(made: Estimate) -> tuple[Decimal, ...]:
    given = (made.best, made.low, made.high, made.at_least, made.at_most)
    return tuple(value for value in given if value is not None)


def _mark(context: Context, figure: Figure, row: AxisRow, top: Decimal) -> Mark:
    made = row.made
    values = _numbers(made)
    label = label_of(context, figure, row)
    return Mark(
        label=str(label),
        lines=tuple(wrap(label, LINE)),
        number=made.as_given,
        language=given_in(context, row),
        label_language=language_of(label),
        start=_share(min(values), top),
        end=_share(max(values), top),
        open_above=made.at_least is not None and made.at_most is None and made.high is None,
        open_below=made.at_most is not None and made.at_least is None and made.low is None,
    )


def _share(value: Decimal, top: Decimal) -> float:
    return float(round(100 * value / top, 2))
