"""One file to one fact."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import yaml
from msgspec.structs import replace
from pydantic_core import ValidationError

from generator.model.diagnostics import Diagnostic
from generator.model.kinds import KindName
from generator.model.outcome import Outcome
from generator.model.read import ReadFact
from generator.model.waivers import Waiver
from generator.reading.curly_marks import marked_texts
from generator.reading.decoding import UNFIT, decode
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.guard import guard
from generator.reading.harmless import is_harmless
from generator.reading.lines import Lines, lines_of
from generator.reading.lost_text import lost_texts
from generator.reading.marked import MARK, left_marked
from generator.reading.parts import lines_of_parts
from generator.reading.tree import YamlValue, compose
from generator.reading.typing_errors import explain, own_id
from generator.reading.unseen import unseen
from generator.reading.validators import validate
from generator.reading.waivers import WAIVING, waivers_in
from generator.reading.walking import FactFile, is_id
from generator.reading.weight import is_light, too_much

STAND_IN_ID: Final = "stand-in"
"""Id with which a file of a bad name is checked, so that its name is reported once."""


MOST_FOUND: Final = 100
"""Diagnostics of one file that are told; a file made to have thousands would bury those of all others."""


def read_fact(root: Path, file: FactFile) -> ReadFact | tuple[Diagnostic, ...]:
    """Return the fact that a file states, or everything that is wrong with the file.

    Of more than `MOST_FOUND` diagnostics the rest is counted, in a note of the last one.
    """
    raw = read_file(root, file.path, FACT_LIMIT)
    return (raw,) if isinstance(raw, Diagnostic) else fact_in(raw, file)


def fact_in(raw: bytes, file: FactFile, *, many: bool = True, stubs: bool = False) -> ReadFact | tuple[Diagnostic, ...]:
    """Return the fact that the bytes of a file state, or everything that is wrong with them, as `read_fact` does.

    Where not `many` files are read, the one pre-test that takes long to prepare does not pay. With `stubs` a file may
    hold values that are to be replaced.
    """
    fact_id = file.id if is_id(file.id) else STAND_IN_ID
    return parse_fact(raw, path=file.path, kind=file.kind.name, fact_id=fact_id, many=many, stubs=stubs)


def parse_fact(  # noqa: PLR0913 (what tells one file from another, and how it is read)
    raw: bytes, *, path: str, kind: KindName, fact_id: str, many: bool = True, stubs: bool = False
) -> ReadFact | tuple[Diagnostic, ...]:
    """Return the fact that the bytes of a file state, or what is wrong with them, as `read_fact` does.

    Any bytes at all give one or the other; nothing is raised.
    """
    text = decode(raw, path, UNFIT)
    if isinstance(text, Diagnostic):
        return (text,)
    lines = lines_of(text)
    hidden = unseen(lines, path)
    plain = many and not hidden and is_harmless(text)
    composed = _composed(lines, path, plain=plain)
    if not isinstance(composed, Outcome):
        return _listed([*hidden, *composed])
    if not composed.value:
        return _listed([*hidden, *composed.diagnostics])
    found = [*hidden, *composed.diagnostics]
    fields = {name: value for name, value in composed.value.items() if name != "id"}
    if MARK in text and not stubs:
        found.extend(left_marked(lines, path, kind))
    waivers: list[Waiver] = []
    if WAIVING in text and not composed.diagnostics:
        for one in waivers_in(lines, path):
            waivers.append(one) if isinstance(one, Waiver) else found.append(one)
    if "id" in composed.value:
        found.append(own_id(kind, path))
    try:
        fact = validate(kind, fact_id, fields)
    except ValidationError as error:
        found.extend(islice(explain(kind, path, fields, error), MOST_FOUND))
        return _listed(found, unexplained=max(0, error.error_count() - MOST_FOUND))
    if not (plain and is_light(text)):
        found.extend(too_much(fact, path))
    found.extend((*marked_texts(lines, path), *lost_texts(lines, path)))
    return _listed(found) or ReadFact(
        path=path, fact=fact, lines=tuple(lines_of_parts(lines, fact)), waivers=tuple(waivers)
    )


def _listed(found: list[Diagnostic], *, unexplained: int = 0) -> tuple[Diagnostic, ...]:
    """The first `MOST_FOUND`, the last of them with the number of the others."""
    rest = max(0, len(found) - MOST_FOUND) + unexplained
    if not rest:
        return tuple(found)
    *before, last = found[:MOST_FOUND]
    return (*before, replace(last, notes=(*last.notes, f"findings in this file not listed: {rest:,}")))


def _composed(lines: Lines, path: str, *, plain: bool) -> Outcome[Mapping[str, YamlValue]] | tuple[Diagnostic, ...]:
    """The fields of a file, or what the guard says against it."""
    if plain:
        try:
            return compose(lines, path)
        except yaml.YAMLError:
            pass  # the guard says what is broken
    return guard(lines, path) or compose(lines, path)
