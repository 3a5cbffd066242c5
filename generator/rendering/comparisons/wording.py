"""What text and Markdown have in common: the words in which a difference is told, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.model.comparison import Change, Comparison, FactChange, PartChange, Piece, SourceChange, What
from generator.model.kinds import KIND_BY_NAME

SIGNS: Final[dict[What, str]] = {"added": "+", "removed": "-", "changed": "~"}

VERBS: Final[dict[What, str]] = {"added": "new", "removed": "gone", "changed": "changed"}

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

CONTEXT: Final = 12
"""Words around a difference that are shown of a longer text."""


def counted(changes: Iterable[What]) -> str:
    """Return how many are new, gone and changed: "1 new, 2 changed"."""
    found = list(changes)
    counts = ((found.count(what), VERBS[what]) for what in ("added", "removed", "changed"))
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
        return cut(" ".join(_shown(change.words)))
    return cut(" ".join((change.before or change.after).split()))


def cut(text: str) -> str:
    """Return a text as far as it is shown."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def source_lines(changes: Sequence[SourceChange]) -> Iterator[tuple[str, str]]:
    """Yield each source that is touched, with what happened."""
    texts = {"added": "its text is new", "removed": "its text is gone", "changed": "its archived text changed"}
    for change in changes:
        told = [texts[change.text]] if change.text in texts else []
        if change.facts:
            told.append(f"quoted otherwise by {', '.join(change.facts)}")
        yield change.id, "; ".join(told)


def limits(comparison: Comparison) -> Iterator[str]:
    """Yield what the comparison does not tell, and why."""
    if comparison.unread:
        yield f"Not compared, because their files cannot be read: {', '.join(comparison.unread)}."
    if not comparison.whole:
        yield "Statuses and pages were not compared: something is wrong, and `explainer check` says what."


def _shown(words: Sequence[Piece]) -> Iterator[str]:
    """The words that differ, with some of those around them."""
    for number, piece in enumerate(words):
        if piece.side == "before":
            yield f"[-{piece.text}-]"
        elif piece.side == "after":
            yield f"{{+{piece.text}+}}"
        else:
            yield _around(piece.text.split(), first=number == 0, last=number == len(words) - 1)


def _around(words: list[str], *, first: bool, last: bool) -> str:
    ahead, behind = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(words) <= ahead + behind + 1:
        return " ".join(words)
    start = words[:ahead]
    return " ".join([*start, "…", *(words[-behind:] if behind else [])])
