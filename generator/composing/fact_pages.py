"""One page for each fact."""

from __future__ import annotations

from collections.abc import Mapping

from generator.composing.cards import description
from generator.composing.claims import claim_sections, claim_view
from generator.composing.context import Context, address_of
from generator.composing.figures import figure_sections, figure_view
from generator.composing.json_ld import of_fact
from generator.composing.plain import plain_sections, plain_view
from generator.composing.search import search_entries
from generator.composing.source_reader import source_view
from generator.composing.story import story_sections, story_view
from generator.composing.views import expert_sections, expert_view
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.view import View
from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Link, Section
from generator.model.pages.site import Page

USED_BY = Section(id="used-by", title="Used by")

HOME = Link(text="Home", address="")


def fact_page(context: Context, fact: Fact, following: Mapping[str, str]) -> Page:
    """Return the page of one fact.

    Args:
        context: The graph.
        fact: The fact.
        following: By fact id, the id of the next fact in the order of reading.
    """
    kind = KIND_BY_NAME[fact.KIND]
    template, view, sections = _view(context, fact)
    used_by = context.used_by(fact.id)
    return Page(
        address=address_of(fact),
        frame=f"{kind.folder}/frame",
        section=f"{kind.folder}/",
        template=template,
        title=fact.title,
        label=kind.singular,
        description=description(context, fact.id),
        trail=(HOME, Link(text=kind.plural, address=f"{kind.folder}/")),
        sections=(*sections, USED_BY) if used_by else sections,
        json_ld=of_fact(context, fact),
        search=search_entries(context, fact),
        used_by=used_by,
        following=context.links((following.get(fact.id, ""),)),
        view=view,
    )


def _view(context: Context, fact: Fact) -> tuple[str, object, tuple[Section, ...]]:
    match fact:
        case Claim():
            claim = claim_view(context, fact)
            return "claim.html", claim, claim_sections(claim)
        case View():
            expert = expert_view(context, fact)
            return "view.html", expert, expert_sections(expert)
        case Figure():
            figure = figure_view(context, fact)
            return "figure.html", figure, figure_sections(figure)
        case Source():
            return "source.html", source_view(context, fact), ()
        case Story():
            story = story_view(context, fact)
            return "story.html", story, story_sections(story)
        case _:
            plain = plain_view(context, fact)
            return "fact.html", plain, plain_sections(plain)
