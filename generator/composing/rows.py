"""The rows of a layered drawing: in which order their items stand, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.model.record import Value

GAP: Final = 8
"""Units between two places of one row."""
FIT: Final = 320
"""Units that the rows keep within where their items have room in them: a phone shows these at full size."""
_SWEEPS: Final = 8
_STARTS: Final = (1, 100, 7, 53, 31, 71, 17, 89)
"""What numbers are multiplied with for the orders from which the search begins; the second reverses the first."""
_STILL: Final = 0.5
"""Units; where nothing moves farther, all have found their places."""
_PRIME: Final = 101
_TRIED: Final = 12
"""Orders with the fewest crossings whose lines are measured."""


class Extent(Value, frozen=True, kw_only=True):
    """How much room something takes."""

    width: int
    height: int


@dataclass(slots=True, kw_only=True)
class Item:
    """Something that takes a place in a row: a node, a label, or a line on its way."""

    row: int
    size: Extent
    weight: int
    """How much it counts for what stands above and below it."""
    up: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)
    x: float = 0.0
    """Its middle."""


def arranged(items: Sequence[Item]) -> list[list[int]]:
    """Return the items of each row in an order in which few lines cross and these are short, and give them places."""
    rows: list[list[int]] = [[] for _ in range(max((one.row for one in items), default=-1) + 1)]
    for number, one in enumerate(items):
        rows[one.row].append(number)
    found: dict[tuple[tuple[int, ...], ...], int] = {}
    for start in _STARTS:
        order = [sorted(row, key=lambda number: (number * start % _PRIME, number)) for row in rows]
        for sweep in range(_SWEEPS):
            downward = sweep % 2 == 0
            for row in order if downward else reversed(order):
                _sort(items, order, row, downward=downward)
            _exchange(items, order)
            crossings = _crossings(items, order)
            found.setdefault(tuple(map(tuple, order)), crossings)
            if not crossings:
                break
        if min(found.values()) == 0:
            break
    fewest = min(found.values(), default=0)
    tried = [order for order, crossings in found.items() if crossings == fewest][:_TRIED]
    best = min(tried, key=lambda order: _settled(items, order), default=())
    if len(tried) > 1:
        _settled(items, best)
    return [list(row) for row in best]


def _sort(items: Sequence[Item], rows: Sequence[Sequence[int]], row: list[int], *, downward: bool) -> None:
    """Sort a row by where the neighbours of its items stand on average; items without any keep their places."""
    at = _positions(rows)
    keys: dict[int, tuple[float, int]] = {}
    for place, number in enumerate(row):
        near = items[number].up if downward else items[number].down
        keys[number] = (sum(at[one] for one in near) / len(near) if near else place, place)
    row.sort(key=keys.__getitem__)


def _exchange(items: Sequence[Item], rows: Sequence[list[int]]) -> None:
    """Exchange neighbours of a row where that takes crossings away."""
    at = _positions(rows)
    for row in rows:
        for place in (*range(len(row) - 1), *range(len(row) - 2, -1, -1)):
            one, other = row[place], row[place + 1]
            if _between(items, at, one, other) > _between(items, at, other, one):
                row[place], row[place + 1] = other, one
                at[one], at[other] = at[other], at[one]


def _between(items: Sequence[Item], at: Mapping[int, int], left: int, right: int) -> int:
    """Return how many lines of two items cross where one stands left of the other."""
    return sum(
        at[one] > at[other]
        for near, beside in ((items[left].up, items[right].up), (items[left].down, items[right].down))
        for one in near
        for other in beside
    )


def _positions(rows: Sequence[Sequence[int]]) -> dict[int, int]:
    return {number: place for row in rows for place, number in enumerate(row)}


def _crossings(items: Sequence[Item], rows: Sequence[Sequence[int]]) -> int:
    at = _positions(rows)
    found = 0
    for row in rows:
        ends = [(at[lower], at[upper]) for lower in row for upper in items[lower].up]
        found += sum((a - c) * (b - d) < 0 for place, (a, b) in enumerate(ends) for c, d in ends[:place])
    return found


def _settled(items: Sequence[Item], rows: Sequence[Sequence[int]]) -> float:
    """Give each item its middle, as near to its neighbours' as the order and the others' room allow.

    Returns how far lines lead sidewards in all.
    """
    room = max([FIT, *(_width(items, row) for row in rows)])
    for row in rows:
        _settle(items, row, [0.0] * len(row), room)
    before: list[float] = []
    for sweep in range(2 * _SWEEPS):
        now = [one.x for one in items]
        if before and max(abs(x - y) for x, y in zip(before, now, strict=True)) < _STILL:
            break
        before = now
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = []
            for number in row:
                one = items[number]
                near = [*one.up, *one.down]
                weights = [items[other].weight for other in near]
                middle = sum(items[other].x * weight for other, weight in zip(near, weights, strict=True))
                wanted.append(middle / sum(weights) if near else one.x)
            _settle(items, row, wanted, room)
    return sum(abs(items[upper].x - one.x) for one in items for upper in one.up)


def _width(items: Sequence[Item], row: Sequence[int]) -> int:
    return sum(items[number].size.width for number in row) + GAP * (len(row) - 1)


def _settle(items: Sequence[Item], row: Sequence[int], wanted: Sequence[float], room: float) -> None:
    """Move the items of a row as near to their wanted middles as their widths and the room allow, by least squares.

    With the widths taken off, the middles must not decrease, so this is isotonic regression: pool adjacent violators.
    Within bounds, its solution is that without bounds, cut off at them.
    """
    if not row:
        return
    offsets = [0.0]
    for one, other in pairwise(row):
        offsets.append(offsets[-1] + (items[one].size.width + items[other].size.width) / 2 + GAP)
    blocks: list[tuple[float, int, int]] = []  # sum of weighted wishes, of weights, number of items
    for number, wish, offset in zip(row, wanted, offsets, strict=True):
        weight = items[number].weight
        blocks.append(((wish - offset) * weight, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            (a, b, c), (d, e, f) = blocks[-2:]
            blocks[-2:] = [(a + d, b + e, c + f)]
    places = [total / weight for total, weight, count in blocks for _ in range(count)]
    least = (items[row[0]].size.width - room) / 2
    most = (room - items[row[-1]].size.width) / 2 - offsets[-1]
    for number, place, offset in zip(row, places, offsets, strict=True):
        items[number].x = min(max(place, least), most) + offset
