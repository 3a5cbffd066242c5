"""Two sequences laid over one another, in a time that nobody who writes them can drive up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

Opcode = tuple[str, int, int, int, int]
"""As `difflib` has it: `equal`, `replace`, `delete` or `insert`, and where in either sequence."""

MOST_PAIRS: Final = 30_000
"""Pairs of equal items up to which both are laid over one another: the work grows with them, and with their number
again where equal items stand in ever other surroundings (33 s for 2,000 words, every other one the same)."""


MOST_ITEMS: Final = 4_000
"""Items of either sequence, those that both begin and end with left aside, for the same reason."""


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Opcode]:
    """Yield what is equal in two sequences and what is not, in order; too intricate a difference is told as one."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    last, last_new = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    before, after = old[start:last], new[start:last_new]
    if max(len(before), len(after)) > MOST_ITEMS or _pairs(before, after) > MOST_PAIRS:
        yield "replace", start, last, start, last_new
    else:
        for tag, *places in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            first, second, third, fourth = (place + start for place in places)
            yield tag, first, second, third, fourth
    if end:
        yield "equal", last, len(old), last_new, len(new)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items two sequences have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    counts = Counter(after)
    return sum(number * counts[item] for item, number in Counter(before).items())
