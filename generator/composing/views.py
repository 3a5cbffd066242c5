"""The pages of expert views."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.relations import borne_on, compared
from generator.composing.statements import chain, manner
from generator.composing.words import POSITION
from generator.model.facts.view import View
from generator.model.pages.blocks import Detail, Prose, Section
from generator.model.pages.facts import ExpertView


def expert_view(context: Context, view: View) -> ExpertView:
    """Return what the page of an expert view shows."""
    standing = (
        Detail(term="Role", words=view.standing.role),
        Detail(term="Standing", words=POSITION[view.standing.position]),
        Detail(term="Basis of the view", words=view.standing.basis),
    )
    return ExpertView(
        expert=context.link(view.expert),
        standing=standing,
        position=Prose(text=view.position),
        chain=chain(context, view.id, ("anchors",), view.expert, view.via),
        quotes=context.quotes(view.id, "anchors"),
        details=(*manner(context, view), *context.details(("On the question", (view.question,)))),
        bears_on=borne_on(context, view),
        compared=compared(context, view),
        summary=Prose(text=view.summary),
    )


def expert_sections(view: ExpertView) -> tuple[Section, ...]:
    """Return the parts of a view's page."""
    found = [Section(id="quotes", title="In which words"), Section(id="summary", title="The view in our words")]
    if view.bears_on:
        found.append(Section(id="bears-on", title="Claims it bears on"))
    if view.compared:
        found.append(Section(id="views", title="Who agrees, who differs"))
    return tuple(found)
