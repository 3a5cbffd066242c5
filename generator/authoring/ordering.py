"""The fields of a fact file in the order of the model, each moved with the comments above it."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from generator.model.diagnostics import Keys
from generator.model.facts.union import FACT_TYPES
from generator.model.kinds import KindName
from generator.reading.lines import lines_of
from generator.reading.positions import end_of
from generator.reading.shapes import fields_of, slot_at
from generator.reading.tree import compose_node


def in_order(text: str, kind: KindName) -> str:
    """Return a fact file's text with the fields of every record in the order of the model.

    Args:
        text: Sound YAML as `laid_out` returns it.
        kind: The kind of the fact, whose model has the order. A record with a field that the model does not know
            stays as it is.
    """
    while (changed := _one_ordered(text, kind)) != text:
        text = changed
    return text


def _one_ordered(text: str, kind: KindName) -> str:
    """Put the first record that is out of order into order; its text is as it was where none is."""
    root = compose_node(lines_of(text))
    for keys, node in _records(root, ()) if root else ():
        expected = slot_at(FACT_TYPES[kind], keys)
        known = list(fields_of(expected.record)) if expected and expected.record else []
        names = [key.value for key, _ in node.value]
        if not known or not set(names) <= set(known) or len(set(names)) < len(names):
            continue
        wanted = sorted(range(len(names)), key=lambda number: known.index(names[number]))
        if wanted != list(range(len(names))):
            return _rearranged(text, node, wanted)
    return text


def _records(node: yaml.Node, keys: Keys) -> Iterator[tuple[Keys, yaml.MappingNode]]:
    """Yield the mappings on lines of their own, with their keys."""
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return
    if isinstance(node, yaml.MappingNode):
        yield keys, node
        for name, value in node.value:
            yield from _records(value, (*keys, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            yield from _records(child, (*keys, number))


def _rearranged(text: str, node: yaml.MappingNode, wanted: list[int]) -> str:
    lines, held = text.split("\n"), lines_of(text)
    starts = [held.position(key.start_mark.index).line - 1 for key, _ in node.value]
    column = held.position(node.value[0][0].start_mark.index).column - 1
    # Lines behind the end of each field: the comments and blank lines that follow are above the next one.
    ends = [held.position(max(key.end_mark.index, end_of(value, held))).line for key, value in node.value]
    tops = [_first_top(lines, starts[0]) if not column else starts[0], *ends[:-1]]
    lead = lines[starts[0]][:column]
    lines[starts[0]] = " " * column + lines[starts[0]][column:]
    blocks = [lines[top:stop] for top, stop in zip(tops, ends, strict=True)]
    # The dash of an entry stands before its first field, whichever that is.
    first = blocks[wanted[0]]
    at = starts[wanted[0]] - tops[wanted[0]]
    first[at] = lead + first[at][column:]
    moved = [line for number in wanted for line in blocks[number]]
    return "\n".join([*lines[: tops[0]], *moved, *lines[ends[-1] :]])


def _first_top(lines: list[str], start: int) -> int:
    """The first of the comments above the first field of a file, as far as they are not about the file itself.

    What stands at the top is about the file; where a blank line sets further comments off, those are of the field.
    """
    top = start
    while top > 0 and lines[top - 1].startswith("#"):
        top -= 1
    return top if top > 0 and not lines[top - 1].strip() else start
