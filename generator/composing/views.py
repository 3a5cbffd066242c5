"""The pages of expert views."""

from __future__ import annotations

from generator.composing.context import Context
from generator.composing.relations import borne_on, compared
from generator.composing.statements import chain, manner, unnamed
from generator.model.facts.view import View
from generator.model.pages.blocks import Detail, Section
from generator.model.pages.facts import ExpertView
from generator.model.words import Words


def expert_view(context: Context, view: View) -> ExpertView:
    """Return what the page of an expert view shows."""
    words, wording = context.words, context.wording(view)
    told = manner(context, view, context.printed(view.id, "anchors"))
    role = wording.line(view.standing.role)
    named = str(role).casefold() == str(context.name(view.expert)).casefold()
    standing = (
        *(() if named else (context.detail(words.terms.role, role),)),
        Detail(term=words.terms.standing, words=words.catalogue.position[view.standing.position]),
        context.detail(words.terms.basis, context.worded_or_not_stated(wording, view.standing.basis)),
    )
    return ExpertView(
        expert=context.link(view.expert),
        unnamed=unnamed(context, view.expert),
        standing=standing,
        position=wording.prose(view.position),
        chain=chain(context, view.id, ("anchors",), view.expert, view.via),
        quotes=context.quotes(view.id, "anchors"),
        details=(*told, *context.details((words.terms.on_question, (view.question,)))),
        bears_on=borne_on(context, view),
        agree=compared(context, view, "agrees_with"),
        differ=compared(context, view, "differs_from"),
        summary=wording.prose(view.summary),
    )


def expert_sections(words: Words, view: ExpertView) -> tuple[Section, ...]:
    """Return the parts of a view's page."""
    titles = words.headings
    found = [
        Section(id="quotes", title=titles.in_which_words),
        Section(id="summary", title=titles.view_in_our_words),
    ]
    if view.bears_on:
        found.append(Section(id="bears-on", title=titles.bears_on))
    return (*found, Section(id="views", title=titles.compared))
