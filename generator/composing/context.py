"""The graph as composing asks it: links, quotes, details; every answer is noted as read.

Whatever a page shows comes through here, so what was noted while it was composed is all that it depends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from generator.composing.worded import WRITTEN_IN, Worded
from generator.composing.wording import Wording
from generator.model.anchored import AnchoredFact, Coverage, FoundAnchor
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.fields import When
from generator.model.graph import Edge, Graph, Status
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName
from generator.model.outline import Name, Outline
from generator.model.pages.blocks import Detail, Link, LinkGroup, Quote, QuoteTranslation
from generator.model.phrases import Phrase, language_of
from generator.model.reads import Reads
from generator.model.sources import SourceText, Span
from generator.model.waivers import Waived
from generator.model.words import Words

FactT = TypeVar("FactT", bound=Fact)

SEVERAL: Final = "und"
"""The tag of words whose language cannot be told (BCP 47)."""

KIND_ORDER: Final = {kind.name: position for position, kind in enumerate(KINDS)}


def passage_id(span: Span) -> str:
    """Return the id of a passage in its article: it never changes, as an archived text never does."""
    return f"w{span.start}-{span.end}"


def address_of(fact: Fact | Outline) -> str:
    """Return the address of a fact's page."""
    kind = fact.kind if isinstance(fact, Outline) else fact.KIND
    return f"{KIND_BY_NAME[kind].folder}/{fact.id}/"


class Context(Worded):
    """Answers about one graph; changes nothing but its own notes."""

    def __init__(self, graph: Graph, words: Words, written_in: str = WRITTEN_IN) -> None:
        """Ask a graph.

        Args:
            graph: The facts.
            words: The words of the interface.
            written_in: The language of the facts' own words, where they do not say otherwise.
        """
        super().__init__(words, written_in)
        self._graph = graph
        self._facts = graph.project.facts
        self._reads = Reads()
        self._links: dict[str, Link] = {}
        self._ids: dict[KindName, list[str]] = {kind: [] for kind in KIND_BY_NAME}
        for outline in graph.outlines.values():
            self._ids[outline.kind].append(outline.id)
        self.stories = [story for fact_id in self._ids["story"] if isinstance(story := self.fact(fact_id), Story)]
        told = (fact_id for story in self.stories for part in story.parts for fact_id in part.facts)
        self._told = {fact_id: position for position, fact_id in enumerate(dict.fromkeys(told))}
        self.taken()

    def taken(self) -> Reads:
        """Return what was read since this was last asked."""
        reads, self._reads = self._reads, Reads()
        return reads

    @property
    def outlines(self) -> Mapping[str, Outline]:
        """Return all facts in outline; what is looked up there is not noted, so it is for plans alone."""
        return self._graph.outlines

    @property
    def waived(self) -> tuple[Waived, ...]:
        """Return the findings that do not count; not noted, for plans alone."""
        return self._graph.waived

    def named_often(self, often: int) -> set[str]:
        """Return the facts that more than so many facts name; not noted, for plans alone."""
        return {fact_id for fact_id, origins in self._graph.origins.items() if len(origins) > often}

    def sorted_ids(self) -> list[str]:
        """Return the ids of all facts, sorted."""
        return sorted(self._graph.outlines)

    def of_kind(self, cls: type[FactT]) -> list[FactT]:
        """Return the facts of one kind by id."""
        return self.facts(self._ids[cls.KIND], cls)

    def told(self, kind: KindName) -> list[str]:
        """Return the facts of one kind as the stories take them up, then the others by id."""
        return sorted(self._ids[kind], key=lambda fact_id: (self._told.get(fact_id, len(self._told)), fact_id))

    def number_of(self, kind: KindName) -> int:
        """Return how many facts of a kind there are."""
        self._reads.count.add(kind)
        return len(self._ids[kind])

    def outline(self, fact_id: str) -> Outline:
        """Return the outline of a fact, of which only label and address may be shown."""
        self._reads.label.add(fact_id)
        return self._graph.outlines[fact_id]

    def anchored(self, fact_id: str) -> AnchoredFact[Fact]:
        """Return the fact with this id and its passages."""
        self._reads.fact.add(fact_id)
        return self._facts[fact_id]

    def fact(self, fact_id: str) -> Fact:
        """Return the fact with this id."""
        return self.anchored(fact_id).fact

    def in_traits(self, fact_id: str) -> Fact:
        """Return a fact of which only the traits may be shown: how an actor is identified, a source's language."""
        self._reads.traits.add(fact_id)
        return self._facts[fact_id].fact

    def facts(self, ids: Iterable[str], cls: type[FactT]) -> list[FactT]:
        """Return those of some facts that are of one class, in their order."""
        return [fact for fact in map(self.fact, ids) if isinstance(fact, cls)]

    def status(self, claim: str) -> Status:
        """Return the status of a claim."""
        status = self._graph.statuses[claim]
        self._reads.fact.add(claim)
        self._reads.traits.update(status.heard)
        return status

    def text(self, source: str) -> SourceText:
        """Return the text of a source."""
        self._reads.fact.add(source)
        return self._graph.project.texts[source]

    def coverage(self, source: str) -> Coverage:
        """Return how much of a source the facts carry."""
        self._reads.coverage.add(source)
        return self._graph.project.coverage[source]

    def origins(self, fact_id: str) -> Sequence[str]:
        """Return the facts that name a fact, sorted by id."""
        self._reads.incoming.add(fact_id)
        return self._graph.origins.get(fact_id, ())

    def edges(self, origin: str, target: str) -> list[Edge]:
        """Return the references by which one fact names another one, in the order of its file."""
        self._reads.fact.add(origin)
        return [edge for edge in self._graph.outgoing.get(origin, ()) if edge.target == target]

    def built_on(self, source: str) -> list[str]:
        """Return the facts that quote a source, in the order of kinds and then ids."""
        outlines = self._graph.outlines
        found = [origin for origin in self.origins(source) if source in outlines[origin].sources]
        return sorted(found, key=lambda fact_id: (KIND_ORDER[outlines[fact_id].kind], fact_id))

    def speaking(self, actor: str) -> list[str]:
        """Return the claims, figures and views in which an actor speaks, sorted by id."""
        outlines = self._graph.outlines
        return [origin for origin in self.origins(actor) if actor in outlines[origin].speakers]

    def title(self, fact_id: str) -> str:
        """Return the title of a fact."""
        return str(self.name(fact_id))

    def name(self, fact_id: str) -> Phrase:
        """Return the title of a fact with its language."""
        self._reads.label.add(fact_id)
        return self.shown_title(self._graph.outlines[fact_id])

    def printed(self, fact_id: str, *keys: str | int) -> str:
        """Return the language of the words that a fact quotes below `keys`; an empty text where it is that of the site.

        It is `und` where they are in several.
        """
        if keys:
            found = [anchor.anchor.source for anchor in self.anchored(fact_id).under(*keys)]
        else:
            self._reads.traits.add(fact_id)
            found = list(self._graph.outlines[fact_id].sources)
        sources = map(self.in_traits, found)
        tags = {source.language for source in sources if isinstance(source, Source)}
        return self.foreign(tags.pop()) if len(tags) == 1 else SEVERAL if tags else ""

    def names(self, fact_id: str) -> Sequence[Name]:
        """Return the other names of a fact, noted."""
        self._reads.traits.add(fact_id)
        self._reads.label.add(fact_id)
        return self.other_names(self._graph.outlines[fact_id])

    def link(self, fact_id: str, *, text: str = "", fragment: str = "") -> Link:
        """Return the link to a fact, or to a part of its page."""
        self._reads.label.add(fact_id)
        link = self._links.get(fact_id)
        if link is None:
            outline = self._graph.outlines[fact_id]
            title = self.shown_title(outline)
            link = Link(
                text=str(title),
                address=address_of(outline),
                kind=self.kind_label(outline.kind),
                language=language_of(title),
            )
            self._links[fact_id] = link
        if not text and not fragment:
            return link
        address = f"{link.address}#{fragment}" if fragment else link.address
        language = language_of(text) if text else link.language
        return Link(text=str(text) or link.text, address=address, kind=link.kind, language=language)

    def links(self, fact_ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to several facts, in their order; empty ids stand for nothing."""
        return tuple([self.link(fact_id) for fact_id in fact_ids if fact_id])

    def quote(self, found: FoundAnchor, wording: Wording) -> Quote:
        """Return the exact words of one anchor with the way to them, and their translation where the fact has one."""
        source = self.in_traits(found.anchor.source)
        language = source.language if isinstance(source, Source) else ""
        passages = found.passages
        return Quote(
            passages=tuple([passage.printed for passage in passages]),
            language=language,
            place=self.link(source.id, fragment=passage_id(passages[0].span)),
            typographic=any(passage.typographic for passage in passages),
            translation=self._translation(found, wording) if wording.translation else (),
        )

    def _translation(self, found: FoundAnchor, wording: Wording) -> tuple[QuoteTranslation, ...]:
        pieces = [wording.quote(selector.exact) for selector in found.anchor.selectors]
        if not all(pieces):
            return ()
        return (QuoteTranslation(text=" … ".join(pieces), label=self.translated_by(wording)),)

    def quotes(self, fact_id: str, *keys: str | int) -> tuple[Quote, ...]:
        """Return the quotes of a fact below `keys`, in the order of its file."""
        anchored = self.anchored(fact_id)
        wording = self.wording(anchored.fact)
        return tuple([self.quote(found, wording) for found in anchored.under(*keys)])

    def when(self, term: str, when: When, language: str) -> tuple[Detail, ...]:
        """Return a time as a detail; nothing where nothing is known of it. `language` is that of the source's words."""
        if when.date == "unknown" and not when.as_given:
            return ()
        return (self.detail(term, self.told_when(when, language)),)

    def details(self, *pairs: tuple[str, Iterable[str]]) -> tuple[Detail, ...]:
        """Return details that are links to facts; those without a link are left out."""
        made = (Detail(term=term, links=self.links(ids)) for term, ids in pairs)
        return tuple(detail for detail in made if detail.links)

    def naming(self, fact_id: str) -> list[str]:
        """Return the facts that name this one elsewhere than in an anchor, in the order in which they are listed.

        What only quotes a source is left out: the notes on the source's own page list it.
        """
        outlines = self._graph.outlines
        origins: Iterable[str] = self.origins(fact_id)
        if outlines[fact_id].kind == "source":
            origins = [one for one in origins if any("anchors" not in edge.keys for edge in self.edges(one, fact_id))]
        self._reads.label.update(origins)  # also of those too far down to be shown: a new title can bring them up
        return sorted(origins, key=lambda one: (KIND_ORDER[outlines[one].kind], self.shown_title(outlines[one]), one))

    def used_by(self, fact_id: str, origins: Iterable[str]) -> tuple[LinkGroup, ...]:
        """Return those of `origins` that name this fact, grouped under what the reference calls its reverse."""
        groups: dict[str, dict[str, Link]] = {}
        outgoing = self._graph.outgoing
        for origin in origins:
            self._reads.fact.add(origin)
            for edge in outgoing.get(origin, ()):
                if edge.target == fact_id and "anchors" not in edge.keys:
                    link = self.link(origin, fragment=self.part(edge))
                    groups.setdefault(edge.reverse, {}).setdefault(link.address, link)
        return tuple(
            LinkGroup(
                title=self.words.catalogue.reverse.get(title, title),
                links=tuple(sorted(links.values(), key=lambda link: (link.kind, link.text))),
            )
            for title, links in sorted(groups.items())
        )

    def part(self, edge: Edge) -> str:
        """Return the id of the statement or estimate that makes a reference, or an empty text."""
        if edge.keys[0] not in {"statements", "estimates"}:
            return ""
        parts = getattr(self.fact(edge.origin), str(edge.keys[0]))
        return str(parts[edge.keys[1]].id)

    def index(self, kind: KindName) -> Link:
        """Return the link to the index of a kind."""
        return Link(text=self.words.catalogue.kinds[kind].all, address=f"{KIND_BY_NAME[kind].folder}/")

    def home(self) -> Link:
        """Return the link to the home page."""
        return Link(text=self.words.catalogue.overviews["home"].title, address="")

    def map(self) -> Link:
        """Return the link to the map of relations."""
        return Link(text=self.words.said.map, address="relations/")

    def everything(self, number: int, address: str) -> Link:
        """Return the link to a page that lists all of so many."""
        return Link(text=self.words.said.all.format(n=self.words.number(number)), address=address)

    def line(self, fact_id: str, part: int) -> int:
        """Return the line of a fact's file on which one of its parts stands; nought where that is not known."""
        self._reads.fact.add(fact_id)
        lines = self._graph.outlines[fact_id].lines
        return lines[part] if part < len(lines) else 0
