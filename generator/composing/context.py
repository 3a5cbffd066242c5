"""The graph as composing asks it: links, quotes, details; built once for a site."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from generator.composing.words import plain_when
from generator.model.anchored import AnchoredFact, FoundAnchor
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.facts.story import Story
from generator.model.fields import When
from generator.model.graph import Edge, Graph
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.pages.blocks import Detail, Link, LinkGroup, Quote
from generator.model.sources import Span

FactT = TypeVar("FactT", bound=Fact)


def passage_id(span: Span) -> str:
    """Return the id of a passage in its article: it never changes, as an archived text never does."""
    return f"w{span.start}-{span.end}"


def address_of(fact: Fact) -> str:
    """Return the address of a fact's page."""
    return f"{KIND_BY_NAME[fact.KIND].folder}/{fact.id}/"


class Context:
    """Answers about one graph; changes nothing."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        told = (fact_id for story, _ in self.of_kind(Story) for part in story.parts for fact_id in part.facts)
        self._told = {fact_id: position for position, fact_id in enumerate(dict.fromkeys(told))}

    def of_kind(self, cls: type[FactT]) -> list[tuple[FactT, AnchoredFact[Fact]]]:
        """Return the facts of one kind by id, each with its passages."""
        return [(one.fact, one) for one in self.graph.project.facts.values() if isinstance(one.fact, cls)]

    def in_reading_order(self, cls: type[FactT]) -> list[FactT]:
        """Return the facts of one kind as the stories take them up, then the others by id."""
        facts = [fact for fact, _ in self.of_kind(cls)]
        return sorted(facts, key=lambda fact: (self._told.get(fact.id, len(self._told)), fact.id))

    def fact(self, fact_id: str) -> Fact:
        """Return the fact with this id."""
        return self.graph[fact_id].fact

    def link(self, fact_id: str, *, text: str = "", fragment: str = "") -> Link:
        """Return the link to a fact, or to a part of its page."""
        fact = self.fact(fact_id)
        address = address_of(fact) + (f"#{fragment}" if fragment else "")
        return Link(text=text or fact.title, address=address, kind=KIND_BY_NAME[fact.KIND].singular)

    def links(self, fact_ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links to several facts, in their order; empty ids stand for nothing."""
        return tuple(self.link(fact_id) for fact_id in fact_ids if fact_id)

    def quote(self, found: FoundAnchor) -> Quote:
        """Return the exact words of one anchor with the way to them."""
        source = self.fact(found.anchor.source)
        language = source.language if isinstance(source, Source) else ""
        return Quote(
            passages=tuple(passage.printed for passage in found.passages),
            language=language,
            place=self.link(source.id, fragment=passage_id(found.passages[0].span)),
            typographic=any(passage.typographic for passage in found.passages),
        )

    def quotes(self, fact_id: str, *keys: str | int) -> tuple[Quote, ...]:
        """Return the quotes of a fact below `keys`, in the order of its file."""
        return tuple(self.quote(found) for found in self.graph[fact_id].under(*keys))

    def when(self, term: str, when: When) -> tuple[Detail, ...]:
        """Return a time as a detail; nothing where nothing is known of it."""
        if when.date == "unknown" and not when.as_given:
            return ()
        return (Detail(term=term, words=plain_when(when.date, when.as_given)),)

    def details(self, *pairs: tuple[str, Iterable[str]]) -> tuple[Detail, ...]:
        """Return details that are links to facts; those without a link are left out."""
        made = (Detail(term=term, links=self.links(ids)) for term, ids in pairs)
        return tuple(detail for detail in made if detail.links)

    def used_by(self, fact_id: str) -> tuple[LinkGroup, ...]:
        """Return every fact that names this one, grouped under what the reference calls its reverse.

        The anchors that name a source are left out: the notes on its own page list what is built on it.
        """
        groups: dict[str, dict[str, Link]] = {}
        for edge in self.graph.incoming.get(fact_id, ()):
            if "anchors" in edge.keys:
                continue
            link = self.link(edge.origin, fragment=self.part(edge))
            groups.setdefault(edge.reverse, {}).setdefault(link.address, link)
        return tuple(
            LinkGroup(title=title, links=tuple(sorted(links.values(), key=lambda link: (link.kind, link.text))))
            for title, links in sorted(groups.items())
        )

    def part(self, edge: Edge) -> str:
        """Return the id of the statement or estimate that makes a reference, or an empty text."""
        if edge.keys[0] not in {"statements", "estimates"}:
            return ""
        parts = getattr(self.fact(edge.origin), str(edge.keys[0]))
        return str(parts[edge.keys[1]].id)

    def kind_label(self, kind: KindName) -> str:
        """Return what a reader calls a fact of this kind."""
        return KIND_BY_NAME[kind].singular
