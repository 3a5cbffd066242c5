"""The archived article, word for word, with every anchored passage marked.

Passages may overlap. Marks nest where passages do; where one passage begins inside another and ends
outside it, its mark is cut in two and the first piece keeps the id, so that every id can be reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.composing.context import Context, passage_id
from generator.composing.statements import said_by
from generator.composing.text_fragments import text_fragment
from generator.model.anchored import AnchoredFact, Coverage
from generator.model.diagnostics import Keys
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.view import View
from generator.model.pages.blocks import Detail, Link
from generator.model.pages.overviews import (
    Aside,
    Built,
    MarkNode,
    Node,
    Note,
    NumbersNode,
    Paragraph,
    PlainNode,
    SourceView,
)
from generator.model.phrases import filled, foreign, phrase
from generator.model.record import Value
from generator.model.sources import SourceText, Span
from generator.model.translations import NOT_STATED
from generator.model.words import Words

CLOSING: Final = ".,;:!?…”’»)]"
"""What follows a word without a space, and has the number of a note behind it."""

OMISSION: Final = PlainNode(text=" […] ", reason="")
"""Stands in an excerpt for the sentences that it leaves out."""


class Marked(Value, frozen=True, kw_only=True):
    """One passage of the article and what is built on it."""

    span: Span
    number: int
    """From 1, in the order in which passages end, because there the numbers stand."""
    facts: tuple[Built, ...]
    kind: str
    """Kind of the first fact, for the tint."""


def source_view(context: Context, source: Source) -> SourceView:
    """Return what the page of an archived article shows."""
    text = context.text(source.id)
    coverage = context.coverage(source.id)
    passages = marked_passages(context, source.id)
    said = context.words.said
    return SourceView(
        details=_about(context, source, text),
        summary=context.wording(source).prose(source.summary),
        shown=said.source_full if source.show == "full" else said.source_excerpts,
        coverage=_coverage(context.words, coverage),
        bar=_bar(coverage),
        unread=bool(coverage.uncovered),
        language=source.language,
        paragraphs=tuple(_paragraphs(context, source, text, passages, coverage)),
    )


def marked_passages(context: Context, source: str) -> tuple[Marked, ...]:
    """Return every passage of a source that some fact is built on."""
    built: dict[Span, dict[str, Built]] = {}
    kinds: dict[Span, str] = {}
    for span, anchored, keys in _anchored(context, source):
        one = _built(context, anchored.fact, keys)
        built.setdefault(span, {}).setdefault(one.link.address, one)
        kinds.setdefault(span, anchored.fact.KIND)
    ending = sorted(built, key=lambda span: (span.end, span.start))
    numbers = {span: number for number, span in enumerate(ending, start=1)}
    return tuple(
        Marked(span=span, number=numbers[span], facts=tuple(built[span].values()), kind=kinds[span])
        for span in sorted(built, key=lambda span: (span.start, -span.end))
    )


def nested(text: str, span: Span, passages: tuple[Marked, ...]) -> tuple[Node, ...]:
    """Return the stretch `span` of `text` with the marks of `passages`; its words are those of the text, in order.

    Args:
        text: A source's text layer.
        span: The stretch to show.
        passages: In order of their starts, longer first; parts outside `span` are not shown.
    """
    inside = [one for one in passages if one.span.start < span.end and one.span.end > span.start]
    bounds = {span.start, span.end}
    for one in inside:
        bounds.update((max(one.span.start, span.start), min(one.span.end, span.end)))
    edges = sorted(bounds)
    segments = [Span(start, end) for start, end in pairwise(edges)]
    nodes, ending = _nest(text, segments, inside, outer=span)
    return (*nodes, *_numbers(ending))


def _nest(
    text: str, segments: list[Span], passages: list[Marked], outer: Span
) -> tuple[tuple[Node, ...], tuple[int, ...]]:
    """Mark the outermost passages among `passages` over `segments`, and the others inside them.

    Returns:
        The nodes, and the numbers of the passages that end with the last of them: they stand behind the mark
        around these nodes, so that all passages that end together have their numbers in one place.
    """
    nodes: list[Node] = []
    ending: tuple[int, ...] = ()
    at = 0
    while at < len(segments):
        covering = [one for one in passages if one.span.start <= segments[at].start < one.span.end]
        if not covering:
            nodes += _plain(text[segments[at].start : segments[at].end], ending)
            ending = ()
            at += 1
            continue
        # The one that reaches farthest within the outer mark goes outside, so that fewest are cut.
        chosen = max(covering, key=lambda one: (min(one.span.end, outer.end), -one.span.start, -one.number))
        stop = at
        while stop < len(segments) and segments[stop].start < chosen.span.end:
            stop += 1
        stretch = Span(segments[at].start, segments[stop - 1].end)
        others = [one for one in passages if one is not chosen]
        children, within = _nest(text, segments[at:stop], others, outer=stretch)
        mark_id = passage_id(chosen.span) if chosen.span.start == stretch.start else ""
        nodes += (*_numbers(ending), MarkNode(id=mark_id, kind=chosen.kind, children=children))
        ending = (*within, chosen.number) if chosen.span.end == stretch.end else within
        at = stop
    return tuple(nodes), ending


def _plain(text: str, ending: tuple[int, ...]) -> Iterator[Node]:
    """Yield words outside any mark, with the numbers of the passages that end before them."""
    words = text.lstrip(CLOSING) if ending else text
    if closing := text[: len(text) - len(words)]:
        yield PlainNode(text=closing, reason="")
    yield from _numbers(ending)
    if words:
        yield PlainNode(text=words, reason="")


def _numbers(ending: tuple[int, ...]) -> tuple[NumbersNode, ...]:
    return (NumbersNode(numbers=tuple(sorted(ending))),) if ending else ()


def _paragraphs(
    context: Context, source: Source, text: SourceText, passages: tuple[Marked, ...], coverage: Coverage
) -> Iterator[Paragraph]:
    whole = source.show == "full"
    reasons = context.words.catalogue.set_aside
    aside = {sentence: reasons.get(reason, reason) for sentence, reason in coverage.set_aside}
    wording = context.wording(source)
    carried = {sentence for sentence, _ in coverage.carried}
    for number, (line, sentences) in enumerate(_lines(text), start=1):
        shown = sentences if whole else [sentence for sentence in sentences if sentence in carried]
        near = tuple(one for one in passages if one.span.start < line.end and one.span.end > line.start)
        nodes: list[Node] = []
        at = line.start
        for sentence in shown:
            left_out = not whole and text.text[at : sentence.start].strip()
            nodes += [OMISSION] if left_out else nested(text.text, Span(at, sentence.start), near)
            if sentence in aside:
                nodes.append(PlainNode(text=text.text[sentence.start : sentence.end], reason=aside[sentence]))
            elif sentence in carried:
                nodes += nested(text.text, sentence, near)
            else:
                nodes.append(PlainNode(text=text.text[sentence.start : sentence.end], reason="", unread=True))
            at = sentence.end
        noted = sorted((one for one in near if line.start <= one.span.start < line.end), key=lambda one: one.number)
        notes = tuple(_note(context.words, source, text, one) for one in noted)
        if shown:
            end = (OMISSION,) if at < line.end else ()
            without = tuple(
                Aside(sentence=said, reason=aside[one], why=wording.prose(_why(source, said)))
                for one in shown
                if one in aside and (said := text.text[one.start : one.end])
            )
            yield Paragraph(id=f"p{number}", nodes=(*nodes, *end), notes=notes, aside=without)


def _why(source: Source, sentence: str) -> str:
    """Return why the editors set a sentence aside, in their own words."""
    return next((one.why for one in source.no_fact if one.exact in sentence or sentence in one.exact), "")


def _lines(text: SourceText) -> Iterator[tuple[Span, list[Span]]]:
    """Yield each line that holds a sentence, with its sentences."""
    lines: dict[int, list[Span]] = {}
    for sentence in text.sentences:
        lines.setdefault(text.text.rfind("\n", 0, sentence.start) + 1, []).append(sentence)
    for start, sentences in lines.items():
        yield Span(start, sentences[-1].end), sentences


def _note(words: Words, source: Source, text: SourceText, one: Marked) -> Note:
    fragment = text_fragment(text.text, one.span) if source.url else ""
    return Note(
        id=f"n{one.number}",
        number=one.number,
        passage=passage_id(one.span),
        words=text.text[one.span.start : one.span.end],
        facts=one.facts,
        original=(Link(text=words.said.in_original, address=source.url.split("#")[0] + fragment),) if fragment else (),
    )


def _anchored(context: Context, source: str) -> Iterator[tuple[Span, AnchoredFact[Fact], Keys]]:
    for fact_id in context.built_on(source):
        anchored = context.anchored(fact_id)
        for keys, found in anchored.anchors.items():
            if found.anchor.source == source:
                for passage in found.passages:
                    yield passage.span, anchored, keys


def _built(context: Context, fact: Fact, keys: Keys) -> Built:
    """Return a fact as the note to one of its passages names it."""
    words = context.words
    match fact, keys[0], keys[1]:
        case Claim(), "statements", int(at):
            made = fact.statements[at]
            speaker, via, quoted = made.speaker, made.via, made.quote_type
            what, part = words.stand(made.stance, made.certainty), made.id
        case Figure(), "estimates", int(at):
            given = fact.estimates[at]
            speaker, via, quoted = given.speaker, given.via, given.quote_type
            what, part = phrase(given.as_given, context.printed(fact.id, "estimates", at)), given.id
        case View(), _, _:
            speaker, via, quoted = fact.expert, fact.via, fact.quote_type
            what, part = words.said.assesses, ""
        case _:
            return Built(link=context.link(fact.id), who="", how="")
    how = filled(words.said.how, what=what, quoted=words.catalogue.quote_type[quoted])
    who = said_by(context, speaker, via)
    return Built(
        link=context.link(fact.id, fragment=part),
        who=str(who),
        how=str(how),
        who_told=foreign(who),
        how_told=foreign(how),
    )


def _bar(coverage: Coverage) -> tuple[float, float]:
    carried, aside = len(coverage.carried), len(coverage.set_aside)
    total = (carried + aside + len(coverage.uncovered)) or 1
    return round(100 * carried / total, 2), round(100 * aside / total, 2)


def _about(context: Context, source: Source, text: SourceText) -> tuple[Detail, ...]:
    terms, language = context.words.terms, context.foreign(source.language)

    def printed(term: str, words: str) -> Detail:
        return Detail(term=term, words=context.or_not_stated(words), language="" if words == NOT_STATED else language)

    return (
        printed(terms.publisher, source.publisher),
        printed(terms.author, source.author),
        printed(terms.dateline, source.dateline),
        context.detail(terms.published, context.told_when(source.published, language)),
        context.detail(terms.rights, context.worded_or_not_stated(context.wording(source), source.rights)),
        Detail(term=terms.sha256, words=text.sha256),
    )


def _coverage(words: Words, coverage: Coverage) -> str:
    said = words.said
    count, aside = len(coverage.carried), len(coverage.set_aside)
    total = count + aside + len(coverage.uncovered)
    carried = words.counted(said.carried, total, carried=words.number(count))
    if not aside:
        return said.carried_only.format(carried=carried)
    return words.counted(said.carried_and_aside, aside, carried=carried)
