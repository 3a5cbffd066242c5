"""A site's pages as a book: chapters in the order in which a reader asks, each fact once, an index at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, Protocol

from generator.model.book import Block, Book, Chapter, Entry, Evidence, IndexEntry, Run, Sentence, Small, Text
from generator.model.imprint import Imprint
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.outline import Name
from generator.model.pages.overviews import Citation, MatrixView, MethodView, StoryView, TimelineView
from generator.model.pages.site import Page
from generator.model.words import OverviewName
from generator.rendering.book.entries import Entries
from generator.rendering.book.overviews import matrix, method, timeline
from generator.rendering.book.phrases import Phrases, plain
from generator.rendering.book.printable import printable
from generator.rendering.book.walking import survey

ORDER: Final[tuple[KindName | Literal["timeline", "matrix", "method"], ...]] = (
    "story", "claim", "view", "figure", "timeline", "matrix", "event", "agreement", "actor", "place", "question",
    "term", "source", "method",
)  # fmt: skip
"""The chapters after the answer: kinds of facts, and overviews of many."""

INDEXED: Final[tuple[KindName, ...]] = ("actor", "place", "term")
"""Kinds whose names the index at the end lists."""


class Contents(Protocol):
    """The pages of a site that a book is made of, each composed when it is asked for."""

    @property
    def facts(self) -> Mapping[KindName, Sequence[str]]:
        """The ids of the facts in the book by kind, in the order in which the stories take them up."""

    @property
    def story(self) -> str:
        """Id of the story whose answer comes first; empty where the book has none."""

    @property
    def subject(self) -> str:
        """Id of the fact that the book is about, and whose title it bears."""

    def fact(self, fact_id: str) -> Page:
        """Return the page of a fact."""

    def overview(self, name: OverviewName) -> Iterable[Page]:
        """Yield the pages of an overview."""

    def names(self, fact_id: str) -> Sequence[Name]:
        """Return the other names of a fact."""


class BookMaker:
    """Makes the book of one site."""

    def __init__(self, contents: Contents, say: Phrases, entries: Entries, imprint: Imprint) -> None:
        """Take what a book is made of.

        Args:
            contents: The pages.
            say: Makes what entries consist of.
            entries: Makes the entries.
            imprint: What the site says of itself.
        """
        self._contents, self._say, self._entries, self._imprint = contents, say, entries, imprint
        self._index: dict[tuple[str, str], IndexEntry] = {}

    def book(self) -> Book:
        """Return the whole book; no label is looked up yet."""
        words, contents = self._say.words, self._contents
        subject = contents.fact(contents.subject)
        story = contents.fact(contents.story).view if contents.story else None
        as_of, dek, answer = "", tuple[Run, ...](), tuple[Sentence, ...]()
        if isinstance(story, StoryView):
            sources = ", ".join(one.text for one in story.sources)
            as_of = printable(" ".join(filter(None, (story.as_of, sources, subject.translated))))
            dek = tuple(run for block in self._say.prose(story.dek) if isinstance(block, Text) for run in block.runs)
            answer = tuple(
                Sentence(text=printable(one.text), notes=tuple(map(self._evidence, one.citations)))
                for one in story.answer
            )
        chapters = tuple(self._chapters())
        own = words.catalogue.book
        return Book(
            language=words.language,
            title=printable(subject.title),
            site=printable(self._imprint.name),
            address=self._imprint.site_url,
            as_of=as_of,
            dek=dek,
            answer=answer,
            words=own,
            chapters=chapters,
            index=tuple(sorted(self._index.values(), key=_alphabetical)),
            colophon=(own["made"], own["fonts"], own["licence"]),
            elsewhere={},
        )

    def _evidence(self, citation: Citation) -> Evidence:
        """Return what carries a sentence."""
        say = self._say
        more = f"{citation.more} {say.page['more_on_page']}" if citation.more else ""
        return Evidence(
            fact=(say.places.run(citation.link), *plain(f" ({citation.chip.text})")),
            voices=tuple((printable(one.who), say.exact(one.quote)) for one in citation.voices),
            more=more,
        )

    def _chapters(self) -> Iterator[Chapter]:
        catalogue = self._say.words.catalogue
        for name in ORDER:
            if name == "timeline" or name == "matrix" or name == "method":  # noqa: PLR1714 (mypy reads this alone)
                yield from self._overview(name)
            else:
                ids = [one for one in self._contents.facts.get(name, ()) if one != self._contents.story]
                if ids:
                    yield Chapter(
                        label=f"chapter_{KIND_BY_NAME[name].folder}",
                        title=catalogue.kinds[name].all,
                        lead=catalogue.leads[name],
                        blocks=(),
                        entries=tuple(self._entry(name, one) for one in ids),
                    )

    def _entry(self, kind: KindName, fact_id: str) -> Entry:
        page = self._contents.fact(fact_id)
        blocks = self._entries.blocks(page.address, page.view)
        if page.translated:
            blocks = (Small(runs=plain(page.translated)), *blocks)
        if kind in INDEXED:
            # The index lists all that names it, with pages.
            self._put_in_index(fact_id, page)
        else:
            blocks = (*blocks, *self._say.used_by(page.used_by, survey(blocks).targets))
        return Entry(
            label=fact_id,
            kind=page.label,
            title=printable(page.title),
            blocks=blocks,
            address=f"{self._imprint.site_url}{page.address}" if self._imprint.site_url else "",
        )

    def _put_in_index(self, fact_id: str, page: Page) -> None:
        """Note a fact's title with the places that bear on it, and its other names with the one to look under."""
        title = printable(page.title)
        naming = (self._say.places.of(link.address)[0] for group in page.used_by for link in group.links)
        labels = tuple(dict.fromkeys(one for one in (fact_id, *naming) if one and not one.startswith("chapter_")))
        self._index[title, fact_id] = IndexEntry(name=title, language="", labels=labels, see="")
        for other in self._contents.names(fact_id):
            name = printable(other.text)
            if name != title:
                self._index[name, fact_id] = IndexEntry(
                    name=name, language=other.language, labels=(fact_id,), see=title
                )

    def _overview(self, name: OverviewName) -> Iterator[Chapter]:
        pages = list(self._contents.overview(name))
        if not pages:
            return
        views = [page.view for page in pages]
        blocks: Iterable[Block]
        match name:
            case "timeline":
                blocks = timeline(self._say, (view for view in views if isinstance(view, TimelineView)))
            case "matrix":
                blocks = matrix(self._say, (view for view in views if isinstance(view, MatrixView)))
            case _:
                told = (view for view in views if isinstance(view, MethodView))
                blocks = (block for view in told for block in method(self._say, self._entries, view))
        made = tuple(blocks)
        if made:
            lead = self._say.words.catalogue.book["matrix_lead"] if name == "matrix" else pages[0].description
            yield Chapter(label=f"chapter_{name}", title=pages[0].title, lead=lead, blocks=made, entries=())


def _alphabetical(entry: IndexEntry) -> tuple[str, str]:
    return (entry.name.casefold().lstrip("“”„«\"'‘"), entry.name)
