"""Where each value of a file stands; made only when something has to be pointed at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

from generator.model.diagnostics import Keys
from generator.model.record import Value
from generator.reading.guard import guard
from generator.reading.lines import Lines
from generator.reading.tree import compose_node


class Spot(Value, frozen=True, kw_only=True):
    """Where one value stands; offsets are code points of the file's text, end exclusive."""

    key: tuple[int, int] | None
    """The field's name; None for entries of lists and for the whole file."""
    value: tuple[int, int]
    text: str | None
    """The text that YAML makes of it; None for lists and mappings."""

    def inside(self, lines: Lines, start: int, end: int) -> tuple[int, int] | None:
        """Return where the code points `start` to `end` of the text stand, or None where that cannot be said.

        It can for a text on one line that YAML takes as it stands, without escapes or folded lines.
        """
        began, stopped = self.value
        raw = lines.text[began:stopped]
        quoted = int(raw[:1] in {'"', "'"} and raw[1:-1] == self.text)
        if (not quoted and raw != self.text) or "\n" in raw:
            return None
        size = stopped - began - 2 * quoted
        return began + quoted + min(start, size), began + quoted + min(max(start, end), size)


def positions(lines: Lines) -> Mapping[Keys, Spot]:
    """Return the place of every value by its keys, in the order of the file; empty for YAML that may not be read."""
    if guard(lines, ""):
        return {}
    node = compose_node(lines)
    found: dict[Keys, Spot] = {}
    for keys, spot in () if node is None else _spots(node, (), None, lines):
        found.setdefault(keys, spot)
    return found


def _spots(node: yaml.Node, keys: Keys, key: tuple[int, int] | None, lines: Lines) -> Iterator[tuple[Keys, Spot]]:
    text = node.value if isinstance(node, yaml.ScalarNode) else None
    yield keys, Spot(key=key, value=(node.start_mark.index, end_of(node, lines)), text=text)
    if isinstance(node, yaml.MappingNode):
        for name, child in node.value:
            yield from _spots(child, (*keys, name.value), (name.start_mark.index, name.end_mark.index), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _spots(child, (*keys, number), None, lines)


def end_of(node: yaml.Node, lines: Lines) -> int:
    """Return where a value really ends: the parser lets lists, mappings and long texts run on to the next token."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(lines.text[start:end].rstrip(" \t\n"))
    last = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return end_of(last, lines)
