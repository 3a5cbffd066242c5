"""What a part of a book refers to, what it bears, and which characters it needs: found by walking through all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from generator.model.record import Value

CODE: Final = frozenset({"svg", "to", "out", "label", "labels", "code", "type", "style", "address"})
"""Names of what is not set as text; the words of a drawing stand in its fact too."""


class Survey(Value, frozen=True):
    """One part of a book, looked through."""

    labels: frozenset[str]
    """Those that it bears."""
    targets: frozenset[str]
    """Those to which it refers."""
    signs: frozenset[str]
    """Every character that is set."""
    weight: int
    """Bytes of its data, drawings left out: what setting it costs goes by that."""


def survey(part: object) -> Survey:
    """Return what is in a part of a book."""
    labels: set[str] = set()
    targets: set[str] = set()
    signs: set[str] = set()
    weight = 0
    for name, text in _texts("", msgspec.to_builtins(part)):
        if name == "label":
            labels.add(text)
        elif name == "to":
            targets.add(text)
        elif name not in CODE:
            signs.update(text)
            weight += len(text)
        weight += len(name)
    nowhere = {""}
    return Survey(
        labels=frozenset(labels - nowhere),
        targets=frozenset(targets - nowhere),
        signs=frozenset(signs),
        weight=weight,
    )


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (whatever JSON can hold)
    """Yield every text in plain data, with the name of the field that it stands in."""
    match value:
        case str():
            yield name, value
        case dict():
            for key, part in value.items():
                yield from _texts(key, part)
        case list() | tuple():
            for part in value:
                yield from _texts(name, part)
