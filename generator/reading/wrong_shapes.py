"""A text where a list belongs, a list where a text belongs, and so on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.entry import enclosed, unglued
from generator.reading.shapes import Slot, described
from generator.reading.tree import YamlValue
from generator.reading.wording import SHOWN, code


def wrong_shape(place: Place, name: str, value: YamlValue, expected: Slot) -> Diagnostic:
    """Return the diagnostic for a value of another shape than the model's.

    Args:
        place: Where the value stands.
        name: What messages call the value.
        value: What the file holds.
        expected: What belongs there.
    """
    return Diagnostic(
        rule="F003",
        place=place,
        message=f"{name} holds {_shape(value)}, not {described(expected)}",
        help=_steps(place, value, expected),
    )


def _shape(value: YamlValue) -> str:
    if isinstance(value, str):
        return "a text"
    return "a mapping" if isinstance(value, Mapping) else "a list"


_ENTRIES: Final = "begin each entry with `- ` on a line of its own"


def _steps(place: Place, value: YamlValue, expected: Slot) -> tuple[str, ...]:
    key = place.keys[-1]
    before = f"{key}: " if isinstance(key, str) else "- "
    if isinstance(value, str):
        return _steps_from_text(before, value, expected)
    if expected.shape == "list":
        return (_entries(key, value),)
    if expected.is_id and len(value) == 1 and not isinstance(value, Mapping) and isinstance(value[0], str):
        return (f"write one id, without brackets or `- `:\n{before}{value[0][:SHOWN]}",)
    as_text = _meant_text(value)
    if expected.shape == "mapping" or not as_text:
        return (f"write {described(expected)}",)
    return (f"a text with brackets or a colon needs quotation marks:\n{before}{enclosed(as_text)}",)


def _steps_from_text(before: str, value: str, expected: Slot) -> tuple[str, ...]:
    if len(value) > SHOWN or "\n" in value:
        return (f"write {described(expected)}",)
    glued = unglued(value)
    if glued and expected.shape == "mapping":
        return (f"write a space between the colon and the value: {code(glued[1])}",)
    if expected.shape == "mapping":
        return (f"write {described(expected)}, each on a line of its own below it",)
    if described(expected) == "a list of entries":
        return (_ENTRIES,)
    several = [part.strip() for part in value.split(",")]
    if len(several) > 1 and described(expected) == "a list of ids":
        return (f"a list is written with brackets:\n{before}[{', '.join(several)}]",)
    entry = value if all(sign not in value for sign in "[]{},:#\"'`&*!|>%@") else enclosed(value)
    return (f"a list of one is written with brackets:\n{before}[{entry}]",)


def _meant_text(value: YamlValue) -> str:
    """The text that was meant where YAML found brackets or a colon in it: `[[kcna]]`, `Meaning: unclear`."""
    if isinstance(value, str):
        return value if len(value) <= SHOWN else ""
    if isinstance(value, Mapping):
        pair = next(iter(value.items())) if len(value) == 1 else ("", "")
        return f"{pair[0]}: {pair[1]}" if isinstance(pair[1], str) and 0 < len(pair[0] + pair[1]) <= SHOWN else ""
    inner = _meant_text(value[0]) if len(value) == 1 else ""
    return f"[{inner}]" if inner else ""


def _entries(key: str | int, value: YamlValue) -> str:
    """How a list of entries is written, shown with the first field that stands there."""
    first = next(iter(value.items()), None) if isinstance(value, Mapping) else None
    if first is None or not isinstance(first[1], str) or not isinstance(key, str) or len(first[1]) > SHOWN:
        return _ENTRIES
    return f"{_ENTRIES}, and indent its other fields as far as the first:\n{key}:\n  - {first[0]}: {first[1]}"
