"""What the model expects at a path of keys, read from the annotations of the kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from generator.model.diagnostics import Keys
from generator.model.facts.base import Fact
from generator.model.fields import ID_MAX_LENGTH, ID_PATTERN, Matching, Ref
from generator.model.record import Value
from generator.reading.wording import listed

Shape: TypeAlias = Literal["mapping", "list", "choice", "number", "text"]


class Slot(Value, frozen=True, kw_only=True):
    """One place of the model."""

    shape: Shape
    record: type | None = None
    """The record a mapping becomes."""
    item: Any = None
    """Annotation of a list's entries."""
    choices: tuple[str, ...] = ()
    """The words of a closed vocabulary."""
    form: Matching | None = None
    """The form of a text, where it has one."""

    @property
    def is_id(self) -> bool:
        """Whether the text is an id."""
        return self.form is not None and self.form.pattern == ID_PATTERN


@cache
def fields_of(model: type) -> Mapping[str, Any]:
    """Return the annotation of each field that a file may hold, in the order in which files hold them.

    A fact's id is its file's name. What repeats the fact in other languages comes after all that it repeats.
    """
    hints = get_type_hints(model, include_extras=True)
    names = sorted((field.name for field in fields(model)), key=lambda name: name == "translations")
    return {name: hints[name] for name in names if not (issubclass(model, Fact) and name == "id")}


def slot(annotation: Any) -> Slot:  # noqa: ANN401 (any annotation)
    """Return what an annotation expects."""
    form = None
    while get_origin(annotation) in {Annotated, Union, UnionType}:
        if get_origin(annotation) is Annotated:
            form = next((mark for mark in annotation.__metadata__ if isinstance(mark, Matching)), form)
            if any(isinstance(mark, Ref) for mark in annotation.__metadata__):
                form = form or Matching(ID_PATTERN, max_length=ID_MAX_LENGTH)
            annotation = annotation.__origin__
        else:
            annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
    if is_dataclass(annotation) and isinstance(annotation, type):
        return Slot(shape="mapping", record=annotation)
    if get_origin(annotation) is tuple:
        return Slot(shape="list", item=get_args(annotation)[0])
    if get_origin(annotation) is Literal:
        return Slot(shape="choice", choices=get_args(annotation))
    return Slot(shape="number" if annotation is Decimal else "text", form=form)


def slot_at(model: type, keys: Keys) -> Slot | None:
    """Return what `model` expects at `keys`, or None where it has no such place."""
    found = slot(model)
    for key in keys:
        if found.record is not None and isinstance(key, str) and key in fields_of(found.record):
            found = slot(fields_of(found.record)[key])
        elif found.shape == "list" and isinstance(key, int):
            found = slot(found.item)
        else:
            return None
    return found


def described(expected: Slot) -> str:
    """Return what belongs into a slot, with its article: "a list of ids"."""
    if expected.shape == "list":
        item = slot(expected.item)
        if item.shape == "mapping":
            return "a list of entries"
        return "a list of ids" if item.is_id else "a list of texts"
    if expected.record is not None:
        return f"a mapping with {listed(fields_of(expected.record))}"
    if expected.shape == "choice":
        return f"one of {listed(expected.choices)}"
    if expected.shape == "number":
        return "a number"
    return "an id" if expected.is_id else "a text"
