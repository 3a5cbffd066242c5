"""Slips with the colon: one too few, one too many, none at all."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from generator.reading.entry import enclosed, unglued
from generator.reading.quoted_lines import QUOTED
from generator.reading.slips.failure import CURLY, NOT_QUOTES, Failure, Slip
from generator.reading.slips.field_names import names_field

_EQUALS: Final = re.compile(r"(?P<name>[ ]*(?:- )?[A-Za-z_][\w-]*)[ ]*(?P<sign>[=;：])[ ]*(?P<value>\S.*)")


_SIGNS: Final = {"=": "an equals sign", ";": "a semicolon", "：": "the full-width sign `：`"}


def glued_colon(failure: Failure) -> Slip | None:
    """`title:Storm`, in the broken line or the one above it."""
    for number in (failure.number, *islice(failure.above(failure.number), 1)):
        found = unglued(failure.lines.line(number))
        if found:
            at, mended = found
            return Slip(
                message="a space is missing after the colon",
                number=number,
                start=at,
                end=at + 1,
                mended=mended,
                help="write a space between the colon and the value",
                certain=True,
            )
    return None


def colon_in_text(failure: Failure) -> Slip | None:
    """`title: Storm: the damage`."""
    entry = failure.entry(failure.number)
    if "mapping values" not in failure.problem or failure.column <= entry.value_at or not (entry.key or entry.dashes):
        return None
    curly = entry.value[0] in CURLY
    # Around the editors' own words they were meant as YAML's; around a source's they may be the source's.
    bare = entry.value[1:-1] if curly and entry.value[-1] in CURLY and entry.key not in QUOTED else entry.value
    return Slip(
        message="a text with a colon in it needs quotation marks",
        number=failure.number,
        start=failure.column,
        end=failure.column + 1,
        label="the words before this colon are taken for a field's name",
        mended=entry.with_value(enclosed(bare)),
        notes=(NOT_QUOTES,) if curly else (),
        help="put the whole text between straight quotation marks",
        # Behind brackets, marks or the name of another field it may be no text at all.
        certain=not curly and entry.value[0] not in "{[\"'" and not names_field(entry.value),
    )


def colon_in_long_text(failure: Failure) -> Slip | None:
    """A colon in the second or a later line of a text without quotation marks."""
    entry = failure.entry(failure.number)
    if "mapping values" not in failure.problem or entry.key or not failure.lines.line(failure.number)[:1].isspace():
        return None
    return Slip(
        message="a text over several lines has a colon in it",
        number=failure.number,
        start=failure.column,
        end=failure.column + 1,
        label="the words before this colon are taken for a field's name",
        help="write `>-` after the field's colon and begin the text on the next line",
    )


def no_colon(failure: Failure) -> Slip | None:
    """A line that is neither `name: value` nor `- entry`."""
    number = failure.lines.position(failure.began).line
    if "mapping values" in failure.problem:
        number = next(failure.above(failure.number), 0)
        above = failure.entry(number)
        if not number or above.key or above.dashes:
            return None
    elif "could not find expected ':'" not in failure.problem:
        return None
    entry = failure.entry(number)
    if match := _EQUALS.fullmatch(entry.line.rstrip()):
        return Slip(
            message=f"a field is written with a colon, not with {_SIGNS[match['sign']]}",
            number=number,
            start=match.start("sign"),
            end=match.end("sign"),
            mended=f"{match['name']}: {match['value']}",
            help="write a colon and a space",
        )
    return Slip(
        message="this line is neither a field nor an entry of a list",
        number=number,
        start=len(entry.indent),
        end=len(entry.line.rstrip()),
        help="a field is `name: value`; a text that goes on is indented further than the name of its field",
    )
