"""A drawing of a directed graph in layers, after Sugiyama, Tagawa and Toda (1981); whole numbers, the same each time.

Every edge leads upward, from a node to one that stands above it, and has a label with a place of its own: a label is
laid out as a node of the row below its edge's bend, so that no label touches another one, a node or a line. The steps
are the usual ones: circles are opened, nodes get layers, rows get an order with few crossings, and places in each row
come as near to their neighbours as the others allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.composing.layers import layers_of
from generator.composing.rows import Extent, Item, arranged
from generator.model.record import Value

LEAD: Final = 22
"""Units from a row to the next, in which lines bend."""
_SLIGHT: Final = 3
"""Units sidewards that no line bends for."""
_STRAIGHT: Final = 8
"""How much more a bend of a line counts than a node that is not below its neighbours."""


class Bundle(Value, frozen=True, kw_only=True):
    """Edges that leave one node under one label."""

    origin: int
    """Number of the lower node."""
    targets: tuple[int, ...]
    """Numbers of the upper nodes, each once and none the origin."""
    label: Extent


class Spot(Value, frozen=True, kw_only=True):
    """The place of a node or a label."""

    x: int
    y: int
    """Of its left upper corner."""
    width: int
    height: int


Points = tuple[tuple[int, int], ...]
"""A line from its lower end to its upper end; between two points of different rows it bends."""


class Layout(Value, frozen=True, kw_only=True):
    """A finished drawing."""

    width: int
    height: int
    nodes: tuple[Spot, ...]
    labels: tuple[Spot, ...]
    """Of each bundle."""
    stems: tuple[Points, ...]
    """From each bundle's origin up to its label."""
    branches: tuple[tuple[Points, ...], ...]
    """From each bundle's label up to its targets."""


def layout_of(nodes: Sequence[Extent], bundles: Sequence[Bundle]) -> Layout:
    """Return the drawing of a graph; edges of a circle are drawn, one of them downward in truth."""
    layers = layers_of(len(nodes), [(one.origin, target) for one in bundles for target in one.targets])
    items = [Item(row=2 * layer, size=size, weight=1) for layer, size in zip(layers, nodes, strict=True)]
    ways: list[list[list[int]]] = []
    for one in bundles:
        label = len(items)
        down = [target for target in one.targets if layers[target] > layers[one.origin]]
        # A label stands right above its origin; where every edge leads down, right below.
        row = 2 * layers[one.origin] + (1 if len(down) == len(one.targets) else -1)
        items.append(Item(row=row, size=one.label, weight=2))
        _join(items, one.origin, label)
        ways.append([_way(items, label, target) for target in one.targets])
    rows = arranged(items)
    return _drawn(len(nodes), bundles, items, rows, ways)


def _join(items: list[Item], one: int, other: int) -> None:
    """Join two items of neighbouring rows."""
    lower, upper = (one, other) if items[one].row > items[other].row else (other, one)
    items[lower].up.append(upper)
    items[upper].down.append(lower)


def _way(items: list[Item], label: int, target: int) -> list[int]:
    """Add what a line needs in the rows between a label and a node; return all on the way, both ends too."""
    step = 1 if items[target].row > items[label].row else -1
    way = [label]
    for row in range(items[label].row + step, items[target].row, step):
        items.append(Item(row=row, size=Extent(width=2, height=0), weight=_STRAIGHT))
        _join(items, way[-1], len(items) - 1)
        way.append(len(items) - 1)
    _join(items, way[-1], target)
    return [*way, target]


def _drawn(
    count: int,
    bundles: Sequence[Bundle],
    items: Sequence[Item],
    rows: Sequence[Sequence[int]],
    ways: Sequence[Sequence[Sequence[int]]],
) -> Layout:
    left = min((one.x - one.size.width / 2 for one in items), default=0)
    heights = [max((items[number].size.height for number in row), default=0) for row in rows]
    tops = [sum(heights[:row]) + LEAD * row for row in range(len(rows))]
    spots = [
        Spot(
            x=round(one.x - one.size.width / 2 - left),
            y=tops[one.row] + _down(one, heights),
            width=one.size.width,
            height=one.size.height,
        )
        for one in items
    ]
    ports = _ports(items, spots)
    bands = [(top, top + height) for top, height in zip(tops, heights, strict=True)]

    def points(way: Sequence[int]) -> Points:
        found: list[tuple[int, int]] = []
        for place, number in enumerate(way):
            spot, up = spots[number], items[way[-1]].row < items[way[0]].row
            ends = [bands[items[number].row][1], bands[items[number].row][0]]
            if place == 0:
                found.append((ports[number, way[1]], spot.y if up else spot.y + spot.height))
            elif place == len(way) - 1:
                found.append((ports[number, way[-2]], spot.y + spot.height if up else spot.y))
            else:
                found += [(spot.x + 1, end) for end in (ends if up else ends[::-1])]
        return _straightened(found)

    return Layout(
        width=max((one.x + one.width for one in spots), default=0),
        height=tops[-1] + heights[-1] if rows else 0,
        nodes=tuple(spots[:count]),
        labels=tuple(spots[way[0][0]] for way in ways),
        stems=tuple(points([one.origin, way[0][0]]) for one, way in zip(bundles, ways, strict=True)),
        branches=tuple(tuple(points(one) for one in way) for way in ways),
    )


def _down(one: Item, heights: Sequence[int]) -> int:
    """Return how far below the top of its row an item begins: near its lines in the outer rows, else in the middle."""
    free = heights[one.row] - one.size.height
    if one.row == 0:
        return free
    return 0 if one.row == len(heights) - 1 else free // 2


def _straightened(points: Sequence[tuple[int, int]]) -> Points:
    """Return a line without bends that are too small to be meant."""
    found = [points[0]]
    for x, y in points[1:]:
        before = found[-1][0]
        found.append((before if abs(x - before) <= _SLIGHT else x, y))
    return tuple(dict.fromkeys(found))


def _ports(items: Sequence[Item], spots: Sequence[Spot]) -> dict[tuple[int, int], int]:
    """Return where each line leaves an item, by the item and the next one on the line: side by side, in their order."""
    found: dict[tuple[int, int], int] = {}
    for number, (one, spot) in enumerate(zip(items, spots, strict=True)):
        for near in (one.up, one.down):
            for place, other in enumerate(sorted(near, key=lambda other: (items[other].x, other)), 1):
                found[number, other] = spot.x + round(spot.width * place / (len(near) + 1))
    return found
