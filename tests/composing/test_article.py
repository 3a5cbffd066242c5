"""The page of an archived article: word for word, every passage noted, and no more of it than may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from english import ENGLISH
from msgspec import structs

from generator.composing.context import Context, passage_id
from generator.composing.source_reader import Marked, marked_passages, nested, source_view
from generator.model.facts.source import Source
from generator.model.graph import Graph
from generator.model.pages.overviews import MarkNode, Node, NumbersNode, PlainNode, SourceView
from generator.model.sources import Span


def words(nodes: tuple[Node, ...]) -> str:
    """Return the text of some nodes, in order."""
    return "".join(
        words(node.children) if isinstance(node, MarkNode) else node.text
        for node in nodes
        if not isinstance(node, NumbersNode)
    )


def marks(nodes: tuple[Node, ...]) -> Iterator[MarkNode]:
    """Yield every mark, however deep."""
    for node in nodes:
        if isinstance(node, MarkNode):
            yield node
            yield from marks(node.children)


def test_a_passage_inside_another_cuts_nothing() -> None:
    """Where passages only nest, each is one mark with all its words, however they share their ends."""
    text = "The office says that 40 boats were damaged."
    spans = (Span(0, 30), Span(0, 10), Span(4, 10), Span(12, 30), Span(20, 25))
    drawn = tuple(Marked(span=span, number=at, facts=(), kind="claim") for at, span in enumerate(spans, start=1))
    made = list(marks(nested(text, Span(0, len(text)), drawn)))
    assert [(mark.id, words(mark.children)) for mark in made] == [
        (passage_id(span), text[span.start : span.end]) for span in spans
    ]


def view_of(graph: Graph, **changes: Any) -> tuple[Source, SourceView]:
    """Return the one source of a project, changed, and its view."""
    context = Context(graph, ENGLISH)
    (source,) = context.of_kind(Source)
    changed = replace(source, **changes)
    return changed, source_view(context, changed)


@pytest.mark.parametrize("name", ["harbour", "own"])
def test_the_article_is_shown_word_for_word(name: str, request: pytest.FixtureRequest) -> None:
    """Line by line, the reader prints the archived text, unchanged."""
    graph = request.getfixturevalue(name)
    source, view = view_of(graph)
    lines = [line.rstrip() for line in graph.project.texts[source.id].text.splitlines() if line.strip()]
    assert [words(paragraph.nodes) for paragraph in view.paragraphs] == lines


def test_every_passage_is_marked_and_noted(own: Graph) -> None:
    """Each passage of the real article has one element and one note, which lists at least one fact."""
    context = Context(own, ENGLISH)
    source, view = view_of(own)
    passages_there = marked_passages(context, source.id)
    ids = [mark.id for paragraph in view.paragraphs for mark in marks(paragraph.nodes) if mark.id]
    notes = [note for paragraph in view.paragraphs for note in paragraph.notes]
    assert sorted(ids) == sorted(passage_id(one.span) for one in passages_there)
    assert [note.number for note in notes] == list(range(1, len(passages_there) + 1))
    assert all(note.facts for note in notes)


def test_a_sentence_set_aside_says_why(own: Graph) -> None:
    """A sentence on which no fact is built carries the reason."""
    source, view = view_of(own)
    aside = own.project.coverage[source.id].set_aside
    shown = [node for one in view.paragraphs for node in one.nodes if isinstance(node, PlainNode) and node.reason]
    text = own.project.texts[source.id].text
    assert aside
    assert [(node.text, node.reason) for node in shown] == [
        (text[at.start : at.end], ENGLISH.catalogue.set_aside[why]) for at, why in aside
    ]


def test_excerpts_hold_no_other_sentence(own: Graph) -> None:
    """In excerpts stand the sentences that carry facts and a sign for each gap, but none of the rest."""
    source, view = view_of(own, show="excerpts")
    text, coverage = own.project.texts[source.id].text, own.project.coverage[source.id]
    printed = "\n".join(words(paragraph.nodes) for paragraph in view.paragraphs)
    assert all(text[at.start : at.end] in printed for at, _ in coverage.carried)
    assert not any(text[at.start : at.end] in printed for at, _ in coverage.set_aside)
    assert 1 <= printed.count("[…]") <= len(coverage.set_aside)
    assert "Only the sentences" in view.shown


def test_excerpts_lose_no_mark(own: Graph) -> None:
    """Whatever a quote may lead to is there in excerpts, too."""
    _, whole = view_of(own)
    _, excerpts = view_of(own, show="excerpts")

    def ids(view: SourceView) -> list[str]:
        return [mark.id for paragraph in view.paragraphs for mark in marks(paragraph.nodes) if mark.id]

    assert ids(excerpts) == ids(whole)


def test_a_note_says_who_speaks_and_how(own: Graph) -> None:
    """The note to a passage names the speaker, who passed the words on, the stand and how it is quoted."""
    passages = {one.number: one for one in marked_passages(Context(own, ENGLISH), "nk-kursk")}
    told = {(built.who, built.how) for one in passages.values() for built in one.facts}
    assert ("Kim Jong Un (through KCNA)", "affirms; reported, with words in quotation marks") in told
    assert ("Ukraine", "denies; reported, not in the speaker’s words") in told
    assert ("Western officials", "at least 1,000; reported, not in the speaker’s words") in told


def test_what_nobody_read_yet_is_told(own: Graph) -> None:
    """A sentence without facts that is not set aside is marked, and the bar leaves room for it."""
    coverage = own.project.coverage["nk-kursk"]
    last, _ = coverage.carried[-1]
    changed = structs.replace(coverage, carried=coverage.carried[:-1], uncovered=(last,))
    graph = structs.replace(own, project=structs.replace(own.project, coverage={"nk-kursk": changed}))
    source = own["nk-kursk"].fact
    assert isinstance(source, Source)
    view = source_view(Context(graph, ENGLISH), source)
    assert view.unread
    assert sum(view.bar) == pytest.approx(100 * 23 / 24, abs=0.02)
    unread = [node for one in view.paragraphs for node in one.nodes if isinstance(node, PlainNode) and node.unread]
    assert [node.text for node in unread] == [own.project.texts["nk-kursk"].text[last.start : last.end]]


def test_a_live_address_leads_to_the_words(own: Graph, with_facts: Callable[..., Graph]) -> None:
    """Where the live article is known, each note finds its words there; where not, no note has a link out."""
    source = own["nk-kursk"].fact
    assert isinstance(source, Source)
    unknown = source_view(Context(own, ENGLISH), source)
    assert not any(note.original for one in unknown.paragraphs for note in one.notes)
    changed = replace(source, url="https://news.example/a#top")
    view = source_view(Context(with_facts(own, changed), ENGLISH), changed)
    addresses = [link.address for one in view.paragraphs for note in one.notes for link in note.original]
    assert len(addresses) == sum(len(one.notes) for one in view.paragraphs)
    assert all(address.startswith("https://news.example/a#:~:text=") for address in addresses)
