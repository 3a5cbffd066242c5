"""F009: values that a stub began with and that nobody has replaced yet.

A stub marks them with a comment, so that its values can have the form that their fields want, and a forgotten one is
never taken for a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from generator.model.described import descriptions
from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.lines import Lines
from generator.reading.positions import positions
from generator.reading.shapes import described, slot_at

MARK: Final = "# REPLACE"

_MARKED: Final = re.compile(r"(?:^|(?<=[ \t]))# REPLACE\b.*$", re.MULTILINE)


def left_marked(lines: Lines, path: str, kind: KindName) -> Iterator[Diagnostic]:
    """Yield what of a file is still marked as a stub's, each with what belongs there."""
    if MARK not in lines.text:
        return
    spots = positions(lines)
    texts = [(spot.value, keys) for keys, spot in spots.items() if spot.text is not None]
    starts = [span[0] for span, _ in texts]
    for match in _MARKED.finditer(lines.text):
        at = bisect_right(starts, match.start()) - 1
        before, keys = texts[at] if at >= 0 else ((0, 0), ())
        if before[0] <= match.start() < before[1]:
            continue  # words of a text, not a comment
        on_line = lines.position(before[0]).line == lines.position(match.start()).line
        place = Place(path=path, keys=keys if on_line else (), region=lines.region(*match.span()))
        source = spots.get((*keys[:-1], "source"))
        yield _diagnostic(place, kind, source.text or "" if source else "")


def _diagnostic(place: Place, kind: KindName, source: str) -> Diagnostic:
    keys, model = place.keys, FACT_TYPES[kind]
    field: Keys = keys[:-1] if keys and isinstance(keys[-1], int) else keys
    owner = slot_at(model, field[:-1]) if field else None
    expected = slot_at(model, keys)
    record = owner.record if owner else None
    says = descriptions(record).get(str(field[-1]), "") if record else ""
    wanted = described(expected) if expected else "what belongs there"
    step = f"write {wanted}, and delete `{MARK}`"
    if source and field[-1:] == ("exact",):
        fact_id = place.path.rpartition("/")[2].removesuffix(".yml")
        step = f'find the words that carry it: `explainer quote {source} "first … last" --into {fact_id}`'
    return Diagnostic(
        rule="F009",
        place=place,
        message=f"`{field[-1]}` still holds what its stub began with" if field else "a stub's mark is left here",
        label="replace the value, then delete this mark",
        notes=(f"`{field[-1]}`: {says}",) if says else (),
        help=(step,),
    )
