"""The passage of a source that a few of its words mean, named as an anchor has to name it.

A contributor types the first and the last words of a passage; what is returned are always the source's own
characters. So finding may be lenient about capitals, where an anchor never is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final

from generator.anchoring.ambiguous import in_context
from generator.anchoring.boundaries import cuts
from generator.anchoring.folding import fold
from generator.anchoring.matching import Haystack, find, occurrences
from generator.anchoring.nearest import nearest
from generator.authoring.refusal import Refusal
from generator.model.fields import Selector
from generator.model.record import Value
from generator.model.sources import Span
from generator.reading.wording import code

_GAP: Final = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.{3,})\s*")
"""What stands for words that were not typed."""

SHOWN: Final = 5
"""Places that are shown of words that stand in many."""

MOST: Final = 200
"""Places that are looked at."""

LONG: Final = 40
"""Code points that are shown of either end of a long passage."""

LEAST_ALIKE: Final = 30
"""Below so many percent a passage is no help."""


class Meant(Value, frozen=True, kw_only=True):
    """What the words of a contributor mean: one passage, or several of which a quote is made."""

    spans: tuple[Span, ...]


def meant_by(haystack: Haystack, words: str, place: int | None = None) -> Meant | Refusal:
    """Return the passage that begins and ends with the given words, or why there is not one.

    Args:
        haystack: The source.
        words: A phrase, or first and last words (others between them, too) with `…` or three dots between them.
        place: Which of several places is meant, from 1; None where that was not said.
    """
    found = _standing(haystack, words)
    return found if isinstance(found, Refusal) else _chosen(haystack, [(span,) for span in found], place)


def pieces_meant_by(haystack: Haystack, pieces: Sequence[str], place: int | None = None) -> Meant | Refusal:
    """Return the passages of which an interrupted quote is made, or why they are not there.

    Args:
        haystack: The source.
        pieces: The words of each passage, as for `meant_by`.
        place: Which of several places is meant, from 1; None where that was not said.
    """
    if len(pieces) == 1:
        step = 'give each piece between quotation marks of its own: `--spans "first piece" "second piece"`'
        return Refusal(message="an interrupted quote has more than one piece", help=(step,))
    places: list[list[Span]] = []
    for piece in pieces:
        found = _standing(haystack, piece)
        if isinstance(found, Refusal):
            return found
        places.append(found)
    chains = list(islice(_chains(places), MOST))
    return _chosen(haystack, chains, place) if chains else _no_order(haystack, pieces, places)


def _standing(haystack: Haystack, words: str) -> list[Span] | Refusal:
    """Return every passage that the words name; at least one."""
    pieces = [piece for piece in _GAP.split(words) if piece.strip()]
    if not pieces:
        return Refusal(message="no words were given", help=("give the first and the last words: `first … last`",))
    # Dots that the source has itself are words of it.
    whole = _places(haystack, words)
    if whole:
        return whole
    places = [_places(haystack, piece) for piece in pieces]
    for piece, standing in zip(pieces, places, strict=True):
        if not standing:
            return _not_found(haystack, piece)
    if len(pieces) == 1:
        return places[0]
    joined = sorted({Span(chain[0].start, chain[-1].end) for chain in islice(_chains(places), MOST)})
    within = [span for span in joined if "\n" not in haystack.text[span.start : span.end]]
    if within or not joined:
        return within or _no_order(haystack, pieces, places)
    return _across(haystack, joined[0], pieces)


def _places(haystack: Haystack, words: str) -> list[Span]:
    """Return where words stand, whole words only: as typed, else up to typography, else whatever the capitals."""
    found = find(haystack, Selector(exact=words.strip()))
    if found.places:
        return list(found.places)
    folded, wanted = haystack.folded, fold(words)
    lowered = folded.text.lower()
    if len(lowered) != len(folded.text) or not wanted:
        return []
    spans = (folded.original(at, at + len(wanted)) for at in occurrences(lowered, wanted.lower()))
    return [span for span in spans if cuts(haystack.text, span) is None]


def _chains(places: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    """Yield the ways to take one place of each piece, one after the other in the source.

    What stands between the first and the last piece is taken from the next place after the piece before it.
    """
    for first, last in product(places[0], places[-1]):
        chain = [first]
        for standing in places[1:-1]:
            following = next((span for span in standing if span.start >= chain[-1].end), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(places) - 1 and chain[-1].end <= last.start:
            yield (*chain, last)


def _chosen(haystack: Haystack, found: Sequence[tuple[Span, ...]], place: int | None) -> Meant | Refusal:
    """The one that is meant of the places that were found."""
    if (place or 1) > len(found) or (place is None and len(found) > 1):
        return _several(haystack, found, place)
    return Meant(spans=found[(place or 1) - 1])


def _several(haystack: Haystack, found: Sequence[tuple[Span, ...]], place: int | None) -> Refusal:
    notes = [
        f"{number}. {_where(haystack, spans[0])}: {_in_context(haystack, spans)}"
        for number, spans in enumerate(found[:SHOWN], 1)
    ]
    if len(found) > SHOWN:
        notes.append(f"and {len(found) - SHOWN} more")
    many = f"{len(found)} places" if len(found) > 1 else "one place"
    beyond = f", so there is no place {place}" if place else ""
    return Refusal(
        message=f"these words name {many} of the archived source `{haystack.source.source}`{beyond}",
        notes=tuple(notes),
        help=(
            "give more of the words",
            *(("say which one is meant by its number: `--place 1`",) if len(found) > 1 else ()),
        ),
    )


def _in_context(haystack: Haystack, spans: tuple[Span, ...]) -> str:
    """The place with the words around it; of a long passage the beginning and the end."""
    shown = in_context(haystack.text, Span(spans[0].start, spans[-1].end))
    before, _, rest = shown.partition("»")
    inside, _, after = rest.rpartition("«")
    if len(inside) > 2 * LONG:
        inside = f"{inside[:LONG].rsplit(None, 1)[0]} … {inside[-LONG:].split(None, 1)[-1]}"
    return " ".join(f"{before}»{inside}«{after}".split())


def _where(haystack: Haystack, span: Span) -> str:
    return f"{haystack.source.path}:{haystack.source.line_of(span.start)}"


def _not_found(haystack: Haystack, piece: str) -> Refusal:
    source = f"the archived source `{haystack.source.source}`"
    matches = find(haystack, Selector(exact=piece.strip()))
    if matches.cut:
        word = haystack.text[matches.cut[0].start : matches.cut[0].end]
        return Refusal(
            message=f"{code(piece)} cuts a word or number of {source} apart",
            notes=(f"{_where(haystack, matches.cut[0])} has `{word}` in one piece",),
            help=("give whole words and whole numbers",),
        )
    near = nearest(haystack, piece)
    if near is None or near.alike < LEAST_ALIKE:
        return Refusal(
            message=f"{code(piece)} is not found in {source}",
            notes=(f"no passage of {haystack.source.path} has many of these words",),
            help=("look whether they stand in another source", "where words are left out, write `…` or three dots"),
        )
    return Refusal(
        message=f"{code(piece)} is not found in {source}",
        notes=(f"nearest passage, {_where(haystack, near.span)} ({near.alike} % of words alike)\n{near.diff}",),
        help=("a few words as printed are enough: the first and the last ones, with `…` between them",),
    )


def _no_order(haystack: Haystack, pieces: Sequence[str], places: Sequence[Sequence[Span]]) -> Refusal:
    return Refusal(
        message=f"these words do not follow one another in the archived source `{haystack.source.source}`",
        notes=tuple(
            f"{code(piece)} stands in {', '.join(_where(haystack, span) for span in standing[:SHOWN])}"
            for piece, standing in zip(pieces, places, strict=True)
        ),
        help=("give them in the order of the source",),
    )


def _across(haystack: Haystack, span: Span, pieces: Sequence[str]) -> Refusal:
    first, last = haystack.source.line_of(span.start), haystack.source.line_of(span.end)
    return Refusal(
        message=f"the passage would run across paragraphs, from {haystack.source.path}:{first} to line {last}",
        notes=(f"{code(pieces[0])} and {code(pieces[-1])} stand in no paragraph together",),
        help=(
            "quote each paragraph with an anchor of its own",
            'for a quote that the article interrupts, give its pieces: `--spans "first piece" "second piece"`',
        ),
    )
