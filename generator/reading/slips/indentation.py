"""Slips with white space at the start of a line, which says what belongs to what."""

from __future__ import annotations

from itertools import islice
from typing import Final

from msgspec.structs import replace

from generator.reading.slips.failure import Failure, Slip, gets_further, stopped_when
from generator.reading.slips.field_names import field_names

TABS: Final = "most editors can put spaces where you press the tab key, and turn all tabs of a file into spaces"

GOES_ON: Final = "where it goes on with the text above, write `>-` after that field's colon, and the text below it"


def tab(failure: Failure) -> Slip | None:
    """A tab in the indentation, which YAML forbids since its width is anybody's guess."""
    entry = failure.entry(failure.number)
    if "\t" not in entry.indent:
        return None
    start = entry.indent.index("\t")
    before = failure.entry(next(failure.above(failure.number), 0))
    slip = Slip(
        message="a tab stands where YAML wants spaces",
        number=failure.number,
        start=start,
        end=len(entry.indent),
        notes=(TABS,),
        help="indent with spaces only, two for each level",
        untabbed=True,
    )
    columns = dict.fromkeys((len(entry.indent.expandtabs(2)), before.column, len(before.indent)))
    tries = [replace(slip, mended=entry.moved_to(column)) for column in columns]
    reached = [_reached(failure, mended) for mended in tries]
    believed = [mended for mended, line in zip(tries, reached, strict=True) if line == max(reached) > failure.number]
    # Where only one column lets the parser go on, the line can belong nowhere else.
    return replace(believed[0], certain=len(believed) == 1) if believed else slip


def _reached(failure: Failure, slip: Slip) -> int:
    """Return the line at which the parser stops once a line is mended; one behind the last where it does not stop."""
    stopped = stopped_when(failure, slip)
    return stopped.opened if stopped else len(failure.lines.starts) + 1


def indented_start(failure: Failure) -> Slip | None:
    """A first line that begins deeper than the fields after it."""
    first = list(failure.above(failure.number))[-1:]
    if "<document start>" not in failure.problem or not first or not failure.entry(first[0]).indent:
        return None
    entry = failure.entry(first[0])
    return Slip(
        message="the first line is indented",
        number=first[0],
        start=0,
        end=len(entry.indent),
        mended=entry.line.lstrip(),
        help="begin the line in column 1",
        certain=True,
    )


def glued_dash(failure: Failure) -> Slip | None:
    """`-source: harbour`, in the broken line or the one above it."""
    for number in (failure.number, *islice(failure.above(failure.number), 1)):
        line = failure.lines.line(number)
        bare = line.lstrip(" ")
        if len(bare) > 1 and bare[0] == "-" and bare[1].isalpha():
            at = len(line) - len(bare)
            slip = Slip(
                message="a space is missing after the dash",
                number=number,
                start=at,
                end=at + 1,
                mended=f"{line[: at + 1]} {line[at + 1 :].rstrip()}",
                help="write a space between the dash and the entry",
            )
            if gets_further(failure, slip):
                return slip
            below = "write a space between the dash and the entry, and begin the fields below it under its first one"
            return replace(slip, mended="", help=below)
    return None


def too_deep(failure: Failure) -> Slip | None:
    """A field indented below one that already has a value."""
    entry = failure.entry(failure.number)
    before = next(failure.above(failure.number), 0)
    if "mapping values" not in failure.problem or not entry.key or not before:
        return None
    column = failure.entry(before).column
    return Slip(
        message="this line is indented too far",
        number=failure.number,
        start=0,
        end=len(entry.indent),
        label=f"line {before} already has a value of its own",
        mended=entry.moved_to(column),
        notes=() if entry.key in field_names() else (GOES_ON,),
        help=f"begin the line in column {column + 1}, like line {before}",
    )


def between_levels(failure: Failure) -> Slip | None:
    """A line that begins between two indentations; the level that lets the parser go on is the one to name."""
    entry = failure.entry(failure.number)
    is_value = not entry.key and not entry.dashes
    if is_value or failure.column > len(entry.indent) or "did not find expected" not in failure.problem:
        return None
    own, levels = len(entry.indent), dict[int, int]()
    for number in islice(failure.above(failure.number), 50):
        above = failure.entry(number)
        for column in (above.column, len(above.indent)):
            levels.setdefault(column, number)
    nearest = sorted(levels.items(), key=lambda level: abs(level[0] - own))
    for column, number in nearest[:8]:
        slip = Slip(
            message="this line's indentation fits no line above it",
            number=failure.number,
            start=0,
            end=max(own, 1),
            mended=entry.moved_to(column),
            help=f"begin the line in column {column + 1}, like line {number}",
        )
        if column != own and gets_further(failure, slip):
            return slip
    return None


def list_among_fields(failure: Failure) -> Slip | None:
    """`- entry` where a field must stand, or a field where `- entry` must stand."""
    entry = failure.entry(failure.number)
    if "did not find expected" not in failure.problem or failure.column != len(entry.indent):
        return None
    if entry.dashes and "key" in failure.problem:
        message = "an entry of a list stands among fields"
    elif entry.key and not entry.dashes and "'-' indicator" in failure.problem:
        message = "a field stands among the entries of a list"
    else:
        return None
    return Slip(
        message=message,
        number=failure.number,
        start=failure.column,
        end=len(entry.line.rstrip()),
        help="write the name of the list's field above its entries, and begin each entry with `- `",
    )
