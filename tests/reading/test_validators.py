"""The validators made from the annotations are those that pydantic would make."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import make_dataclass
from typing import Any

import pytest

from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.numerals import NUMERAL, NUMERAL_MAX_LENGTH
from generator.reading.schema import adapter
from generator.reading.validators import schema_of

NOT_OURS = {"metadata", "ref", "title"}
"""What pydantic's schemas hold for messages, JSON Schemas and themselves."""

DEFAULTS = {("frozen", False), ("post_init", False), ("init", True), ("collect_init_only", False)}
"""What pydantic says though it is so anyway."""


def for_texts(schema: dict[str, Any], shared: dict[str, Any]) -> Any:
    """Pydantic's schema without what is not ours, with shared parts written out, and as strict as texts need."""
    if schema.get("type") == "definitions":
        shared = {one["ref"]: one for one in schema["definitions"]}
        return for_texts(schema["schema"], shared)
    if schema.get("type") == "definition-ref":
        return for_texts(shared[schema["schema_ref"]], shared)
    if schema.get("type") == "decimal":
        numeral = {"type": "str", "pattern": NUMERAL, "max_length": NUMERAL_MAX_LENGTH, "strict": True}
        return {"type": "chain", "steps": [numeral, {"type": "decimal"}]}
    made = {}
    for key, part in schema.items():
        if key in NOT_OURS or (isinstance(part, bool) and (key, part) in DEFAULTS) or part == []:
            continue
        if isinstance(part, dict):
            made[key] = for_texts(part, shared)
        elif isinstance(part, list):
            made[key] = [for_texts(one, shared) if isinstance(one, dict) else one for one in part]
        else:
            made[key] = part
    blank = made.get("type") == "str" and made.get("min_length")
    if blank and "pattern" not in made:
        made["pattern"] = r"\S"
    inner = made.get("schema", {})
    if made.get("type") == "dataclass-field" and inner["type"] == "str" and "pattern" not in inner:
        made["schema"] = {**inner, "pattern": r"\S"}
    return made


@pytest.mark.parametrize("kind", sorted(FACT_TYPES))
def test_a_schema_is_the_one_that_pydantic_makes(kind: KindName) -> None:
    """Each field of each record is checked as pydantic would, and numbers and blank texts more strictly."""
    theirs: Any = adapter(kind).core_schema
    assert schema_of(FACT_TYPES[kind]) == for_texts(theirs, {})


def test_what_no_field_has_is_not_guessed() -> None:
    """A record with a field of a type that is not known here fails at once, and not when somebody uses it."""
    with pytest.raises(TypeError, match="no schema is known for <class 'float'>"):
        schema_of(make_dataclass("Odd", [("share", float)]))


def test_facts_are_read_without_pydantic_itself() -> None:
    """Checking a sound fact imports the validator alone: the library around it takes longer than most builds."""
    code = (
        "import sys\n"
        "from generator.reading.facts import parse_fact\n"
        "parse_fact(b'title: A port', path='content/terms/port.yml', kind='term', fact_id='port')\n"
        "print('pydantic' in sys.modules, 'pydantic_core' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["True", "True"]  # `definition` is missing, so the message asks for its description
    sound = code.replace("title: A port", "title: A port\\ndefinition: Where ships lie.")
    run = subprocess.run([sys.executable, "-c", sound], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["False", "True"]
