"""How every value is declared: frozen, slotted, keyword-only; facts as records, everything else as `Value`.

A docstring under a field is its description in the field reference and in the JSON Schema, and
`__pydantic_config__` is read only where YAML comes in. So the model itself needs no pydantic.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

import msgspec

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen, slotted, keyword-only dataclass that refuses unknown fields when read from YAML."""
    made: Any = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}
    return made  # type: ignore[no-any-return]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all values but facts: as frozen as a record, and both its classes and its instances are made faster.

    Facts themselves are records, because what reads them from YAML knows only those.
    """
