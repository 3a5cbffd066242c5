"""The kinds as pydantic sees them: what a file is checked with, and its JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import SchemaValidator

from generator.model.facts.base import Fact
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.numerals import NUMERAL, NUMERAL_MAX_LENGTH
from generator.reading.tree import Value


@cache
def adapter(kind: KindName) -> TypeAdapter[Fact]:
    """Return pydantic's adapter for a kind."""
    return TypeAdapter(FACT_TYPES[kind])


def validate(kind: KindName, fact_id: str, fields: Mapping[str, Value]) -> Fact:
    """Return the fact that a file's fields state; raises pydantic's ValidationError with all that is wrong."""
    return cast(Fact, _validator(kind).validate_python({**fields, "id": fact_id}))


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


@cache
def _validator(kind: KindName) -> SchemaValidator:
    return SchemaValidator(_for_texts(adapter(kind).core_schema))


def _for_texts(schema: Any) -> Any:  # noqa: ANN401 (a tree of pydantic's own)
    """Return pydantic's schema made stricter for values that are all texts in the file.

    Numbers must be written as numerals; a text that must not be empty, or has no default, must not be blank.
    """
    if isinstance(schema, list):
        return [_for_texts(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "decimal":
        numeral = {"type": "str", "pattern": NUMERAL, "max_length": NUMERAL_MAX_LENGTH, "strict": True}
        return {"type": "chain", "steps": [numeral, schema]}
    if schema.get("type") == "str" and schema.get("min_length"):
        return _not_blank(schema)
    if schema.get("type") == "dataclass-field" and schema["schema"]["type"] == "str":
        return {**schema, "schema": _not_blank(schema["schema"])}
    return {key: part if key == "metadata" else _for_texts(part) for key, part in schema.items()}


def _not_blank(text: dict[str, Any]) -> dict[str, Any]:
    return text if "pattern" in text else {**text, "pattern": r"\S"}


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
