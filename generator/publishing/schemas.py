"""The JSON Schema of each kind for editors: completion, explanation, and a word on mistakes while one types.

It is made from the model's annotations, as what reads the files is, and in draft 07, which the YAML language server
and all other editors know. It says less than `explainer check` does: what spans several places or files is not in it.
The ids of a project's facts are in a file of their own, because they change with every fact and the rest does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Final, Literal, get_args, get_origin, get_type_hints

from generator.model.choices import meanings_of
from generator.model.described import descriptions
from generator.model.examples import example_of
from generator.model.facts.base import Fact
from generator.model.facts.figure import Estimate
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import ID_MAX_LENGTH, ID_PATTERN, Anchor, Matching, Prose, Ref, Required, When
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName
from generator.model.schema_addresses import IDS
from generator.reading.numerals import NUMERAL, NUMERAL_MAX_LENGTH

Schema = dict[str, Any]
"""Any JSON Schema."""

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
MOST_IDS: Final = 1_000
"""Of so many facts of a kind the ids are offered; a longer list would help nobody, and stalls editors."""
EDTF_FORM: Final = (
    r"^(unknown|(([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?|\.\.)"
    r"(/(([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?|\.\.))?)?$"
)
"""How dates look. Whether there is such a day only `explainer check` can tell."""


def schema_files(ids: Mapping[KindName, Mapping[str, str]]) -> dict[str, bytes]:
    """Return all files of the folder of schemas, by name.

    Args:
        ids: For each kind its facts' ids, each with the fact's title.
    """
    return {**{f"{kind.name}.json": encoded(kind_schema(kind.name)) for kind in KINDS}, IDS: encoded(ids_schema(ids))}


def encoded(schema: Schema) -> bytes:
    """Return a schema as its file holds it."""
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def kind_schema(kind: KindName) -> Schema:
    """Return the schema of the files of a kind."""
    model, names = FACT_TYPES[kind], KIND_BY_NAME[kind]
    return {"$schema": DIALECT, "title": names.singular, **_record(model), "description": _plain(_docstring(model))}


def ids_schema(ids: Mapping[KindName, Mapping[str, str]]) -> Schema:
    """Return the ids that a project has, as definitions that the schemas of kinds lead to; sorted by id.

    Args:
        ids: For each kind its facts' ids, each with the fact's title.
    """
    known: Schema = {}
    for kind in sorted(KINDS, key=lambda kind: kind.name):
        titles = dict(sorted(ids.get(kind.name, {}).items())) if len(ids.get(kind.name, {})) <= MOST_IDS else {}
        # A choice from nothing can never hold, so that an id's form alone decides.
        known[kind.name] = {"enum": list(titles), "enumDescriptions": list(titles.values())} if titles else {"not": {}}
    anything = {"anyOf": [{"$ref": f"#/definitions/{name}"} for name in known]}
    return {
        "$schema": DIALECT,
        "$comment": "Made by `explainer schema` and `explainer serve`. Editors offer these ids and refuse no others.",
        "definitions": {**known, "any": anything},
    }


def _record(model: type) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    own = [field for field in fields(model) if not (issubclass(model, Fact) and field.name == "id")]
    about = descriptions(model)
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _field((model, field), hints[field.name], about[field.name]) for field in own},
    }
    required = [field.name for field in own if field.default is MISSING]
    if required:
        made["required"] = required
    if model is Anchor:
        # Worded so that editors name the field: of `oneOf` they say that several schemas match.
        made |= {"if": {"required": ["spans"]}, "then": {"properties": {"exact": False}}}
        made["else"] = {"required": ["exact"]}
    if model is Estimate:
        made["anyOf"] = [{"required": [field.name]} for field in own if hints[field.name] == Decimal | None]
    return made


def _field(of: tuple[type, Field[Any]], hint: Any, about: str) -> Schema:  # noqa: ANN401 (any annotation)
    model, name, required = of[0], of[1].name, of[1].default is MISSING
    schema, notes = _of(hint)
    if schema.get("type") == _TEXT and (required or (model, name) == (Anchor, "exact")):
        schema |= _NOT_BLANK
    if (model, name) == (Anchor, "spans"):
        schema |= {"minItems": 1}
    if (model, name) == (When, "date"):
        schema |= _DATE
    example = example_of(model, name)
    offered = example is not None and name not in _NOT_TO_BE_OFFERED and not _holds_ids(schema)
    if example is not None and not offered:
        notes.append(f"For example: `{', '.join(example) if isinstance(example, list) else example}`")
    return {
        **schema,
        "description": _plain(about),
        "markdownDescription": "\n\n".join([about, *notes, *(["*Required.*"] if required else [])]),
        **({"examples": [example]} if offered else {}),
    }


_NOT_TO_BE_OFFERED: Final = frozenset({"exact", "prefix", "suffix", "sha256", "text", "url"})
"""Editors offer what stands under `examples` as a value: not the words of another article, nor another file's sum."""


def _holds_ids(schema: Schema) -> bool:
    """Tell whether ids belong into a field, so that those of the project alone are to be offered."""
    one = schema.get("items", schema)
    return ("anyOf" in one and "type" in one) or one.get("pattern") == ID_PATTERN


_TEXT: Final = ["string", "number"]
"""Every value is a text for what reads the files, and `2024` is a number for editors alone."""
_NOT_BLANK: Final = {"pattern": r"\S", "patternErrorMessage": "Write a text."}
_DATE: Final = {
    "type": ["string", "integer"],
    "pattern": EDTF_FORM,
    "patternErrorMessage": "Write a date as 2024, 2024-04, 2024-04-27 or unknown.",
    "minimum": 0,
    "maximum": 9999,
}


def _of(hint: Any, marks: tuple[object, ...] = ()) -> tuple[Schema, list[str]]:  # noqa: ANN401, PLR0911 (a line for each form of annotation)
    """Return the schema of what an annotation describes, and what is to be said of it beside its description."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _of(arguments[0], (*marks, *hint.__metadata__))
    if origin is tuple:
        items, notes = _of(arguments[0])
        return {"type": "array", "items": items, **({"minItems": 1} if _marked(marks, Required) else {})}, notes
    if origin is Literal:
        meanings = meanings_of(arguments)
        words = {"enumDescriptions": [_plain(text) for text in meanings.values()]}
        return {"enum": list(meanings), **words, "markdownEnumDescriptions": list(meanings.values())}, []
    if origin is UnionType:
        return _of(next(kind for kind in arguments if kind is not type(None)), marks)
    if hint is Decimal:
        numeral = {"type": "string", "pattern": NUMERAL, "maxLength": NUMERAL_MAX_LENGTH}
        return {"anyOf": [{"type": "number"}, numeral]}, ["Digits alone, such as `1000` or `2.5`."]
    if is_dataclass(hint):
        return _record(hint), []  # type: ignore[arg-type] # a class here
    return _text(marks)


def _text(marks: tuple[object, ...]) -> tuple[Schema, list[str]]:
    form = next((mark for mark in marks if isinstance(mark, Matching)), None)
    for mark in marks:
        if isinstance(mark, Ref):
            return _reference(mark, optional=form is None)
    if form is None:
        notes = ["Short Markdown without HTML; `[[id]]` leads to another fact."] if _marked(marks, Prose) else []
        return {"type": _TEXT, **(_NOT_BLANK if _marked(marks, Required) else {})}, notes
    if form.pattern == ID_PATTERN:
        return _id_form(), ["An id: lower-case words joined by hyphens."]
    # A checksum may be digits alone, and is a number for editors then.
    digits = bool(re.search(form.pattern, "0" * form.max_length))
    kind = ["string", "integer"] if digits else "string"
    return {"type": kind, "pattern": form.pattern, "maxLength": form.max_length}, []


def _id_form() -> Schema:
    return {
        "type": ["string", "integer"],
        "pattern": ID_PATTERN,
        "patternErrorMessage": "An id is lower-case words joined by hyphens, such as `harbour-office`.",
        "maxLength": ID_MAX_LENGTH,
    }


def _reference(mark: Ref, *, optional: bool) -> tuple[Schema, list[str]]:
    """Return the form of ids with the known ones as choices; one that is not known yet is no fault here."""
    known = [{"$ref": f"{IDS}#/definitions/{name}"} for name in mark.kinds or ("any",)]
    names = " or ".join(KIND_BY_NAME[name].singular.lower() for name in mark.kinds) or "any fact"
    blank = [{"const": "", "doNotSuggest": True}] if optional else []
    return {"type": ["string", "integer"], "anyOf": [_id_form(), *known, *blank]}, [f"The id of a fact: {names}."]


def _marked(marks: Iterable[object], mark: type) -> bool:
    return any(isinstance(one, mark) for one in marks)


def _docstring(record: type) -> str:
    return " ".join((record.__doc__ or "").split())


def _plain(text: str) -> str:
    return text.replace("`", "")
