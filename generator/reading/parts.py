"""On which lines of a file the parts of its fact stand, for links that lead to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.reading.lines import Lines

_OWN_ID: Final = re.compile(r"^[ ]*(?:-[ ]+)?id:[ ]+[\"']?([a-z0-9-]+)[\"']?[ ]*(?:#.*)?$", re.MULTILINE)


def lines_of_parts(lines: Lines, fact: Fact) -> Iterator[int]:
    """Yield the line, from 1, on which each statement or estimate names itself; nought where it cannot be told."""
    match fact:
        case Claim():
            parts = [made.id for made in fact.statements]
        case Figure():
            parts = [made.id for made in fact.estimates]
        case _:
            return
    found = {match[1]: match.start(1) for match in reversed([*_OWN_ID.finditer(lines.text)])}
    for part in parts:
        yield lines.position(found[part]).line if part in found else 0
