"""The JSON Schema of each kind, which editors use, says what reading does."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pytest

from generator.model.diagnostics import Diagnostic
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.schema import description, json_schema
from generator.reading.shapes import fields_of, slot, slot_at

KINDS = sorted(FACT_TYPES)


def records_of(model: type) -> set[type]:
    """Return `model` and all records inside it."""
    found = {model}
    for annotation in fields_of(model).values():
        expected = slot(annotation)
        expected = slot(expected.item) if expected.shape == "list" else expected
        if expected.record is not None:
            found |= records_of(expected.record)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_has_the_fields_of_its_kind(kind: KindName) -> None:
    """Every field but the id stands in the schema; those without a default are required; others are refused."""
    schema = json_schema(kind)
    own = [field for field in fields(FACT_TYPES[kind]) if field.name != "id"]
    assert set(schema["properties"]) == {field.name for field in own}
    assert set(schema["required"]) == {field.name for field in own if field.default is MISSING}
    assert schema["additionalProperties"] is False
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: KindName) -> None:
    """The text under each field of the model is there to be shown when the field is missing."""
    for record in records_of(FACT_TYPES[kind]):
        for field in fields_of(record):
            assert description(kind, record, field), f"{record.__name__}.{field}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_made_anew_each_time(kind: KindName) -> None:
    """Whoever changes a schema changes their own copy."""
    json_schema(kind)["properties"].clear()
    assert json_schema(kind)["properties"]


def test_a_path_of_keys_leads_to_what_belongs_there() -> None:
    """The model is asked by the same keys that the file has."""
    claim = FACT_TYPES["claim"]
    stance = slot_at(claim, ("statements", 3, "stance"))
    assert stance is not None
    assert stance.choices == ("affirms", "denies", "qualifies", "declines")
    assert slot_at(claim, ("statements", "stance")) is None
    assert slot_at(claim, ("nothing",)) is None
    whole = slot_at(claim, ())
    assert whole is not None
    assert is_dataclass(whole.record)


@pytest.mark.parametrize("kind", KINDS)
def test_no_value_of_a_wrong_shape_is_taken(kind: KindName, wrong: Callable[..., list[Diagnostic]]) -> None:
    """For each field a list of a mapping, or a text where that is wanted, is refused at that field."""
    for name, annotation in fields_of(FACT_TYPES[kind]).items():
        value: Any = [{"x": "y"}] if slot(annotation).shape != "list" else "a text"
        found = wrong(json.dumps({name: value}), kind)
        told = {diagnostic.rule for diagnostic in found if diagnostic.place.keys == (name,)}
        assert told == {"F003"}, f"{kind}.{name}: {found}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_required_field_is_missed(kind: KindName, wrong: Callable[..., list[Diagnostic]]) -> None:
    """Each required field that is absent, empty or blank is told once, whatever else is wrong."""
    required = json_schema(kind)["required"]
    absent = wrong("summary: Short.\n", kind)
    endings = {"statements": "no statement", "anchors": "no anchor"}
    told = [diagnostic.message for diagnostic in absent]
    for name in required:
        assert sum(message.endswith(endings.get(name, f"`{name}`")) for message in told) == 1, (name, told)
    assert len(told) == len(required)
    for blank in ("", '"  "', "[]"):
        found = wrong("".join(f"{name}: {blank}\n" for name in required), kind)
        assert sorted(diagnostic.place.keys for diagnostic in found) == sorted((name,) for name in required), (
            blank,
            found,
        )
        assert {diagnostic.rule for diagnostic in found} <= {"F002", "C001", "C002"}
