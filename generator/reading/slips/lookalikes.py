"""Slips of whoever writes in a word processor: spaces that do not break, dashes and dots for hyphens."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from generator.reading.quoted_lines import QUOTED
from generator.reading.slips.failure import Failure, Slip, gets_further

ODD_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like the ordinary one and are letters to YAML (Unicode, general category Zs)."""

ODD_SPACE: Final = re.compile(f"[{ODD_SPACES}]")

_INDENT: Final = re.compile(rf"[ ]*[{ODD_SPACES}][ {ODD_SPACES}]*")
_GAP: Final = re.compile(rf"[ ]*(?:-[ ]+)*(?:(?P<key>[A-Za-z_][\w-]*):|-)(?P<gap>[ ]*[{ODD_SPACES}][ {ODD_SPACES}]*)")
_BULLET: Final = re.compile(r"[ ]*(?P<sign>[‐‑‒–—−•·∙▪◦])[ \t]*(?P<entry>\S.*)")


def odd_space(failure: Failure) -> Slip | None:
    """A no-break space before a field, or between its colon and its value."""
    for number in (failure.number, *islice(failure.above(failure.number), 1)):
        line = failure.lines.line(number)
        before, gap = _INDENT.match(line), _GAP.match(line)
        if before is None and gap is None:
            continue
        start, end = before.span() if before else gap.span("gap") if gap else (0, 0)
        slip = Slip(
            message="a no-break space stands where YAML wants an ordinary one",
            number=number,
            start=start,
            end=end,
            mended=f"{line[:start]}{' ' * (end - start)}{line[end:].rstrip()}",
            label="looks like a space, and is a letter to YAML",
            help="type the space again",
            # A source may have such a space of its own where its words begin.
            certain=not (gap and gap["key"] in QUOTED),
        )
        if gets_further(failure, slip):
            return slip
    return None


def other_dash(failure: Failure) -> Slip | None:
    """`– source: harbour`, in the broken line or the one above it."""
    for number in (failure.number, *islice(failure.above(failure.number), 1)):
        line = failure.lines.line(number).rstrip()
        found = _BULLET.fullmatch(line)
        if found is None:
            continue
        at = found.start("sign")
        slip = Slip(
            message=f"an entry of a list begins with a hyphen, not with `{found['sign']}`",
            number=number,
            start=at,
            end=at + 1,
            mended=f"{line[:at]}- {found['entry']}",
            help="write a hyphen and a space",
        )
        if gets_further(failure, slip):
            return slip
    return None
