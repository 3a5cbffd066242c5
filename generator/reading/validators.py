"""What a file's fields are checked with: a validator of pydantic's for each kind, made from the annotations alone.

pydantic would make the same from the same annotations, but takes longer to be imported and to do so than a build
after an edit takes for all else that it reads. A test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, cast, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator

from generator.model.facts.base import Fact
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import Matching, Required
from generator.model.kinds import KindName
from generator.reading.numerals import NUMERAL, NUMERAL_MAX_LENGTH
from generator.reading.tree import YamlValue

Schema: TypeAlias = dict[str, Any]
"""A schema as pydantic-core reads it."""


def validate(kind: KindName, fact_id: str, fields: Mapping[str, YamlValue]) -> Fact:
    """Return the fact that a file's fields state; raises pydantic's ValidationError with all that is wrong.

    It is stricter than the model alone, because all values are texts in the file: numbers must be written as
    numerals, and a text that must not be empty, or has no default, must not be blank.
    """
    return cast(Fact, _validator(kind).validate_python({**fields, "id": fact_id}))


@cache
def _validator(kind: KindName) -> SchemaValidator:
    return SchemaValidator(cast(Any, schema_of(FACT_TYPES[kind])))


def schema_of(model: type) -> Schema:
    """Return the schema of a record; other fields than its own are refused."""
    hints = get_type_hints(model, include_extras=True)
    own = fields(model)
    return {
        "type": "dataclass",
        "cls": model,
        "config": {"extra_fields_behavior": "forbid"},
        "fields": [field.name for field in own],
        "slots": True,
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": model.__name__,
            "fields": [
                {"type": "dataclass-field", "name": field.name, "schema": _field(field, hints[field.name])}
                for field in own
            ],
        },
    }


def _field(field: Field[Any], hint: Any) -> Schema:  # noqa: ANN401 (any annotation)
    schema = _schema(hint)
    if field.default is MISSING:
        return _not_blank(schema) if schema["type"] == "str" else schema
    return {"type": "default", "schema": schema, "default": field.default}


def _schema(hint: Any) -> Schema:  # noqa: ANN401, PLR0911 (any annotation, and a line for each form of one)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _constrained(_schema(arguments[0]), hint.__metadata__)
    if origin is tuple:
        return {"type": "tuple", "items_schema": [_schema(arguments[0])], "variadic_item_index": 0}
    if origin is Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin is UnionType:
        (one,) = (argument for argument in arguments if argument is not NoneType)
        return {"type": "nullable", "schema": _schema(one)}
    if hint is Decimal:
        numeral = {"type": "str", "pattern": NUMERAL, "max_length": NUMERAL_MAX_LENGTH, "strict": True}
        return {"type": "chain", "steps": [numeral, {"type": "decimal"}]}
    if isinstance(hint, type) and is_dataclass(hint):
        return schema_of(hint)
    if hint is str:
        return {"type": "str"}
    raise TypeError(f"no schema is known for {hint!r}")


def _constrained(schema: Schema, markers: tuple[object, ...]) -> Schema:
    for marker in markers:
        if isinstance(marker, Matching):
            schema = {**schema, "pattern": marker.pattern, "max_length": marker.max_length}
        elif isinstance(marker, Required):
            schema = {**schema, "min_length": 1}
    return _not_blank(schema) if schema["type"] == "str" and schema.get("min_length") else schema


def _not_blank(text: Schema) -> Schema:
    return text if "pattern" in text else {**text, "pattern": r"\S"}
