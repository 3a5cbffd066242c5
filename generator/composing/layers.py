"""Which node of a directed graph stands in which layer of its drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SIDE: Final = 3
"""Nodes side by side, as many as a phone shows; what would stand beside them stands below."""


def layers_of(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the layer of each node, nought on top, so that edges lead up to a smaller number and no layer is too wide.

    Where edges lead in a circle, one of them that closes it does not.
    """
    above: list[list[int]] = [[] for _ in range(count)]
    for origin, target in edges:
        above[origin].append(target)
    layers = [-1] * count
    width: dict[int, int] = {}
    done: list[int] = []
    state = [0] * count  # 1: on the way down from it, 2: done
    for start in range(count):
        _visit(start, above, state, done)
    # Nodes come after all above them, so each finds those placed; one that is not yet placed closes a circle.
    for node in done:
        layer = max((layers[one] + 1 for one in above[node] if layers[one] >= 0), default=0)
        while width.get(layer, 0) >= SIDE:
            layer += 1
        layers[node] = layer
        width[layer] = width.get(layer, 0) + 1
    return layers


def _visit(start: int, above: Sequence[Sequence[int]], state: list[int], done: list[int]) -> None:
    """Append `start` and all above it that are new, each after those above it; without recursion, however deep."""
    if state[start]:
        return
    state[start] = 1
    stack = [(start, iter(above[start]))]
    while stack:
        node, further = stack[-1]
        following = next((one for one in further if not state[one]), None)
        if following is None:
            stack.pop()
            done.append(node)
            continue
        state[following] = 1
        stack.append((following, iter(above[following])))
