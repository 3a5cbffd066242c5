"""What text and Markdown have in common: the words in which a difference is told, line by line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from generator.model.comparison import (
    Change,
    Comparison,
    FactChange,
    PartChange,
    Piece,
    SourceChange,
    WaiverChange,
    What,
)
from generator.model.kinds import KIND_BY_NAME

SIGNS: Final[dict[What, str]] = {"added": "+", "removed": "-", "changed": "~"}

VERBS: Final[dict[What, str]] = {"added": "new", "removed": "gone", "changed": "changed"}

WAIVED: Final[dict[What, str]] = {**VERBS, "changed": "reworded"}

STANCES: Final = {
    "affirms": "affirms it",
    "denies": "denies it",
    "qualifies": "qualifies it",
    "declines": "declines to speak on it",
}

NOTHING: Final = (
    "No fact, quote, status, source or page differs. Settings, templates and Markdown pages were not compared."
)

LONGEST: Final = 1_500
"""Code points of one text that are shown; the rest is a matter for the file."""

PIECE: Final = 700
"""Code points that are shown of words that went, and of those that came, so that one never hides the other."""

GAP: Final = 20
"""Code points of white space that are named."""

BREAKS: Final = {"\n": "line end", "\t": "tab", "\r": "carriage return"}
"""White space that Unicode has no name for."""

CONTEXT: Final = 12
"""Words around a difference that are shown of a longer text."""


def counted(changes: Iterable[What], verbs: Mapping[What, str] = VERBS) -> str:
    """Return how many are new, gone and changed: "1 new, 2 changed"."""
    found = list(changes)
    counts = ((found.count(what), verbs[what]) for what in ("added", "removed", "changed"))
    return ", ".join(f"{count:,} {verb}" for count, verb in counts if count)


def head_of(change: FactChange) -> str:
    """Return the kind of a fact with its id, and what became of it."""
    kind = KIND_BY_NAME[change.kind].singular.lower()
    renamed = f", formerly {change.formerly}" if change.formerly else ""
    return f"{kind} {change.id}{renamed}"


def part_head(part: PartChange) -> str:
    """Return who says what in a statement or an estimate."""
    says = STANCES.get(part.says, part.says) if part.part == "statement" else f"gives {part.says}"
    return f"{part.part} {part.id}: {part.speaker} {says}"


def place_of(change: Change) -> str:
    """Return where a value stands, such as `said.date`; a quote that is new or gone is a quote wherever it stands."""
    return "quote" if change.quote else ".".join(change.at)


def laid(change: Change) -> str:
    """Return both texts of a change in one line, as in messages: `[-…-]` was there, `{+…+}` is there now."""
    if change.what == "changed":
        return " ".join(_shown(change.words))
    return cut(" ".join((change.before or change.after).split()))


def cut(text: str, most: int = LONGEST) -> str:
    """Return a text as far as it is shown, and how much of it is not."""
    return text if len(text) <= most else f"{text[:most]}… ({_characters(len(text) - most)} more)"


def source_lines(changes: Sequence[SourceChange]) -> Iterator[tuple[str, str]]:
    """Yield each source that is touched, with what happened."""
    texts = {"added": "its text is new", "removed": "its text is gone", "changed": "its archived text changed"}
    for change in changes:
        told = [texts[change.text]] if change.text in texts else []
        if change.facts:
            told.append(f"quoted otherwise by {', '.join(change.facts)}")
        yield change.id, "; ".join(told)


def waived_head(changes: Sequence[WaiverChange]) -> str:
    """Return how many waivers are new, gone and reworded."""
    return f"Waived with a reason: {counted((change.what for change in changes), WAIVED)}"


def waived_line(change: WaiverChange) -> str:
    """Return what is waived, and the reason given; both reasons where it was given another one before."""
    before, after = (cut(" ".join(reason.split()), PIECE) for reason in (change.before, change.after))
    reason = f"[-{before}-] {{+{after}+}}" if change.what == "changed" else before or after
    found = cut(f"{change.rule} {change.fact}: {' '.join(change.message.split())}", PIECE)
    return f"{found}, because {reason}"


def limits(comparison: Comparison) -> Iterator[str]:
    """Yield what the comparison does not tell, and why."""
    if comparison.unread:
        yield f"Not compared, because their files cannot be read: {', '.join(comparison.unread)}."
    if not comparison.whole:
        yield "Statuses and pages were not compared: something is wrong, and `explainer check` says what."


def _shown(words: Sequence[Piece]) -> Iterator[str]:
    """The words that differ, with some of those around them."""
    length = 0
    for number, piece in enumerate(words):
        left = sum(len(one.text) for one in words[number:] if one.side != "both") if length > LONGEST else 0
        # What took the place of something is never left out where that something is shown.
        if left and not (piece.side == "after" and words[number - 1].side == "before"):
            yield f"… ({_characters(left)} more of what differs)"
            return
        told = _told(piece, first=number == 0, last=number == len(words) - 1)
        length += len(told)
        yield told
    if all(piece.side == "both" for piece in words):
        yield "(the same words, written otherwise)"


def _told(piece: Piece, *, first: bool, last: bool) -> str:
    if piece.side == "both":
        return cut(_around(piece.text.split(), first=first, last=last), PIECE)
    text = _named(piece.text) if piece.text.isspace() else cut(piece.text, PIECE)
    return f"[-{text}-]" if piece.side == "before" else f"{{+{text}+}}"


def _named(space: str) -> str:
    """Return white space that differs, which nobody would see, by its names: `‹no-break space›`."""
    names = [BREAKS.get(char) or unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in space[:GAP]]
    told = ", ".join(f"{len(run)} × {name}" if len(run) > 1 else name for name, run in _runs(names))
    return f"‹{told}{'…' if len(space) > GAP else ''}›"


def _runs(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    return ((name, list(run)) for name, run in groupby(names))


def _characters(number: int) -> str:
    return f"{number:,} character" if number == 1 else f"{number:,} characters"


def _around(words: list[str], *, first: bool, last: bool) -> str:
    ahead, behind = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(words) <= ahead + behind + 1:
        return " ".join(words)
    start = words[:ahead]
    return " ".join([*start, "…", *(words[-behind:] if behind else [])])
