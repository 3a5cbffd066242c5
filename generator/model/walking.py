"""A fact walked generically: what its fields hold is read from their annotations, whatever the kind.

How to walk a record is worked out once for each class, so a new field or kind is walked without a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from generator.model.diagnostics import Keys
from generator.model.fields import LanguageTag, Own, Prose, Ref
from generator.model.record import Value

RecordT = TypeVar("RecordT")

Marker = Ref | Prose | Own | LanguageTag
"""What a field says of its text."""


class MarkedText(Value, frozen=True):
    """One text of a fact whose field says what the text is."""

    keys: Keys
    """Where it stands in its fact."""
    text: str
    """Never empty: an empty text means that there is nothing."""
    marker: Marker


class _Shape(Value, frozen=True, kw_only=True):
    """What a field's annotation says about its value."""

    marker: Marker | None = None
    item: _Shape | None = None
    """For a list: what each of its items is."""
    nested: type | None = None
    """For a record: its class."""


class _Step(Value, frozen=True, kw_only=True):
    """One field, or each item of a list, on the way to something that is looked for."""

    marker: Marker | None = None
    """For a text that is looked for: what it is."""
    item: _Step | None = None
    """For a list: each of its items."""
    taken: bool = False
    """For a record: whether it is looked for itself."""
    inside: _Walk | None = None
    """For a record that something looked for may stand in: how to walk it."""


class _Walk(Value, frozen=True, kw_only=True):
    """How the records of one class are walked in search of something."""

    steps: tuple[tuple[str, _Step], ...]
    """The fields that may lead to it, by name."""
    values: Callable[[object], tuple[Any, ...]]
    """Returns the values of these fields of a record."""


def marked_texts(holder: object) -> Iterator[MarkedText]:
    """Yield the references and the prose of a record and of the records inside it, in the order of the fields."""
    return _found(holder, (Ref, Prose))


def prose_in(holder: object) -> Iterator[MarkedText]:
    """Yield the prose alone, in the same order."""
    return _found(holder, (Prose,))


def own_texts_in(holder: object) -> Iterator[MarkedText]:
    """Yield the editors' own words, prose and plain, in the same order."""
    return _found(holder, (Prose, Own))


def language_tags_in(holder: object) -> Iterator[MarkedText]:
    """Yield the tags of languages, in the same order."""
    return _found(holder, (LanguageTag,))


def records_in(holder: object, of: type[RecordT]) -> Iterator[tuple[Keys, RecordT]]:
    """Yield the records of class `of` inside a record with their keys, in the order of the fields."""
    return _found(holder, (of,))


def _found(holder: object, wanted: tuple[type, ...]) -> Iterator[Any]:
    found: list[Any] = []
    _collect(holder, _walk(type(holder), wanted), (), found)  # type: ignore[arg-type] # mypy takes it for an instance
    return iter(found)


def _collect(holder: object, walk: _Walk, keys: Keys, found: list[Any]) -> None:
    """Append what is looked for inside a record; a list that grows costs less than generators in generators."""
    for (name, step), value in zip(walk.steps, walk.values(holder), strict=True):
        if not value:
            continue
        if step.marker:
            found.append(MarkedText(keys=(*keys, name), text=value, marker=step.marker))
        elif step.item:
            _collect_items(value, step.item, (*keys, name), found)
        else:
            if step.taken:
                found.append(((*keys, name), value))
            if step.inside:
                _collect(value, step.inside, (*keys, name), found)


def _collect_items(items: tuple[Any, ...], step: _Step, keys: Keys, found: list[Any]) -> None:
    for position, item in enumerate(items):
        if not item:
            continue
        if step.marker:
            found.append(MarkedText(keys=(*keys, position), text=item, marker=step.marker))
        elif step.item:
            _collect_items(item, step.item, (*keys, position), found)
        else:
            if step.taken:
                found.append(((*keys, position), item))
            if step.inside:
                _collect(item, step.inside, (*keys, position), found)


@cache
def _walk(cls: type, wanted: tuple[type, ...]) -> _Walk:
    """Return how a class is walked in search of markers or records of the classes `wanted`."""
    found = ((name, _step(shape, wanted)) for name, shape in _shapes(cls))
    steps = tuple((name, step) for name, step in found if step)
    names = [name for name, _ in steps]
    # For a single name attrgetter returns the value alone, and for none there is no such getter.
    values = attrgetter(*names) if len(names) > 1 else lambda holder: tuple(getattr(holder, name) for name in names)
    return _Walk(steps=steps, values=values)


def _step(shape: _Shape, wanted: tuple[type, ...]) -> _Step | None:
    """Return the step that a field takes; None where it cannot lead to anything wanted."""
    if shape.item:
        item = _step(shape.item, wanted)
        return _Step(item=item) if item else None
    if shape.nested:
        walk = _walk(shape.nested, wanted)
        step = _Step(taken=issubclass(shape.nested, wanted), inside=walk if walk.steps else None)
        return step if step.taken or step.inside else None
    return _Step(marker=shape.marker) if isinstance(shape.marker, wanted) else None


@cache
def _shapes(cls: type) -> tuple[tuple[str, _Shape], ...]:
    """Return the fields of a record class that are worth a look, with their shapes."""
    hints = get_type_hints(cls, include_extras=True)
    found = ((field.name, _shape(hints[field.name])) for field in fields(cls))
    return tuple((name, shape) for name, shape in found if shape is not None)


def _shape(hint: Any) -> _Shape | None:  # noqa: ANN401 (any annotation)
    """Return what a value with this annotation is; None where neither it nor anything in it is marked."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        markers = [marker for marker in hint.__metadata__ if isinstance(marker, Marker)]
        return _Shape(marker=markers[0]) if markers else _shape(arguments[0])
    if origin is tuple:
        item = _shape(arguments[0])
        return _Shape(item=item) if item else None
    return _Shape(nested=hint) if isinstance(hint, type) and is_dataclass(hint) else None
