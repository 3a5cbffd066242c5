"""All pages of the site: the stage that decides what is shown, and where."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from generator.composing.context import Context, address_of
from generator.composing.fact_pages import HOME, fact_page
from generator.composing.json_ld import of_data
from generator.composing.method import method_sections, method_view
from generator.composing.open_data import Offer, data_view, offers
from generator.composing.overviews import index_view, matrix_view, timeline_view
from generator.composing.story import story_view
from generator.composing.words import INDEX_LEAD, MATRIX_LEAD, METHOD_LEAD, TIMELINE_LEAD
from generator.model.facts.claim import Claim
from generator.model.facts.story import Story
from generator.model.graph import Graph
from generator.model.kinds import KIND_BY_NAME, KINDS, Kind
from generator.model.pages.blocks import Section
from generator.model.pages.overviews import GlossaryView
from generator.model.pages.site import Json, Page, Site
from generator.model.record import record
from generator.model.rendered import SearchEntry


@record
class Overview:
    """Where a page about many facts lies and what it is called."""

    address: str
    title: str
    template: str


TIMELINE: Final = Overview(address="timeline/", title="Timeline", template="timeline.html")
MATRIX: Final = Overview(address="matrix/", title="Who says what", template="matrix.html")
METHOD: Final = Overview(address="method/", title="Method", template="method.html")
DATA: Final = Overview(address="data/", title="Open data", template="data.html")


def compose_site(graph: Graph) -> Site:
    """Return every page that the facts of `graph` give, in the order of their addresses."""
    context = Context(graph)
    following = reading_order(context)
    offered = offers(context)
    facts = [anchored.fact for anchored in graph.project.facts.values()]
    pages = [
        *home(context),
        *(index_page(context, kind) for kind in KINDS),
        _overview(TIMELINE, TIMELINE_LEAD, timeline_view(context)),
        _overview(MATRIX, MATRIX_LEAD, matrix_view(context, context.in_reading_order(Claim))),
        method_page(context),
        data_page(offered),
        *(fact_page(context, fact, following) for fact in facts),
    ]
    return Site(
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        links={fact.id: context.link(fact.id) for fact in facts},
        files=tuple(offer.file for offer in offered),
        redirects=redirects(context),
    )


def reading_order(context: Context) -> dict[str, str]:
    """Return by fact id the fact that follows it in the stories' order of reading."""
    following: dict[str, str] = {}
    for story, _ in context.of_kind(Story):
        order = list(dict.fromkeys(fact_id for part in story.parts for fact_id in part.facts))
        for one, two in pairwise(order):
            following.setdefault(one, two)
    return following


def redirects(context: Context) -> dict[str, str]:
    """Return the addresses that facts had under former ids, with those they have now."""
    found: dict[str, str] = {}
    for anchored in context.graph.project.facts.values():
        folder = KIND_BY_NAME[anchored.fact.KIND].folder
        found.update({f"{folder}/{old}/": address_of(anchored.fact) for old in anchored.fact.formerly})
    return found


def home(context: Context) -> list[Page]:
    """Return the home page: the first story; nothing where there is no story yet."""
    stories = context.of_kind(Story)
    if not stories:
        return []
    story = stories[0][0]
    view = story_view(context, story)
    return [
        Page(
            address="",
            frame="home",
            section="",
            template="story.html",
            title=story.title,
            label="",
            description=" ".join(sentence.text for sentence in story.answer[:1]),
            trail=(),
            sections=(),
            json_ld={},
            search=(),
            used_by=(),
            following=(),
            view=view,
        )
    ]


def index_page(context: Context, kind: Kind) -> Page:
    """Return the index of a kind."""
    view = index_view(context, kind)
    template = "glossary.html" if isinstance(view, GlossaryView) else "index.html"
    at = Overview(address=f"{kind.folder}/", title=kind.plural, template=template)
    return _overview(at, INDEX_LEAD[kind.name], view)


def method_page(context: Context) -> Page:
    """Return the method page."""
    view = method_view(context)
    return _overview(METHOD, METHOD_LEAD, view, sections=method_sections(view))


def data_page(offered: tuple[Offer, ...]) -> Page:
    """Return the page of the open data."""
    view = data_view(offered)
    return _overview(DATA, view.lead, view, json_ld=of_data(view))


def _overview(
    at: Overview,
    lead: str,
    view: object,
    *,
    sections: tuple[Section, ...] = (),
    json_ld: Mapping[str, Json] = MappingProxyType({}),
) -> Page:
    return Page(
        address=at.address,
        frame=at.address.strip("/"),
        section=at.address,
        template=at.template,
        title=at.title,
        label="",
        description=lead,
        trail=(HOME,),
        sections=sections,
        json_ld=json_ld,
        search=(SearchEntry(address=at.address, title=at.title, text=lead, kind="Overview"),),
        used_by=(),
        following=(),
        view=view,
    )
