"""D002: words that a field gives as printed stand where its quote stands.

White space is compared as one space, because a source breaks its lines where it likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checking.surroundings import Surrounding, sentences_around
from generator.model.anchored import AnchoredFact, FoundAnchor
from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.facts.view import View
from generator.model.fields import When
from generator.model.graph import Graph
from generator.model.sources import SourceText, Span
from generator.model.walking import records_in

_SHOWN = 3


def check_words(graph: Graph) -> Iterator[Diagnostic]:
    """What is given as printed stands in the quote it belongs to, or in the sentence around it."""
    for anchored in graph.project.facts.values():
        yield from check_words_of(graph, anchored)


def check_words_of(graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the words that one fact gives as printed."""
    for keys, words in _near_quotes(anchored.fact):
        if words:
            yield from _missing(anchored, keys, words, _near(graph, anchored, keys))
    if isinstance(anchored.fact, Figure):
        for position, estimate in enumerate(anchored.fact.estimates):
            quotes = anchored.under("estimates", position)
            keys = ("estimates", position, "as_given")
            yield from _missing(anchored, keys, estimate.as_given, _passages(graph, quotes))


def _near_quotes(fact: Fact) -> Iterator[tuple[Keys, str]]:
    """Yield what a fact gives as printed and what need not be quoted itself: relative times and reporting verbs."""
    for keys, when in records_in(fact, When):
        yield (*keys, "as_given"), when.as_given
    match fact:
        case Claim():
            yield from ((("statements", at, "cue"), made.cue) for at, made in enumerate(fact.statements))
        case Figure():
            yield from ((("estimates", at, "cue"), given.cue) for at, given in enumerate(fact.estimates))
        case View():
            yield ("cue",), fact.cue


def _near(graph: Graph, anchored: AnchoredFact[Fact], keys: Keys) -> Iterator[Surrounding]:
    """Yield the sentences around the quotes of the nearest record above `keys` that has quotes of its own.

    A figure has none of its own, so all quotes below it count; for a source its whole text does.
    """
    if isinstance(anchored.fact, Source):
        text = graph.project.texts[anchored.fact.id]
        yield Surrounding(text=text, span=Span(0, len(text.text)))
        return
    for depth in reversed(range(len(keys))):
        quotes = anchored.under(*keys[:depth], "anchors")
        if quotes:
            yield from sentences_around(graph, quotes)
            return
    yield from sentences_around(graph, anchored.anchors.values())


def _passages(graph: Graph, quotes: tuple[FoundAnchor, ...]) -> Iterator[Surrounding]:
    for found in quotes:
        for passage in found.passages:
            yield Surrounding(text=graph.project.texts[found.anchor.source], span=passage.span)


def _missing(anchored: AnchoredFact[Fact], keys: Keys, words: str, near: Iterator[Surrounding]) -> Iterator[Diagnostic]:
    looked_for = _plain(words)
    places: list[Surrounding] = []
    for place in near:
        printed = place.words
        # What stands there to the letter stands there in plain form too.
        if words in printed or looked_for in _plain(printed):
            return
        places.append(place)
    shown = tuple(dict.fromkeys(f"{place.where} has\n{_plain(place.words)}" for place in places))
    texts = {place.text.path: place.text for place in places}
    yield Diagnostic(
        rule="D002",
        place=Place(path=anchored.path, keys=keys),
        message=f"`{words}` does not stand in the source where the quote stands",
        label="not in these words",
        notes=() if isinstance(anchored.fact, Source) else shown[:_SHOWN],
        help=(*_elsewhere(words, texts.values()), "copy the words as printed, or quote the passage that has them"),
    )


def _elsewhere(words: str, texts: Iterable[SourceText]) -> Iterator[str]:
    for text in texts:
        at = text.text.find(words)
        if at >= 0:
            yield f"the words stand elsewhere: {text.path}:{text.line_of(at)}"


def _plain(words: str) -> str:
    return " ".join(words.split())
