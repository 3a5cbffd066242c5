"""A fact walked generically: what its fields hold is read from their annotations, whatever the kind.

How to walk a record is worked out once for each class, so a new field or kind is walked without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from generator.model.diagnostics import Keys
from generator.model.fields import Prose, Ref
from generator.model.record import record

RecordT = TypeVar("RecordT")


@record
class MarkedText:
    """One text of a fact whose field says what the text is."""

    keys: Keys
    """Where it stands in its fact."""
    text: str
    """Never empty: an empty text means that there is nothing."""
    marker: Ref | Prose


@record
class _Shape:
    """What a field's annotation says about its value."""

    marker: Ref | Prose | None = None
    item: _Shape | None = None
    """For a list: what each of its items is."""
    nested: bool = False
    """True for a record."""


def marked_texts(holder: object) -> Iterator[MarkedText]:
    """Yield the references and the prose of a record and of the records inside it, in the order of the fields."""
    for keys, value, shape in _values(holder, ()):
        if shape.marker and isinstance(value, str) and value:
            yield MarkedText(keys=keys, text=value, marker=shape.marker)


def records_in(holder: object, of: type[RecordT]) -> Iterator[tuple[Keys, RecordT]]:
    """Yield the records of class `of` inside a record with their keys, in the order of the fields."""
    for keys, value, _ in _values(holder, ()):
        if isinstance(value, of):
            yield keys, value


def _values(holder: object, keys: Keys) -> Iterator[tuple[Keys, object, _Shape]]:
    for name, shape in _plan(type(holder)):  # type: ignore[arg-type] # mypy mistakes a class for its instances here
        yield from _below(getattr(holder, name), shape, (*keys, name))


def _below(value: object, shape: _Shape, keys: Keys) -> Iterator[tuple[Keys, object, _Shape]]:
    if value is None:
        return
    if shape.item and isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _below(item, shape.item, (*keys, position))
        return
    yield keys, value, shape
    if shape.nested:
        yield from _values(value, keys)


@cache
def _plan(cls: type) -> tuple[tuple[str, _Shape], ...]:
    """Return the fields of a record class that are worth a look, with their shapes."""
    hints = get_type_hints(cls, include_extras=True)
    found = ((field.name, _shape(hints[field.name])) for field in fields(cls))
    return tuple((name, shape) for name, shape in found if shape is not None)


def _shape(hint: Any) -> _Shape | None:  # noqa: ANN401 (any annotation)
    """Return what a value with this annotation is; None where neither it nor anything in it is marked."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        markers = [marker for marker in hint.__metadata__ if isinstance(marker, Ref | Prose)]
        return _Shape(marker=markers[0]) if markers else _shape(arguments[0])
    if origin is tuple:
        item = _shape(arguments[0])
        return _Shape(item=item) if item else None
    return _Shape(nested=True) if is_dataclass(hint) else None
