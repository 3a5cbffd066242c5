"""The bounds of estimates: as a table, and as a share of the whole that a number is part of."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from generator.composing.axis import AxisRow, given_in, label_of, rows_of
from generator.composing.context import Context
from generator.composing.paging import FEW
from generator.composing.statements import number
from generator.model.facts.figure import Figure
from generator.model.pages.facts import Bounds, PartOfWhole
from generator.model.phrases import filled, foreign, phrase


def table_of(context: Context, figure: Figure) -> tuple[Bounds, ...]:
    """Return the estimates that stand on the axis, with their bounds; what no source gives is not worked out."""
    missing = context.words.time.not_stated

    def shown(value: Decimal | None) -> str:
        return missing if value is None else number(value)

    return tuple(
        Bounds(
            who=context.link(row.owner.id, text=label_of(context, figure, row), fragment=row.made.id),
            given=row.made.as_given,
            language=given_in(context, row),
            lowest=shown(row.made.low if row.made.at_least is None else row.made.at_least),
            best=shown(row.made.best),
            highest=shown(row.made.high if row.made.at_most is None else row.made.at_most),
        )
        for row in rows_of(context, figure)
    )


def shares_of(context: Context, figure: Figure) -> tuple[PartOfWhole, ...]:
    """Return each estimate as a share of each number given for the whole, where units and numbers allow it.

    Of very many these are the first.
    """
    whole = context.fact(figure.part_of) if figure.part_of else None
    if not isinstance(whole, Figure) or whole.unit != figure.unit:
        return ()
    rows = rows_of(context, figure)
    wholes = [row for row in rows if row.owner is whole]
    pairs = ((part, of) for part in rows if part.owner is figure for of in wholes)
    return tuple(islice((made for part, of in pairs if (made := _share(context, figure, part, of))), FEW))


def _share(context: Context, figure: Figure, row: AxisRow, of: AxisRow) -> PartOfWhole | None:
    """Return a share; None where the whole has no single number, or the part does not fit into it."""
    part, whole = row.made, of.made
    value = part.best if part.best is not None else part.at_least
    if value is None or not whole.best or not 0 <= value <= whole.best:
        return None
    words = context.words.said
    title = filled(
        words.share,
        part=phrase(part.as_given, given_in(context, row)),
        whole=phrase(whole.as_given, given_in(context, of)),
        unit=context.wording(figure).line(figure.unit),
    )
    by = filled(words.share_by, part=context.name(part.speaker), whole=context.name(whole.speaker))
    return PartOfWhole(
        title=str(title),
        title_told=foreign(title),
        description=str(by),
        told=foreign(by),
        share=float(round(100 * value / whole.best, 2)),
        part=part.as_given,
        whole=whole.as_given,
        open_above=part.best is None,
    )
