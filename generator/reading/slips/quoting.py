"""Slips with quotation marks, brackets and the signs that have a meaning at the start of a text."""

from __future__ import annotations

from typing import Final

from generator.reading.entry import Entry, enclosed
from generator.reading.slips.failure import CURLY, NOT_QUOTES, Failure, Slip

STRAIGHT: Final = ("'", '"')
SPECIAL: Final = frozenset("@`%!&*>|-?,]}{[#")
"""Signs with which a text cannot begin unless it is quoted."""


def unclosed_above(failure: Failure) -> Slip | None:
    """A quotation mark that is never closed takes the next one, which was meant to open, for its end."""
    entry = failure.entry(failure.number)
    quote = entry.value[:1]
    if (
        quote not in STRAIGHT
        or not entry.line[: failure.column].endswith(quote)
        or failure.column - 1 != entry.value_at
    ):
        return None
    for number in failure.above(failure.number):
        above = failure.entry(number)
        if above.value.startswith(quote) and above.value.count(quote) == 1:
            return _unclosed(number, above)
    return None


def unclosed_quote(failure: Failure) -> Slip | None:
    """`title: "Storm` with no other quotation mark up to the end of the file."""
    if failure.context != "while scanning a quoted scalar":
        return None
    entry = failure.entry(failure.number)
    at = failure.lines.position(failure.began).column - 1
    if at != entry.value_at:
        return Slip(message="a quotation mark is opened and never closed", number=failure.number, start=at, end=at + 1)
    return _unclosed(failure.number, entry)


def _unclosed(number: int, entry: Entry) -> Slip:
    quote, curly = entry.value[0], entry.value[-1] in CURLY
    return Slip(
        message="the quotation mark is never closed",
        number=number,
        start=entry.value_at,
        end=len(entry.line.rstrip()),
        mended=entry.with_value((entry.value[:-1] if curly else entry.value) + quote),
        notes=(NOT_QUOTES,) if curly else (),
        help="close it at the end of the text",
    )


def text_after_quote(failure: Failure) -> Slip | None:
    """`title: 'Ukraine's lines'`."""
    entry = failure.entry(failure.number)
    quote = entry.value[:1]
    before = entry.line[: failure.column].rstrip()
    if quote not in STRAIGHT or not before.endswith(quote) or len(before) - 1 <= entry.value_at:
        return None
    inner = entry.value[1:-1] if entry.value.endswith(quote) else entry.value
    return Slip(
        message="the text goes on after its closing quotation mark",
        number=failure.number,
        start=len(before) - 1,
        end=len(before),
        label="the text ends here",
        mended=entry.with_value(enclosed(inner)),
        help="enclose the text in marks that do not occur in it, or double each single one inside",
    )


def surrogate(failure: Failure) -> Slip | None:
    """An escape for half a character, such as U+D800."""
    if "Unicode character escape" not in failure.problem:
        return None
    start = max(failure.lines.line(failure.number).rfind("\\", 0, failure.column + 1), 0)
    return Slip(
        rule="Y008",
        message="an escape stands for no character",
        number=failure.number,
        start=start,
        end=max(failure.column, start + 1),
        notes=("U+D800 to U+DFFF are halves of characters, and U+10FFFF is the last one",),
        help="write the character itself",
    )


def backslash(failure: Failure) -> Slip | None:
    """A backslash between double quotation marks, as in the path of a file."""
    entry = failure.entry(failure.number)
    if not failure.context.startswith("while parsing a quoted scalar") or not entry.value.startswith('"'):
        return None
    slash = entry.line.rfind("\\", 0, failure.column + 1)
    if slash < entry.value_at:
        return None
    inner = entry.value[1:-1] if entry.value.endswith('"') else entry.value[1:]
    return Slip(
        message="between double quotation marks a backslash begins an escape, and this one has no meaning",
        number=failure.number,
        start=slash,
        end=slash + 2,
        mended=entry.with_value(enclosed(inner)),
        help="put the text between single quotation marks",
    )


def special_start(failure: Failure) -> Slip | None:
    """`title: @office`, `summary: [[kcna]] says`, `aliases: [one, two`."""
    for number in dict.fromkeys((failure.number, failure.lines.position(failure.began).line)):
        entry = failure.entry(number)
        if entry.value[:1] not in SPECIAL or not (entry.key or entry.dashes):
            continue
        bracket = {"[": "]", "{": "}"}.get(entry.value[0], "")
        if bracket and entry.value.count(entry.value[0]) > entry.value.count(bracket):
            return Slip(
                message="a bracket is opened and never closed",
                number=number,
                start=entry.value_at,
                end=entry.value_at + 1,
                mended=entry.with_value(entry.value + bracket),
                help=f"close it with `{bracket}`",
            )
        if bracket and entry.value.endswith(bracket):
            return Slip(
                message="a text between these brackets needs quotation marks",
                number=number,
                start=entry.value_at,
                end=len(entry.line.rstrip()),
                help="put each text that holds a colon, a comma or a bracket between straight quotation marks",
            )
        return Slip(
            message=f"a text that begins with `{entry.value[0]}` needs quotation marks",
            number=number,
            start=entry.value_at,
            end=entry.value_at + 1,
            mended=entry.with_value(enclosed(entry.value)),
            help="put the whole text between straight quotation marks",
            # With a colon in it, what begins so may be fields and no text.
            certain=entry.value[0] not in "{[&*!?" or ":" not in entry.value,
        )
    return None
