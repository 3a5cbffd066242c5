"""The fonts that an e-book carries: those of the site's own whose signs stand in it, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.record import Value

_FACE: Final = re.compile(r"@font-face\s*\{[^}]*\}")
_FILE: Final = re.compile(r"""url\("fonts/([^"/]+)"\)""")
_RANGE: Final = re.compile(r"unicode-range:\s*([^;}]+)")


class Face(Value, frozen=True):
    """One font file with the rule of a stylesheet that brings it in."""

    file: str
    rule: str


def faces_for(css: str, signs: frozenset[int]) -> Iterator[Face]:
    """Yield the faces of the site's stylesheet that set one of some signs.

    Args:
        css: The stylesheet; each of its faces names a file in `fonts/` and the range of code points it is for.
        signs: Code points.
    """
    for rule in _FACE.findall(css):
        file, ranges = _FILE.search(rule), _RANGE.search(rule)
        if file and ranges and any(_reaches(one.strip(), signs) for one in ranges[1].split(",")):
            yield Face(file=file[1], rule=rule)


def _reaches(written: str, signs: frozenset[int]) -> bool:
    first, _, last = written.removeprefix("U+").partition("-")
    return not signs.isdisjoint(range(int(first, 16), int(last or first, 16) + 1))
