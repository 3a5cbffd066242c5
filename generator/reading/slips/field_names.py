"""The names of all fields, by which a broken line is told from a text."""

from __future__ import annotations

import re
from functools import cache

from generator.model.facts.union import FACT_TYPES
from generator.reading.shapes import fields_of, slot


@cache
def field_names() -> frozenset[str]:
    """The names of the fields of all kinds, and of the records inside them."""
    models: list[type] = [*FACT_TYPES.values()]
    names: set[str] = set()
    for model in models:
        for name, hint in fields_of(model).items():
            names.add(name)
            inner = slot(hint)
            record = inner.record or (slot(inner.item).record if inner.item else None)
            if record and record not in models:
                models.append(record)
    return frozenset(names)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])[\"']?(?:{'|'.join(sorted(map(re.escape, field_names())))})[\"']?[ \t]*:(?:\s|$)")


def names_field(text: str) -> bool:
    """Tell whether the name of a field with its colon stands in a text."""
    return _named().search(text) is not None
