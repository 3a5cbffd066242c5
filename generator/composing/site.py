"""All pages of the site: the stage that decides what is shown, and where.

First every page is planned, which needs little more than the outlines of the facts; then each is composed on
its own, in any order, by whoever needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import msgspec

from generator.composing.cards import social_card
from generator.composing.context import Context, address_of
from generator.composing.fact_pages import fact_page, links_page, list_plans, listed_origin, origin_of, words_page
from generator.composing.json_ld import of_data, page_of
from generator.composing.links import Definitions
from generator.composing.method import TRACED_FROM, method_sections, method_view
from generator.composing.names import names_pages, names_view
from generator.composing.open_data import (
    CONTENTS,
    FACTS,
    Offer,
    assembled,
    beside,
    data_view,
    fragments_of,
    header_of,
    offer,
    text_files,
)
from generator.composing.overviews import index_view, matrix_view, placed_and_unplaced, placing_of, timeline_view
from generator.composing.paging import CARDS, CELLS, ENTRIES, FEW, MOMENTS, OFFERS, cut, page_address, pager
from generator.composing.relations_page import relations_pages, relations_view
from generator.composing.story import story_view
from generator.composing.versions import original_of, translated_line, versions_of
from generator.composing.worded import WRITTEN_IN
from generator.model.facts.figure import Figure
from generator.model.facts.story import Story
from generator.model.graph import Graph
from generator.model.kinds import KIND_BY_NAME, KINDS
from generator.model.pages.blocks import Link, Section
from generator.model.pages.overviews import GlossaryView, SearchView
from generator.model.pages.site import Form, Json, Page, PagePlan, Site
from generator.model.phrases import language_of
from generator.model.record import Value
from generator.model.rendered import DataFile, SearchEntry
from generator.model.words import OverviewName, OverviewWords, Words

NEVER: Final[Mapping[str, str]] = MappingProxyType({})
"""No recorded change at all."""


class Overview(Value, frozen=True, kw_only=True):
    """Where a page about many facts lies."""

    name: OverviewName
    template: str

    @property
    def address(self) -> str:
        """Return the address of its first page."""
        return f"{self.name}/"


TIMELINE: Final = Overview(name="timeline", template="timeline.html")
MATRIX: Final = Overview(name="matrix", template="matrix.html")
METHOD: Final = Overview(name="method", template="method.html")
SEARCH: Final = Overview(name="search", template="search.html")
NAMES: Final = Overview(name="a-z", template="names.html")
RELATIONS: Final = Overview(name="relations", template="relations.html")
DATA: Final = Overview(name="data", template="data.html")


def compose_site(
    graph: Graph,
    words: Words,
    *,
    chunked: bool = False,
    changed: Mapping[str, str] = NEVER,
    written_in: str = WRITTEN_IN,
) -> Site:
    """Return every page that the facts of `graph` give, in the order of their addresses.

    Args:
        graph: The facts.
        words: The words of the interface.
        chunked: Whether the search index comes in chunks and so has a page of its own.
        changed: Day of the last recorded change of each fact's file, by its path.
        written_in: Language of the facts' own words, where they do not say otherwise.
    """
    context = Context(graph, words, written_in)
    files = data_files(context)
    offered = tuple(offer(name, (content,)) for name, content in files)
    plans = [*plan_pages(context, changed), *plan_data(len(offered)), *([search_plan()] if chunked else [])]
    plans.sort(key=lambda plan: plan.address)
    return Site(
        pages=tuple(compose_page(context, plan, offered) for plan in plans),
        links={fact_id: context.link(fact_id) for fact_id in graph.outlines},
        definitions=dict(Definitions(context)),
        files=(
            *(DataFile(address=f"data/{name}", content=content) for name, content in files),
            *(
                DataFile(address=path, content=content)
                for figure in context.of_kind(Figure)
                for path, content in beside(address_of(figure), fragments_of(context, figure.id).pieces)
            ),
        ),
        redirects=redirects(graph),
    )


def data_files(context: Context) -> list[tuple[str, bytes]]:
    """Return name and bytes of every file of the open data; a table without rows is left out."""
    pieces: dict[str, list[str]] = {}
    headers: dict[str, str] = {}
    for fact_id in context.sorted_ids():
        for name, piece in fragments_of(context, fact_id).pieces.items():
            pieces.setdefault(name, []).append(piece)
            if name not in headers and name != FACTS:
                headers |= header_of(context, fact_id)
    made = [
        (name, b"".join(assembled(name, headers.get(name, ""), pieces.get(name, ()))))
        for name in CONTENTS
        if name in pieces or name == FACTS
    ]
    return [*made, *text_files(context)]


def plan_pages(context: Context, changed: Mapping[str, str] = NEVER) -> list[PagePlan]:
    """Return the plan of every page but those of the open data, which tell of files not made yet.

    Args:
        context: The graph.
        changed: Day of the last recorded change of each fact's file, by its path.
    """
    following = reading_order(context)

    def day(fact_id: str) -> str:
        return changed.get(context.outlines[fact_id].path, "")

    first = tuple(story.id for story in context.stories[:TRACED_FROM])
    waived = tuple((one.fact, one.finding.rule, one.reason) for one in context.waived)
    plans = (
        [PagePlan(address="", form="home", frame="home", section="", subject=first[0], changed=day(first[0]))]
        if first
        else []
    )
    for kind in KINDS:
        size = ENTRIES if kind.name in {"term", "question"} else CARDS
        plans += _paged(f"{kind.folder}/", "index", cut(context.told(kind.name), size), subject=kind.name)
    plans += _timeline(context)
    plans += _paged(MATRIX.address, "matrix", _matrix(context))
    plans += _relations(context)
    plans += _names(context)
    plans.append(
        PagePlan(
            address=METHOD.address, form="method", frame="method", section=METHOD.address, members=first, waived=waived
        )
    )
    often = context.named_often(FEW)
    places = {kind.name: (f"{kind.folder}/", f"{kind.folder}/frame") for kind in KINDS}
    for fact_id in context.sorted_ids():
        section, frame = places[context.outlines[fact_id].kind]
        if fact_id in often:
            plans += list_plans(context, fact_id)
        plans.append(
            PagePlan(
                address=f"{section}{fact_id}/",
                form="fact",
                frame=frame,
                section=section,
                subject=fact_id,
                following=following.get(fact_id, ""),
                changed=day(fact_id),
            )
        )
    context.taken()
    return plans


def plan_data(offers: int) -> list[PagePlan]:
    """Return the plans of the pages that list so many files of the open data."""
    return _paged(DATA.address, "data", [()] * max(1, -(-offers // OFFERS)))


def compose_page(context: Context, plan: PagePlan, offered: Sequence[Offer] = ()) -> Page:
    """Return the page that `plan` tells of.

    Args:
        context: The graph; `context.taken()` then tells what of it was read.
        plan: The plan.
        offered: Every file of the open data; only pages of the form `data` ask for them.
    """
    if plan.form == "data":
        words = context.words.catalogue.overviews["data"]
        shown = data_view(context.words, offered[(plan.number - 1) * OFFERS : plan.number * OFFERS])
        return _overview(context, DATA, plan, shown, json_ld=of_data(words.title, shown))
    return COMPOSERS[plan.form](context, plan)


def _paged(
    address: str, form: Form, pages: Sequence[tuple[str, ...]], *, subject: str = "", splits: Sequence[int] = ()
) -> list[PagePlan]:
    return [
        PagePlan(
            address=page_address(address, number),
            form=form,
            frame=address.strip("/") if number == 1 else f"{address}list",
            section=address,
            subject=subject,
            members=members,
            split=splits[number - 1] if splits else 0,
            number=number,
            count=len(pages),
        )
        for number, members in enumerate(pages, 1)
    ]


def _timeline(context: Context) -> list[PagePlan]:
    events = [placing_of(outline) for outline in context.outlines.values() if outline.kind == "event"]
    placed, unplaced = placed_and_unplaced(events)
    pages = cut([*placed, *unplaced], MOMENTS)
    splits = [max(0, min(len(page), len(placed) - number * MOMENTS)) for number, page in enumerate(pages)]
    return _paged(TIMELINE.address, "timeline", pages, splits=splits)


def _relations(context: Context) -> list[PagePlan]:
    planned = relations_pages(context)
    splits = [planned.drawn, *[0] * (len(planned.pages) - 1)]
    plans = _paged(RELATIONS.address, "relations", planned.pages, splits=splits)
    return [msgspec.structs.replace(plan, total=planned.ties) for plan in plans]


def _names(context: Context) -> list[PagePlan]:
    pages = names_pages(context)
    plans = _paged(NAMES.address, "names", [page.members for page in pages])
    return [msgspec.structs.replace(plan, letters=page.letters) for plan, page in zip(plans, pages, strict=True)]


def _matrix(context: Context) -> list[tuple[str, ...]]:
    """Return the claims in pages whose tables, which grow in both directions, have a bearable number of cells."""
    pages: list[list[str]] = [[]]
    voices: set[str] = set()
    for claim in context.told("claim"):
        speakers = context.outlines[claim].speakers
        if pages[-1] and (len(pages[-1]) + 1) * len(voices.union(speakers)) > CELLS:
            pages.append([])
            voices.clear()
        voices.update(speakers)
        pages[-1].append(claim)
    return [tuple(page) for page in pages]


def reading_order(context: Context) -> dict[str, str]:
    """Return by fact id the fact that follows it in the stories' order of reading."""
    following: dict[str, str] = {}
    for story in context.stories:
        order = list(dict.fromkeys(fact_id for part in story.parts for fact_id in part.facts))
        for one, two in pairwise(order):
            following.setdefault(one, two)
    return following


def redirects(graph: Graph) -> dict[str, str]:
    """Return the addresses that facts had under former ids, with those they have now."""
    found: dict[str, str] = {}
    for outline in graph.outlines.values():
        folder = KIND_BY_NAME[outline.kind].folder
        found.update({f"{folder}/{old}/": address_of(outline) for old in outline.formerly})
    return found


def timeline_page(context: Context, plan: PagePlan) -> Page:
    """Return a page of the timeline."""
    first = (plan.number - 1) * MOMENTS + 1
    view = timeline_view(context, plan.members[: plan.split], plan.members[plan.split :], first)
    return _overview(context, TIMELINE, plan, view)


def matrix_page(context: Context, plan: PagePlan) -> Page:
    """Return a page of the matrix."""
    return _overview(context, MATRIX, plan, matrix_view(context, plan.members))


def names_page(context: Context, plan: PagePlan) -> Page:
    """Return a page of the list from A to Z."""
    return _overview(context, NAMES, plan, names_view(context, plan, NAMES.address))


def relations_page(context: Context, plan: PagePlan) -> Page:
    """Return a page of the map of relations."""
    return _overview(context, RELATIONS, plan, relations_view(context, plan))


def search_plan() -> PagePlan:
    """Return the plan of the page of a search that is too large for the theme's."""
    return _paged(SEARCH.address, "search", [()])[0]


def search_page(context: Context, plan: PagePlan) -> Page:
    """Return the page of the search."""
    indexes = tuple(context.index(kind.name) for kind in KINDS)
    page = _overview(context, SEARCH, plan, SearchView(indexes=indexes))
    return msgspec.structs.replace(page, search=())


def home(context: Context, plan: PagePlan) -> Page:
    """Return the home page: the first story."""
    (story,) = context.facts((plan.subject,), Story)
    wording, title = context.wording(story), context.name(story.id)
    view = story_view(context, story)
    return Page(
        address="",
        frame="home",
        section="",
        template="story.html",
        title=str(title),
        language=language_of(title),
        label="",
        description=" ".join(wording.line(sentence.text) for sentence in story.answer[:1]),
        trail=(),
        sections=(),
        json_ld=page_of(context, story, view, plan.changed),
        search=(),
        used_by=(),
        all_used_by=(),
        origin=(origin_of(context, plan),),
        following=(),
        pager=(),
        card=(social_card(context, story.id),),
        view=view,
        translated=translated_line(context, story),
        original=original_of(context, story),
        versions=versions_of(context, story),
    )


def index_page(context: Context, plan: PagePlan) -> Page:
    """Return a page of the index of a kind."""
    kind = next(kind for kind in KINDS if kind.name == plan.subject)
    view = index_view(context, kind.name, plan.members)
    template = "glossary.html" if isinstance(view, GlossaryView) else "index.html"
    catalogue = context.words.catalogue
    words = OverviewWords(title=catalogue.kinds[kind.name].all, lead=catalogue.leads[kind.name])
    return _listed(context, Listed(address=f"{kind.folder}/", template=template, words=words), plan, view)


def method_page(context: Context, plan: PagePlan) -> Page:
    """Return the method page."""
    view = method_view(context, plan.members, plan.waived)
    return _overview(context, METHOD, plan, view, sections=method_sections(context.words, view))


def _overview(  # noqa: PLR0913 (the parts of a page)
    context: Context,
    at: Overview,
    plan: PagePlan,
    view: object,
    *,
    sections: tuple[Section, ...] = (),
    json_ld: Mapping[str, Json] = MappingProxyType({}),
) -> Page:
    listed = Listed(address=at.address, template=at.template, words=context.words.catalogue.overviews[at.name])
    return _listed(context, listed, plan, view, sections=sections, json_ld=json_ld)


class Listed(Value, frozen=True, kw_only=True):
    """The first page of an overview, in the words of a language."""

    address: str
    template: str
    words: OverviewWords


def _listed(  # noqa: PLR0913 (the parts of a page)
    context: Context,
    at: Listed,
    plan: PagePlan,
    view: object,
    *,
    sections: tuple[Section, ...] = (),
    json_ld: Mapping[str, Json] = MappingProxyType({}),
) -> Page:
    first = plan.number == 1
    catalogue = context.words.catalogue
    name, lead = at.words.title, at.words.lead
    title = name if first else catalogue.writing.numbered.format(title=name, number=plan.number, count=plan.count)
    return Page(
        address=plan.address,
        frame=plan.frame,
        section=plan.section,
        template=at.template,
        title=title,
        label="",
        description=lead,
        trail=(context.home(),) if first else (context.home(), Link(text=name, address=at.address)),
        sections=sections,
        json_ld=json_ld,
        search=(SearchEntry(address=at.address, title=name, text=lead, kind=catalogue.overview),) if first else (),
        used_by=(),
        all_used_by=(),
        origin=(listed_origin(plan),),
        following=(),
        pager=pager(context.words, at.address, plan.number, plan.count),
        view=view,
    )


COMPOSERS: Final[Mapping[Form, Callable[[Context, PagePlan], Page]]] = {
    "fact": fact_page,
    "links": links_page,
    "words": words_page,
    "home": home,
    "index": index_page,
    "timeline": timeline_page,
    "matrix": matrix_page,
    "method": method_page,
    "search": search_page,
    "names": names_page,
    "relations": relations_page,
}
"""What composes a page of each form; those of the open data ask for more."""
