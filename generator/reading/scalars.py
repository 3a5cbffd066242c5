"""Where the values of a file stand, so that what lies between them can be told from their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import yaml

from generator.reading.lines import Lines

Span = tuple[int, int]
"""Offsets of the first sign and of the one behind the last."""

_END: Final = 1 << 62
"""Beyond the end of every text."""


def scalar_spans(lines: Lines) -> tuple[Span, ...]:
    """Return where each name and each value of a file of sound YAML stands, in order; none overlaps another."""
    return tuple(
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(lines.text, Loader=yaml.CBaseLoader)
        if isinstance(token, yaml.ScalarToken)
    )


def outside(spans: Sequence[Span], at: int) -> bool:
    """Tell whether the sign at offset `at` belongs to none of the spans, which are in order."""
    before = bisect_right(spans, (at, _END)) - 1
    return before < 0 or at >= spans[before][1]
