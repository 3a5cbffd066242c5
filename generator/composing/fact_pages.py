"""One page for each fact, and further ones for lists that are too long for it."""

from __future__ import annotations

from generator.composing.actors import spoken_in, utterances
from generator.composing.cards import description
from generator.composing.claims import claim_sections, claim_view
from generator.composing.context import Context, address_of
from generator.composing.figures import figure_sections, figure_view
from generator.composing.json_ld import of_fact
from generator.composing.paging import FEW_LINKS, LINKS, WORDS, page_address, pager
from generator.composing.plain import plain_sections, plain_view
from generator.composing.search import search_entries
from generator.composing.source_reader import source_view
from generator.composing.story import story_sections, story_view
from generator.composing.views import expert_sections, expert_view
from generator.composing.words import counted
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.view import View
from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Link, LinkGroup, Section
from generator.model.pages.facts import WordsView
from generator.model.pages.site import Page, PagePlan
from generator.model.record import record

USED_BY = Section(id="used-by", title="Used by")

HOME = Link(text="Home", address="")


def fact_page(context: Context, plan: PagePlan) -> Page:
    """Return the page of one fact."""
    fact = context.fact(plan.subject)
    kind = KIND_BY_NAME[fact.KIND]
    template, view, sections = _view(context, fact)
    used_by = context.used_by(fact.id)
    all_used_by: tuple[Link, ...] = ()
    if "links" in plan.lists:
        total = sum(len(group.links) for group in used_by)
        all_used_by = (Link(text=f"All {total:,}", address=_list_address(fact, "links")),)
        used_by = _first(used_by, FEW_LINKS)
    return Page(
        address=plan.address,
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
        all_used_by=all_used_by,
        following=context.links((plan.following,)),
        pager=(),
        view=view,
    )


def list_plans(context: Context, fact: str) -> tuple[PagePlan, ...]:
    """Return the pages of those lists of a fact that are too long for its own page; most facts have none."""
    made: list[PagePlan] = []
    outline = context.outline(fact)
    # A long list needs many references, and few facts have those.
    if context.number_incoming(fact) <= WORDS:
        return ()
    edges = context.incoming(fact)
    spoken = len(utterances(edges)) if outline.kind == "actor" else 0
    used_by = sum(len(group.links) for group in context.used_by(fact))
    for form, length, few, many in (("words", spoken, WORDS, WORDS), ("links", used_by, FEW_LINKS, LINKS)):
        if length > few:
            count = -(-length // many)
            first = f"{address_of(outline)}{form}/"
            made.extend(
                PagePlan(
                    address=page_address(first, number),
                    form="words" if form == "words" else "links",
                    subject=fact,
                    number=number,
                    count=count,
                )
                for number in range(1, count + 1)
            )
    return tuple(made)


def links_page(context: Context, plan: PagePlan) -> Page:
    """Return one page of the backlinks of a fact that has many."""
    groups = context.used_by(plan.subject)
    total = sum(len(group.links) for group in groups)
    start = (plan.number - 1) * LINKS
    shown = _first(_without_first(groups, start), LINKS)
    outline = context.outline(plan.subject)
    lead = f"{counted(total, 'fact names', 'facts name')} “{outline.title}”."
    return _list_page(context, plan, Listing(title="Used by", lead=lead, template="links.html", view=shown))


def words_page(context: Context, plan: PagePlan) -> Page:
    """Return one page of the words of an actor who says much."""
    edges = utterances(context.incoming(plan.subject))
    start = (plan.number - 1) * WORDS
    spoken = spoken_in(context, edges[start : start + WORDS])
    lead = f"{len(edges):,} statements, estimates and views of {context.title(plan.subject)}."
    view = WordsView(spoken=spoken)
    title = "What is said, in which words"
    return _list_page(context, plan, Listing(title=title, lead=lead, template="words.html", view=view))


@record
class Listing:
    """What one list of a fact shows."""

    title: str
    lead: str
    template: str
    view: object


def _list_page(context: Context, plan: PagePlan, listing: Listing) -> Page:
    outline = context.outline(plan.subject)
    kind = KIND_BY_NAME[outline.kind]
    own = address_of(outline)
    first = f"{own}{plan.form}/"
    page = f", page {plan.number} of {plan.count}" if plan.count > 1 else ""
    return Page(
        address=plan.address,
        frame=f"{kind.folder}/list",
        section=f"{kind.folder}/",
        template=listing.template,
        title=f"{outline.title}: {listing.title}{page}",
        label=kind.singular,
        description=listing.lead,
        trail=(
            HOME,
            Link(text=kind.plural, address=f"{kind.folder}/"),
            Link(text=outline.title, address=own),
        ),
        sections=(),
        json_ld={},
        search=(),
        used_by=(),
        all_used_by=(),
        following=(),
        pager=pager(first, plan.number, plan.count),
        view=listing.view,
    )


def _list_address(fact: Fact, form: str) -> str:
    return f"{address_of(fact)}{form}/"


def _first(groups: tuple[LinkGroup, ...], count: int) -> tuple[LinkGroup, ...]:
    """Return the groups with their first `count` links in all."""
    kept: list[LinkGroup] = []
    for group in groups:
        links = group.links[:count]
        count -= len(links)
        if links:
            kept.append(LinkGroup(title=group.title, links=links))
    return tuple(kept)


def _without_first(groups: tuple[LinkGroup, ...], count: int) -> tuple[LinkGroup, ...]:
    kept: list[LinkGroup] = []
    for group in groups:
        links = group.links[count:]
        count = max(0, count - len(group.links))
        if links:
            kept.append(LinkGroup(title=group.title, links=links))
    return tuple(kept)


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
