"""The pages of figures."""

from __future__ import annotations

from generator.composing.axis import axis_of
from generator.composing.bounds import shares_of, table_of
from generator.composing.context import Context, address_of
from generator.composing.statements import estimate
from generator.composing.tables import ESTIMATES
from generator.model.facts.figure import Figure
from generator.model.pages.blocks import Link, Section
from generator.model.pages.facts import FigureView
from generator.model.phrases import language_of
from generator.model.words import Words


def figure_view(context: Context, figure: Figure) -> FigureView:
    """Return what a figure's page shows."""
    terms, wording = context.words.terms, context.wording(figure)
    unit = wording.line(figure.unit)
    return FigureView(
        unit=str(unit),
        unit_language=language_of(unit),
        definition=wording.prose(figure.definition),
        estimates=tuple(estimate(context, figure, position) for position in range(len(figure.estimates))),
        axis=axis_of(context, figure),
        table=table_of(context, figure),
        csv=Link(text=context.words.said.csv, address=f"{address_of(figure)}{ESTIMATES}"),
        shares=shares_of(context, figure),
        part_of=context.links((figure.part_of,)),
        why_they_differ=wording.prose(figure.why_they_differ),
        details=(
            context.detail(terms.unit, unit),
            context.detail(terms.period, context.told_when(figure.period, context.printed(figure.id))),
            *context.details((terms.part_of, (figure.part_of,)), (terms.about, figure.about)),
        ),
        summary=wording.prose(figure.summary),
    )


def figure_sections(words: Words, view: FigureView) -> tuple[Section, ...]:
    """Return the parts of a figure's page."""
    titles = words.headings
    found = [
        Section(id="estimates", title=titles.estimates),
        Section(id="voices", title=titles.on_axis),
        Section(id="definition", title=titles.counted),
    ]
    if view.why_they_differ.text:
        found.append(Section(id="rule", title=titles.why_they_differ))
    return tuple(found)
