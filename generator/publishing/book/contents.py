"""The book of a project that holds: its pages composed one at a time, as the book asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator.composing.context import Context, address_of
from generator.composing.fact_pages import fact_page
from generator.composing.links import Links
from generator.composing.open_data import FACTS, assembled, fragments_of
from generator.composing.site import compose_page, plan_pages
from generator.composing.worded import WRITTEN_IN
from generator.model.book import Book
from generator.model.graph import Graph
from generator.model.imprint import Imprint
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName
from generator.model.outline import Name
from generator.model.pages.facts import FigureView
from generator.model.pages.site import Page, PagePlan
from generator.model.words import OverviewName, Words
from generator.rendering.book.chapters import BookMaker
from generator.rendering.book.entries import Entries
from generator.rendering.book.phrases import Phrases
from generator.rendering.book.pictures import standalone
from generator.rendering.book.places import Places
from generator.rendering.prose import ProseRenderer
from generator.rendering.site import PageRenderer


class SelectionError(Exception):
    """What a part of the book was to be about is not there."""


def book_of(  # noqa: PLR0913 (what a book is made of)
    graph: Graph,
    words: Words,
    imprint: Imprint,
    templates: Mapping[str, str],
    *,
    written_in: str = WRITTEN_IN,
    only: str = "",
    faces: Sequence[str] = ("serif",),
) -> tuple[Book, bytes]:
    """Return the book of a project as data, in one piece, and its facts as JSON.

    `generator.rendering.book.volumes` finishes it.

    Args:
        graph: The facts.
        words: The words of the interface.
        imprint: What the site says of itself.
        templates: Text of each template by its name, for the pictures.
        written_in: Language of the facts' own words, where they do not say otherwise.
        only: What the book is to be about, such as `story:kursk-troops`; all where it is empty.
        faces: Names of the fonts in pictures.

    Raises:
        SelectionError: There is no such story or actor, or there is no fact at all.
    """
    context = Context(graph, words, written_in)
    ids = chosen(graph, only) if only else frozenset(graph.outlines)
    contents = SiteContents(context, ids, only)
    links = Links(context)
    renderer = PageRenderer(links, templates, words)
    prose = ProseRenderer(links)

    def draw(name: str, view: FigureView) -> str:
        return standalone(renderer.part(name, {"view": view, "base": ""}), faces)

    places = Places(contents.labels, imprint.site_url, contents.story)
    say = Phrases(words, places, lambda text: str(prose.html(text, "./")))
    pieces = [fragments_of(context, one).pieces[FACTS] for one in sorted(ids)]
    return BookMaker(contents, say, Entries(say, draw), imprint).book(), b"".join(assembled(FACTS, "", pieces))


def chosen(graph: Graph, only: str) -> frozenset[str]:
    """Return the ids of the facts in a book about one story or actor.

    About a story: what it tells of and cites, and what that names. About an actor: what names the actor, what the
    actor's own entry names. And the sources of all of it.

    Raises:
        SelectionError: There is no such story or actor.
    """
    kind, _, fact_id = only.partition(":")
    outline = graph.outlines.get(fact_id)
    if kind not in {"story", "actor"} or outline is None or outline.kind != kind:
        raise SelectionError(
            f"`{only}` is no part that a book can be about: name a story or an actor that there is, "
            "such as `story:ID` or `actor:ID`"
        )
    named = {target.id for target in outline.targets}
    naming = set(graph.origins.get(fact_id, ())) if kind == "actor" else set()
    core = {fact_id, *named, *naming}
    if kind == "story":
        core |= {target.id for one in named for target in graph.outlines[one].targets}
    core -= {one for one in core if graph.outlines[one].kind == "story" and one != fact_id}
    return frozenset(core.union(*(graph.outlines[one].sources for one in core)))


class SiteContents:
    """The pages of a site that a book is made of: see `generator.rendering.book.chapters.Contents`."""

    def __init__(self, context: Context, ids: frozenset[str], only: str) -> None:
        """Take the graph, the ids of the facts in the book, and what it is about where that is not all."""
        self._context, self._ids = context, ids
        self.facts: Mapping[KindName, Sequence[str]] = {
            kind.name: [one for one in context.told(kind.name) if one in ids] for kind in KINDS
        }
        asked = only.partition(":")[2]
        first = next((story.id for story in context.stories if not asked or story.id == asked), "")
        self.story = first if not only or only.startswith("story:") else ""
        everything = (one for several in self.facts.values() for one in several)
        self.subject = asked or first or next(everything, "")
        if not self.subject:
            raise SelectionError("there is no fact, so there is no book")
        self._plans: dict[str, list[PagePlan]] = {}
        for plan in plan_pages(context):
            if plan.form in {"timeline", "matrix", "method"}:
                self._plans.setdefault(plan.form, []).append(plan)

    @property
    def labels(self) -> set[str]:
        """The label of each page in the book."""
        chapters = {f"chapter_{KIND_BY_NAME[kind].folder}" for kind, ids in self.facts.items() if ids}
        return {*self._ids, *chapters}

    def fact(self, fact_id: str) -> Page:
        """Return the page of a fact."""
        outline = self._context.outlines[fact_id]
        folder = KIND_BY_NAME[outline.kind].folder
        return fact_page(
            self._context,
            PagePlan(address=address_of(outline), form="fact", frame="", section=f"{folder}/", subject=fact_id),
        )

    def overview(self, name: OverviewName) -> Iterable[Page]:
        """Yield the pages of an overview, with those members alone that are in the book."""
        for plan in self._plans.get(name, ()):
            if name == "method":
                story = self._context.outlines[plan.members[0]] if plan.members else None
                here = plan.members if story and story.id in self._ids else ()
                yield compose_page(self._context, replace(plan, members=here))
                continue
            members = tuple(one for one in plan.members if one in self._ids)
            split = sum(one in self._ids for one in plan.members[: plan.split])
            if members:
                yield compose_page(self._context, replace(plan, members=members, split=split))

    def names(self, fact_id: str) -> Sequence[Name]:
        """Return the other names of a fact."""
        return self._context.names(fact_id)
