"""One layout for the lines of a fact file: indentation, gaps and blank lines, by position.

Only white space is moved. No word, no comment and no line end of prose is touched; who calls this compares the data
before and after all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import yaml

from generator.reading.lines import Lines, lines_of
from generator.reading.tree import compose_node

STEP: Final = 2
"""Columns by which each level stands further in."""

_GAP: Final = re.compile(r"[ \t]*")
_COLON: Final = re.compile(r"[ \t]*:[ \t]*")
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*")
_END: Final = re.compile(r"[ \t]*,?[ \t]*")
_HEADER: Final = re.compile(r"[|>][+-]?([1-9])?")


def laid_out(text: str) -> str:
    """Return a fact file's text in the one layout; `text` must be sound YAML with line feeds and one mapping."""
    lines = lines_of(text)
    node = compose_node(lines)
    if node is None:
        return text
    edits = _Edits(lines)
    edits.visit(node, 0)
    return _spaced(*edits.applied())


class _Edits:
    """What is to be replaced in a text, gathered node by node."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.text = lines.text
        self.indents: dict[int, int] = {}
        """New indentation of each line, by number, that begins with a name or a dash."""
        self.gaps: dict[tuple[int, int], str] = {}
        """New text of stretches inside lines."""
        self.inside: dict[int, tuple[int, bool]] = {}
        """New indentation of the lines that go on with a text or a list, and whether they are kept as they are."""
        tokens = list(yaml.scan(lines.text, Loader=yaml.CBaseLoader))
        self.dashes = [token.start_mark.index for token in tokens if isinstance(token, yaml.BlockEntryToken)]
        self.ends: dict[int, int] = {}
        for token in tokens:
            if token.end_mark.index > token.start_mark.index:
                line = lines.position(token.end_mark.index).line
                self.ends[line] = max(self.ends.get(line, 0), token.end_mark.index)

    def visit(self, node: yaml.Node, indent: int) -> None:
        """Lay out a node whose names or dashes stand at `indent`, or whose further lines stand there."""
        if isinstance(node, yaml.ScalarNode):
            self._scalar(node, indent)
        elif isinstance(node, yaml.CollectionNode) and node.flow_style:
            self._flow(node, indent)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._place(key.start_mark.index, indent)
                self._value(key, value, indent)
        else:
            for child in node.value:
                dash = self.dashes[bisect_left(self.dashes, child.start_mark.index) - 1]
                self._place(dash, indent)
                self._between(dash + 1, child.start_mark.index, _GAP, " ")
                if not _is_block(child):
                    self._place(child.start_mark.index, indent + STEP)
                self.visit(child, indent + STEP)

    def _value(self, key: yaml.Node, value: yaml.Node, indent: int) -> None:
        start = value.start_mark.index
        colon = self.text.index(":", key.end_mark.index)
        self._between(key.end_mark.index, colon, _GAP, "")
        if start > colon and self.text[colon + 1 : start].strip() == "" and start < len(self.text):
            self._between(colon + 1, start, _GAP, " " if not _is_empty(value) else "")
        if not _is_block(value):
            self._place(start, indent + STEP)
        self.visit(value, indent + STEP)

    def _place(self, at: int, indent: int) -> None:
        """Give the line of the sign at `at` an indentation, where that sign is its first one."""
        position = self.lines.position(at)
        if not self.lines.line(position.line)[: position.column - 1].strip() and at < len(self.text):
            self.indents.setdefault(position.line, indent)

    def _between(self, start: int, end: int, wanted: re.Pattern[str], gap: str) -> None:
        if wanted.fullmatch(self.text, start, end):
            self.gaps[start, end] = gap

    def _scalar(self, node: yaml.ScalarNode, indent: int) -> None:
        """The lines on which a text goes on."""
        first = self.lines.position(node.start_mark.index).line
        if node.style in {"|", ">"}:
            self._block(node, first, indent)
            return
        last = self.lines.position(node.end_mark.index).line
        for number in range(first + 1, last + 1):
            self.inside[number] = indent if self.lines.line(number).strip() else 0, False

    def _block(self, node: yaml.ScalarNode, first: int, indent: int) -> None:
        stop = self.lines.position(node.end_mark.index)
        last = stop.line if stop.column > 1 else stop.line - 1
        numbers = range(first + 1, last + 1)
        filled = [len(_GAP.match(self.lines.line(n))[0]) for n in numbers if self.lines.line(n).strip()]  # type: ignore[index]
        header = _HEADER.match(self.text, node.start_mark.index)
        if not filled or header is None or header[1]:
            # A number there says how far in the text stands, counted from what is around it.
            raise UnusualLayoutError
        for number in numbers:
            line = self.lines.line(number)
            old = len(line) - len(line.lstrip(" "))
            self.inside[number] = (indent + max(0, old - filled[0]) if line.strip() or old > filled[0] else 0), True

    def _flow(self, node: yaml.CollectionNode, indent: int) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        first, last = self.lines.position(start).line, self.lines.position(end).line
        if last > first:
            # How a list is broken into lines is left as it is; only its lines move together.
            line = self.lines.line(first)
            old = len(line) - len(line.lstrip())
            for number in range(first + 1, last + 1):
                further = self.lines.line(number)
                own = len(further) - len(further.lstrip())
                self.inside[number] = max(indent, indent - STEP + own - old) if further.strip() else 0, False
            return
        parts = (
            [(key, value) for key, value in node.value]
            if isinstance(node, yaml.MappingNode)
            else [(child, child) for child in node.value]
        )
        if not parts:
            self._between(start + 1, end - 1, _GAP, "")
            return
        self._between(start + 1, parts[0][0].start_mark.index, _GAP, "")
        for (_, before), (after, _) in pairwise(parts):
            self._between(before.end_mark.index, after.start_mark.index, _COMMA, ", ")
        self._between(parts[-1][1].end_mark.index, end - 1, _END, "")
        for key, value in parts:
            if key is not value:
                self._between(key.end_mark.index, value.start_mark.index, _COLON, ": ")
                self._flow_inside(key, indent)
            self._flow_inside(value, indent)

    def _flow_inside(self, node: yaml.Node, indent: int) -> None:
        if isinstance(node, yaml.CollectionNode):
            self._flow(node, indent)

    def applied(self) -> tuple[list[str], set[int]]:
        """Return the new lines, and the numbers of those that belong to a text or list of several lines."""
        made: list[str] = []
        for number, start in enumerate(self.lines.starts, 1):
            line = self.lines.line(number)
            made.append(self._line(number, start, line))
        return made, set(self.inside)

    def _line(self, number: int, start: int, line: str) -> str:
        if number in self.inside:
            indent, kept = self.inside[number]
            rest = line.lstrip(" ") if kept else line.lstrip()
            return " " * indent + rest if line.strip() or kept else ""
        bare = line.strip()
        if not bare:
            return ""
        if bare.startswith("#"):
            return " " * self._comment_indent(number, line) + bare
        end = self.ends.get(number, start + len(line))
        tail = self.text[end : start + len(line)].strip()
        parts: list[str] = []
        at = start + len(line) - len(line.lstrip())
        for (low, high), gap in sorted(self.gaps.items()):
            if at <= low and high <= end:
                parts += [self.text[at:low], gap]
                at = high
        body = "".join(parts) + self.text[at:end]
        indent = self.indents.get(number, len(line) - len(line.lstrip()))
        return " " * indent + body.rstrip() + (f" {tail}" if tail else "")

    def _comment_indent(self, number: int, line: str) -> int:
        """A comment stands as far in as what it stood level with, above it or else below."""
        old = len(line) - len(line.lstrip())
        below = next(self._numbers(number + 1, len(self.lines.starts) + 1), None)
        if below is not None and (self._old(below) >= old or old == 0):
            return self.indents[below] if self._old(below) >= old else 0
        for above in self._numbers(number - 1, 0, -1):
            if self._old(above) <= old:
                extra = STEP if self._old(above) < old else 0
                return self.indents[above] + extra
        return 0

    def _numbers(self, *bounds: int) -> Iterator[int]:
        return (number for number in range(*bounds) if number in self.indents)

    def _old(self, number: int) -> int:
        line = self.lines.line(number)
        return len(line) - len(line.lstrip())


class UnusualLayoutError(Exception):
    """A file is written in a way that is not worth moving by position."""


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _is_empty(node: yaml.Node) -> bool:
    return node.start_mark.index == node.end_mark.index


def _spaced(lines: list[str], inside: set[int]) -> str:
    """The text of some lines: one blank line at most between others, none at either end, one line end at the end."""
    kept: list[str] = []
    for number, line in enumerate(lines, 1):
        if number in inside or line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return "\n".join(kept) + "\n"
