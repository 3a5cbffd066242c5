"""Broken YAML in words for people: which slip it most likely is, and the line as it would be right.

The parser names what it missed, which is seldom what the author did. So each kind of slip has a function of
its own that looks at the line; one whose mended line does not get the parser any further is not believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Final

import yaml

from generator.model.diagnostics import Diagnostic, Edit, Place
from generator.reading.lines import Lines
from generator.reading.quoted_lines import touches_quote
from generator.reading.slips import colons, indentation, lookalikes, quoting
from generator.reading.slips.failure import Failure, Slip, failure_of, gets_further

LONGEST_SHOWN: Final = 400
"""A mended line longer than this many code points helps nobody."""

SLIPS: Final[tuple[Callable[[Failure], Slip | None], ...]] = (
    indentation.tab,
    quoting.unclosed_above,
    quoting.unclosed_quote,
    quoting.text_after_quote,
    quoting.surrogate,
    quoting.backslash,
    quoting.special_start,
    colons.colon_in_text,
    colons.glued_colon,
    indentation.glued_dash,
    lookalikes.odd_space,
    lookalikes.other_dash,
    indentation.indented_start,
    indentation.too_deep,
    indentation.between_levels,
    indentation.list_among_fields,
    colons.no_colon,
    colons.colon_in_long_text,
)
"""From the surest to the vaguest; the first that is believed is told."""


def explain(lines: Lines, path: str, error: yaml.YAMLError) -> Diagnostic:
    """Return the diagnostic for a file that is not valid YAML."""
    failure = failure_of(lines, error)
    slip = next(_believed(failure), None) or _unexplained(failure)
    start = lines.starts[slip.number - 1]
    steps = slip.help + (":\n" + slip.mended if 0 < len(slip.mended) <= LONGEST_SHOWN else "")
    return Diagnostic(
        rule=slip.rule,
        place=Place(path=path, region=lines.region(start + slip.start, start + slip.end)),
        message=slip.message,
        label=slip.label,
        notes=slip.notes,
        help=(steps,) if steps else (),
        edit=_edit(lines, slip) if slip.certain else None,
    )


def _edit(lines: Lines, slip: Slip) -> Edit | None:
    """Return the least change that makes the mended line; none that would touch the words of a source."""
    line = lines.line(slip.number).rstrip()
    start = _alike(line, slip.mended)
    end = _alike(line[start:][::-1], slip.mended[start:][::-1])
    # A comment would become a part of the text, and a source's words are never edited.
    swallows = " #" in line[start : len(line) - end]
    if swallows or slip.mended == line or touches_quote(lines, slip.number, start, len(line) - end):
        return None
    begin = lines.starts[slip.number - 1]
    region = lines.region(begin + start, begin + len(line) - end)
    return Edit(region=region, text=slip.mended[start : len(slip.mended) - end], title=slip.help)


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _believed(failure: Failure) -> Iterator[Slip]:
    for look in SLIPS:
        slip = look(failure)
        if slip is not None and (not slip.mended or gets_further(failure, slip)):
            yield slip


def _unexplained(failure: Failure) -> Slip:
    column = failure.column
    number = failure.lines.position(failure.at).line
    return Slip(
        message="YAML cannot read on from here",
        number=number,
        start=column,
        end=min(column + 1, max(len(failure.lines.line(number)), column)),
        notes=(f"the parser says: {failure.problem}",),
        help="look at this line and the one before it: quotation marks, brackets, colons, indentation",
    )
