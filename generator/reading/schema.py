"""The JSON Schema of each kind, as pydantic makes it from the model."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from generator.model.facts.base import Fact
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.numerals import NUMERAL


@cache
def adapter(kind: KindName) -> TypeAdapter[Fact]:
    """Return pydantic's adapter for a kind."""
    return TypeAdapter(FACT_TYPES[kind])


def json_schema(kind: KindName) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the files of a kind; their id is not among the fields."""
    schema = adapter(kind).json_schema()
    _readable_numbers(schema)
    for name, shared in TypeAdapter(Fact).json_schema()["properties"].items():
        # The text under a field that all kinds share stands in their base, where pydantic does not look.
        schema["properties"][name]["description"] = shared["description"]
    schema["properties"].pop("id")
    schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def description(kind: KindName, model: type, field: str) -> str:
    """Return what the model says under a field of `model`, a record that facts of `kind` hold."""
    schema = _descriptions(kind)
    records = schema.get("$defs", {})
    found = records.get(model.__name__, schema)["properties"].get(field, {})
    # Where a field and its record have the same description, pydantic writes it once, under the record.
    of_record = records.get(found.get("$ref", "").rpartition("/")[2], {})
    return str(found.get("description") or of_record.get("description", ""))


@cache
def _descriptions(kind: KindName) -> dict[str, Any]:
    return json_schema(kind)


def _readable_numbers(schema: Any) -> None:  # noqa: ANN401 (any JSON)
    """Say of each number what is true of it in YAML: a number, or a numeral in quotation marks."""
    if isinstance(schema, dict):
        for part in schema.values():
            _readable_numbers(part)
        options = schema.get("anyOf", [])
        if {"type": "number"} in options:
            schema["anyOf"] = [{"type": "number"}, {"type": "string", "pattern": NUMERAL}]
            schema.pop("default", None)
    elif isinstance(schema, list):
        for part in schema:
            _readable_numbers(part)
