"""P003: how much prose one field may hold, so that no field can stall a build.

The Markdown parser takes time by the square of some notations and by the cube of open brackets, and calls itself for
each level of nesting. Limits on what makes it slow are certain where a clock would depend on the machine: within all
of them no field was found that takes it a second. Real prose has a tenth of them at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.base import Fact
from generator.model.prose import references_in
from generator.model.walking import prose_in

LENGTH: Final = 20_000
"""Code points of a field."""

BRACKETS: Final = 100
"""Signs `[` and `<` outside references."""

REFERENCES: Final = 500
"""References to facts."""

SIGNS: Final = 2_000
"""Signs that Markdown may act upon, and line ends."""

NESTING: Final = 16
"""Lists and quotations that open one inside the other on one line."""

_SIGN: Final = re.compile(r"[]<>()*_`\\!&#~{}|=+\n[-]")
_MARKER: Final = r"(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+|>[ \t]*)"
_NESTED: Final = re.compile(rf"^[ \t]*{_MARKER}{{{NESTING + 1}}}", re.MULTILINE)
_MARKS: Final = (*(sign + space for sign in "-*+.)" for space in " \t\n"), ">")
"""What nests stands in a file as one of these; YAML makes a space of a line's end."""


def is_light(text: str) -> bool:
    """Tell whether no field of a file can be too much, by a glance at the file; False says nothing.

    Args:
        text: A file in which no escape stands for a sign.
    """
    return (
        len(text) <= SIGNS and text.count("[") + text.count("<") <= BRACKETS and sum(map(text.count, _MARKS)) <= NESTING
    )


def too_much(fact: Fact, path: str) -> Iterator[Diagnostic]:
    """Yield what of a fact's prose is too much for a page."""
    for prose in prose_in(fact):
        for message, notes in _faults(prose.text):
            yield _diagnostic(path, prose.keys, message, notes)
            break  # one reason is enough to part it


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is too much about a text: what it is, and the limit."""
    if len(text) > LENGTH:
        # Nothing else is looked at then, so a text of any length costs the same.
        yield f"this prose is too long: {len(text):,} characters", f"the limit is {LENGTH:,}"
        return
    references = references_in(text)
    if len(references) > REFERENCES:
        yield f"this prose has too many references: {len(references):,}", f"the limit is {REFERENCES:,}"
    brackets = text.count("[") + text.count("<") - 2 * len(references)
    if brackets > BRACKETS:
        yield f"this prose has too many brackets: {brackets:,} of `[` and `<`", f"the limit is {BRACKETS:,}"
    signs = sum(1 for _ in _SIGN.finditer(text)) - 4 * len(references)
    if signs > SIGNS:
        yield f"this prose has too much markup: {signs:,} signs and line ends", f"the limit is {SIGNS:,}"
    if _NESTED.search(text):
        yield f"this prose nests lists or quotations more than {NESTING} deep", ""


def _diagnostic(path: str, keys: Keys, message: str, note: str) -> Diagnostic:
    return Diagnostic(
        rule="P003",
        place=Place(path=path, keys=keys),
        message=message,
        notes=(note,) if note else (),
        help=("look for text that was pasted by mistake; what is truly long is better as several facts",),
    )
