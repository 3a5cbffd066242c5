"""The passage that a quote comes nearest to, as a word diff. Likeness only explains; it never accepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, Literal

from generator.anchoring.matching import Haystack
from generator.anchoring.words import Word, words_of
from generator.model.record import Value
from generator.model.sources import Span

MAX_WORDS: Final = 200
"""Of a longer quote the beginning is compared; a diff of more would not be read."""

COMMON: Final = 5_000
"""A word that stands in more places than this says nothing about where the quote comes from."""


class Nearest(Value, frozen=True, kw_only=True):
    """A passage like the quote."""

    span: Span
    """Where it stands in the source."""
    diff: str
    """The quote's words, `[-...-]` around what only it has and `{+...+}` around what only the source has."""
    alike: int
    """How many of 100 words are the same."""
    first: tuple[int, int]
    """Start and end in the quote of the first words that differ; where words are missing, the word after them."""
    instead: str
    """What the source has in the place of `first`; empty where it has nothing there."""
    missing: bool
    """True where the quote lacks `instead`, which stands before `first`."""


def nearest(haystack: Haystack, quote: str) -> Nearest | None:
    """Return the passage with the most words in common with `quote`, or None where none has any."""
    text = haystack.text
    wanted = words_of(quote)[:MAX_WORDS]
    window = _window(wanted, haystack.words)
    if window is None:
        return None
    blocks = SequenceMatcher(None, _keys(wanted), _keys(window), autojunk=False).get_opcodes()
    blocks = _trimmed(blocks)
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if not same:
        return None
    used = window[blocks[0][3] : blocks[-1][4]]
    first, instead, missing = _first_difference(text, wanted, window, blocks)
    return Nearest(
        span=Span(used[0].start, used[-1].end),
        diff=" ".join(_shown(text, quote, wanted, window, block) for block in blocks),
        alike=round(200 * same / (len(wanted) + len(used))),
        first=first,
        instead=instead,
        missing=missing,
    )


Block = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]


def _keys(words: Sequence[Word]) -> list[str]:
    return [word.folded for word in words]


def _window(wanted: Sequence[Word], printed: Sequence[Word]) -> Sequence[Word] | None:
    """Return the words of the source around the place for which most of the quote's words vote, rare ones most."""
    places: dict[str, list[int]] = {word.folded.casefold(): [] for word in wanted}
    for position, word in enumerate(printed):
        standing = places.get(word.folded.casefold())
        if standing is not None:
            standing.append(position)
    votes: defaultdict[int, float] = defaultdict(float)
    for offset, word in enumerate(wanted):
        standing = places[word.folded.casefold()]
        for position in standing if len(standing) <= COMMON else ():
            # A word more or less shifts the rest, so neighbours share their votes.
            votes[position - offset - 1] += 1 / len(standing)
            votes[position - offset] += 2 / len(standing)
            votes[position - offset + 1] += 1 / len(standing)
    if not votes:
        return None
    most = max(votes.values())
    start = min(place for place, count in votes.items() if count == most)
    room = 3 + len(wanted) // 4
    return printed[max(0, start - room) : max(0, start) + len(wanted) + room]


def _trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Drop what only the window has before and after the quote: it is room, not difference."""
    kept = [block for block in blocks if not (block[0] == "insert" and block in (blocks[0], blocks[-1]))]
    for index, side in ((0, 0), (-1, 1)):
        if kept and kept[index][0] == "replace":
            tag, start, end, low, high = kept[index]
            size = min(high - low, end - start)
            kept[index] = (tag, start, end, high - size, high) if side == 0 else (tag, start, end, low, low + size)
    return kept


def _first_difference(
    text: str, wanted: Sequence[Word], window: Sequence[Word], blocks: Sequence[Block]
) -> tuple[tuple[int, int], str, bool]:
    for tag, start, end, low, high in blocks:
        if tag == "equal":
            continue
        instead = text[window[low].start : window[high - 1].end] if high > low else ""
        if end > start:
            return (wanted[start].start, wanted[end - 1].end), instead, False
        after = wanted[min(start, len(wanted) - 1)]
        return (after.start, after.end), instead, True
    return (wanted[0].start, wanted[-1].end), "", False


def _shown(text: str, quote: str, wanted: Sequence[Word], window: Sequence[Word], block: Block) -> str:
    tag, start, end, low, high = block
    ours = quote[wanted[start].start : wanted[end - 1].end] if end > start else ""
    theirs = text[window[low].start : window[high - 1].end] if high > low else ""
    if tag == "equal":
        return ours
    return " ".join(part for part in (f"[-{ours}-]" if ours else "", f"{{+{theirs}+}}" if theirs else "") if part)
