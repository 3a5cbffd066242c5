"""Snippets for VS Code: each kind's required fields, and each entry of a list, to be filled in with the Tab key.

Made from the model; what a place in a snippet holds at first is the field's example, so that a snippet as it is
inserted is a file of the right form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from itertools import count
from types import UnionType
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from generator.model.examples import example_of
from generator.model.facts.base import Fact
from generator.model.facts.figure import Estimate
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import Anchor, Selector
from generator.model.kinds import KINDS, KindName
from generator.model.schema_addresses import modeline

WITH_IT: Final = {Anchor: ("exact",), Estimate: ("best",)}
"""Fields that an entry needs though others could stand in their place."""

SPANS: Final = ["- source: ${1:harbour}", "  spans:", "    - exact: ${2:first piece}", "    - exact: ${3:second piece}"]


@dataclass(frozen=True, kw_only=True)
class Snippet:
    """One snippet as VS Code reads it."""

    prefix: str
    description: str
    body: list[str]
    scope: str = "yaml"


def snippet_file() -> bytes:
    """Return the file of all snippets."""
    found = {snippet.description: vars(snippet) for snippet in snippets()}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def snippets() -> Iterator[Snippet]:
    """Yield a snippet for each kind, then one for each sort of entry that lists hold."""
    for kind in KINDS:
        numbers = count(1)
        body = [modeline(kind.name).rstrip(), *_lines(FACT_TYPES[kind.name], numbers)]
        yield Snippet(prefix=kind.name, description=f"{kind.singular}: a whole file", body=body)
    for record in _entries():
        words = re.sub(r"(?<!^)(?=[A-Z])", "-", record.__name__).lower()
        first, *rest = _lines(record, count(1))
        body = [f"- {first}", *(f"  {line}" for line in rest)]
        yield Snippet(prefix=words, description=f"{words.replace('-', ' ').capitalize()}: an entry", body=body)
    yield Snippet(prefix="anchor-spans", description="Anchor: a quote that the article interrupts", body=SPANS)


def _entries() -> list[type]:
    found: dict[type, None] = {}
    kinds: dict[KindName, type[Fact]] = FACT_TYPES
    waiting: list[type] = list(kinds.values())
    while waiting:
        for hint in get_type_hints(waiting.pop(0)).values():
            inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
            if isinstance(inner, type) and is_dataclass(inner) and inner not in found:
                waiting.append(inner)
                if get_origin(hint) is tuple:
                    found[inner] = None
    return [record for record in found if record is not Selector]


def _lines(record: type, numbers: Iterator[int]) -> list[str]:
    """Return the required fields of a record as lines of YAML with places to fill in."""
    hints = get_type_hints(record, include_extras=True)
    lines: list[str] = []
    for field in fields(record):
        if issubclass(record, Fact) and field.name == "id":
            continue
        if field.default is MISSING or field.name in WITH_IT.get(record, ()):
            lines += _value(record, field.name, hints[field.name], numbers)
    return lines


def _value(record: type, name: str, hint: Any, numbers: Iterator[int]) -> list[str]:  # noqa: ANN401 (any annotation)
    while get_origin(hint) in {Annotated, UnionType}:
        hint = get_args(hint)[0]
    if get_origin(hint) is Literal:
        return [f"{name}: ${{{next(numbers)}|{','.join(get_args(hint))}|}}"]
    if get_origin(hint) is tuple and is_dataclass(inner := get_args(hint)[0]):
        first, *rest = _lines(inner, numbers)  # type: ignore[arg-type] # a class here
        return [f"{name}:", f"  - {first}", *(f"    {line}" for line in rest)]
    if is_dataclass(hint):
        return [f"{name}:", *(f"  {line}" for line in _lines(hint, numbers))]  # type: ignore[arg-type] # a class here
    example = example_of(record, name)
    if get_origin(hint) is tuple and isinstance(example, list):
        return [f"{name}: [{', '.join(_place(next(numbers), one) for one in example)}]"]
    return [f"{name}: {_place(next(numbers), str(example) if hint is Decimal else _quoted(str(example)))}"]


def _place(number: int, text: str) -> str:
    escaped = re.sub(r"([$}\\])", r"\\\1", text)
    return f"${{{number}:{escaped}}}"


def _quoted(text: str) -> str:
    """Return a text as YAML has it, in quotation marks where it would not be one without."""
    plain = re.fullmatch(r"\w(?:[^:#\[\]{}]|:(?! )|(?<! )#)*", text) and not re.fullmatch(r"[\d.]+", text)
    return text if plain else json.dumps(text, ensure_ascii=False)
