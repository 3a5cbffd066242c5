"""One YAML document as plain mappings, lists and texts: every scalar is the text it looks like.

So `no`, `22:22`, `012` and `2024-02-30` hold no surprises; the schema says what each text stands for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml

from generator.model.diagnostics import Diagnostic, Keys, Place
from generator.model.outcome import Outcome
from generator.reading.entry import unglued
from generator.reading.lines import Lines
from generator.reading.wording import code

YamlValue: TypeAlias = str | Sequence["YamlValue"] | Mapping[str, "YamlValue"]
"""A text, a list or a mapping; a field without a value holds the empty text."""


def compose(lines: Lines, path: str) -> Outcome[Mapping[str, YamlValue]]:
    """Return the fields of a file that `guard` found nothing wrong with; the first of equal keys counts."""
    node = compose_node(lines)
    if isinstance(node, yaml.MappingNode) and node.value:
        found: list[Diagnostic] = []
        return Outcome(value=_mapping(node, lines, path, found), diagnostics=tuple(found))
    return Outcome(value={}, diagnostics=(_no_fields(node, lines, path),))


class _Loader(yaml.CBaseLoader):
    """The C parser without the library's search for what each node may stand for: nobody reads the tags."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Asked on the way down; nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Asked on the way up."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 (theirs)
        """Asked for the tag of each node."""
        return ""


def compose_node(lines: Lines) -> yaml.Node | None:
    """Return the file's root node, or None where the file holds only comments; raises YAMLError for broken YAML."""
    node = yaml.compose(lines.text, Loader=_Loader)
    assert node is None or isinstance(node, yaml.Node)  # noqa: S101 (the library says no more than object)
    return node


def value_at(tree: YamlValue, keys: Keys) -> YamlValue | None:
    """Return the value at `keys`, or None where there is none."""
    for key in keys:
        match tree, key:
            case Mapping(), str() if key in tree:
                tree = tree[key]
            case Sequence(), int() if not isinstance(tree, str) and key < len(tree):
                tree = tree[key]
            case _:
                return None
    return tree


def _value(node: yaml.Node, lines: Lines, path: str, found: list[Diagnostic]) -> YamlValue:
    value: Any = node.value
    kind = type(node)
    if kind is yaml.ScalarNode:
        return str(value)
    if kind is yaml.MappingNode:
        return _mapping(node, lines, path, found)
    return [child.value if type(child) is yaml.ScalarNode else _value(child, lines, path, found) for child in value]


def _mapping(node: yaml.Node, lines: Lines, path: str, found: list[Diagnostic]) -> dict[str, YamlValue]:
    fields: dict[str, YamlValue] = {}
    first: dict[str, yaml.Node] = {}
    for key, child in node.value:
        # Most values are texts, and a call for each of them would cost more than all the rest.
        value = child.value if type(child) is yaml.ScalarNode else _value(child, lines, path, found)
        if key.value in fields:
            first = first or _first_keys(node)
            found.append(_twice(key, first[key.value], lines, path))
        else:
            fields[key.value] = value
    return fields


def _first_keys(node: yaml.Node) -> dict[str, yaml.Node]:
    """The first key of each name in a mapping; only asked for where a name stands twice."""
    first: dict[str, yaml.Node] = {}
    for key, _ in node.value:
        first.setdefault(key.value, key)
    return first


def _twice(key: yaml.Node, first: yaml.Node, lines: Lines, path: str) -> Diagnostic:
    line = lines.position(first.start_mark.index).line
    return Diagnostic(
        rule="Y004",
        place=Place(path=path, region=lines.region(key.start_mark.index, key.end_mark.index)),
        message=f"the field {code(key.value)} stands twice",
        label=f"it already stands on line {line}",
        help=("keep one of the two, or join what they hold",),
    )


def _no_fields(node: yaml.Node | None, lines: Lines, path: str) -> Diagnostic:
    if node is None or (not isinstance(node, yaml.SequenceNode) and not node.value):
        return Diagnostic(
            rule="Y002",
            place=Place(path=path),
            message="the file states no fact",
            help=("write the fact, or delete the file",),
        )
    start = node.start_mark.index
    position = lines.position(start)
    line = lines.line(position.line)
    glued = unglued(line)
    steps = (f"write a space between the colon and the value:\n{glued[1]}",) if glued else ()
    return Diagnostic(
        rule="F003",
        place=Place(path=path, region=lines.region(start, start - position.column + 1 + len(line.rstrip()))),
        message=f"the file holds a {'list' if isinstance(node, yaml.SequenceNode) else 'text'}, not fields",
        help=(*steps, "a fact is written as fields, one below the other, such as `title: Storm damage`"),
    )
