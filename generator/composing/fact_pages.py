"""One page for each fact, and further ones for lists that are too long for it."""

from __future__ import annotations

from generator.composing.actors import in_groups
from generator.composing.cards import description, social_card
from generator.composing.claims import claim_sections, claim_view
from generator.composing.context import Context, address_of
from generator.composing.figures import figure_sections, figure_view
from generator.composing.json_ld import page_of
from generator.composing.paging import FEW, LINKS, WORDS, cut, page_address, pager
from generator.composing.plain import plain_sections, plain_view
from generator.composing.search import search_entries
from generator.composing.source_reader import source_view
from generator.composing.story import story_sections, story_view
from generator.composing.versions import original_of, translated_line, versions_of
from generator.composing.views import expert_sections, expert_view
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.facts.view import View
from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Link, Section, Text
from generator.model.pages.facts import WordsView
from generator.model.pages.site import Form, Origin, Page, PagePlan
from generator.model.phrases import counted, filled, foreign, language_of
from generator.model.record import Value


def fact_page(context: Context, plan: PagePlan) -> Page:
    """Return the page of one fact."""
    fact = context.fact(plan.subject)
    kind = KIND_BY_NAME[fact.KIND]
    template, view, sections = _view(context, fact)
    line = description(context, fact.id)
    title = context.name(fact.id)
    naming = context.naming(fact.id)
    used_by = context.used_by(fact.id, naming[:FEW])
    all_used_by: tuple[Link, ...] = ()
    if len(naming) > FEW:
        all_used_by = (context.everything(len(naming), f"{address_of(fact)}links/"),)
    return Page(
        address=plan.address,
        frame=plan.frame,
        section=plan.section,
        template=template,
        title=str(title),
        language=language_of(title),
        label=context.kind_label(kind.name),
        description=line,
        trail=(context.home(), context.index(kind.name)),
        sections=(*sections, Section(id="used-by", title=context.words.headings.used_by)) if used_by else sections,
        json_ld=page_of(context, fact, view, plan.changed),
        search=search_entries(context, fact, line),
        used_by=used_by,
        all_used_by=all_used_by,
        origin=(origin_of(context, plan),),
        following=context.links((plan.following,)),
        pager=(),
        view=view,
        card=(social_card(context, fact.id),),
        translated=translated_line(context, fact),
        original=original_of(context, fact),
        versions=versions_of(context, fact),
    )


def origin_of(context: Context, plan: PagePlan) -> Origin:
    """Return where the page of a fact comes from; a story rests on the sources that it names."""
    outline = context.outline(plan.subject)
    fact = context.fact(plan.subject)
    sources = fact.sources if isinstance(fact, Story) else outline.sources
    return Origin(
        subject=plan.subject,
        path=outline.path,
        changed=plan.changed,
        sources=tuple(Text(text=str(name), language=language_of(name)) for name in map(context.name, sources)),
    )


def listed_origin(plan: PagePlan) -> Origin:
    """Return where a page that lists facts comes from: no one file, and no one day."""
    return Origin(subject=plan.address.strip("/").replace("/", "-").replace("_", "-"), path="", changed="", sources=())


def list_plans(context: Context, fact: str) -> list[PagePlan]:
    """Return the pages of those lists of a fact that are too long for its own page; only one named often has any."""
    outline = context.outline(fact)
    folder = KIND_BY_NAME[outline.kind].folder
    lists: list[tuple[Form, list[str], int]] = [("links", context.naming(fact), LINKS)]
    if outline.kind == "actor":
        lists.append(("words", context.speaking(fact), WORDS))
    return [
        PagePlan(
            address=page_address(f"{address_of(outline)}{form}/", number),
            form=form,
            frame=f"{folder}/list",
            section=f"{folder}/",
            subject=fact,
            members=members,
            total=len(origins),
            number=number,
            count=-(-len(origins) // size),
        )
        for form, origins, size in lists
        if len(origins) > FEW
        for number, members in enumerate(cut(origins, size), 1)
    ]


def links_page(context: Context, plan: PagePlan) -> Page:
    """Return one page of the backlinks of a fact that has many."""
    words = context.words
    lead = counted(words, words.said.names_it, plan.total, title=context.name(plan.subject))
    shown = context.used_by(plan.subject, plan.members)
    return _list_page(
        context, plan, Listing(title=words.headings.used_by, lead=lead, template="links.html", view=shown)
    )


def words_page(context: Context, plan: PagePlan) -> Page:
    """Return one page of the words of an actor who says much."""
    view = WordsView(spoken=in_groups(context, plan.subject, plan.members))
    words = context.words
    lead = counted(words, words.said.words_of, plan.total, name=context.name(plan.subject))
    title = words.headings.said_in_words
    return _list_page(context, plan, Listing(title=title, lead=lead, template="words.html", view=view))


class Listing(Value, frozen=True, kw_only=True):
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
    writing = context.words.catalogue.writing
    name = context.name(plan.subject)
    title = filled(writing.title, title=name, part=listing.title)
    if plan.count > 1:
        title = filled(writing.numbered, title=title, number=str(plan.number), count=str(plan.count))
    return Page(
        address=plan.address,
        frame=plan.frame,
        section=plan.section,
        template=listing.template,
        title=str(title),
        title_told=foreign(title),
        label=context.kind_label(kind.name),
        description=str(listing.lead),
        told=foreign(listing.lead),
        trail=(context.home(), context.index(kind.name), Link(text=str(name), address=own, language=language_of(name))),
        sections=(),
        json_ld={},
        search=(),
        used_by=(),
        all_used_by=(),
        origin=(listed_origin(plan),),
        following=(),
        pager=pager(context.words, first, plan.number, plan.count),
        view=listing.view,
    )


def _view(context: Context, fact: Fact) -> tuple[str, object, tuple[Section, ...]]:
    match fact:
        case Claim():
            claim = claim_view(context, fact)
            return "claim.html", claim, claim_sections(context.words, claim)
        case View():
            expert = expert_view(context, fact)
            return "view.html", expert, expert_sections(context.words, expert)
        case Figure():
            figure = figure_view(context, fact)
            return "figure.html", figure, figure_sections(context.words, figure)
        case Source():
            return "source.html", source_view(context, fact), ()
        case Story():
            story = story_view(context, fact)
            return "story.html", story, story_sections(context.words, story)
        case _:
            plain = plain_view(context, fact)
            return "fact.html", plain, plain_sections(context.words, plain)
