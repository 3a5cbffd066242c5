"""A look at a file's YAML events before anything is built from them.

The C parser builds nodes by recursion and dies of deep nesting; aliases let 400 bytes grow without end. An
event scan does neither, so everything that is not allowed is found here, and composing is safe afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import yaml

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.escapes import escaped
from generator.reading.lines import Lines
from generator.reading.slips.explain import explain
from generator.reading.wording import code

MAX_DEPTH: Final = 32
MAX_NODES: Final = 50_000
MOST_FOUND: Final = 1_000
"""Diagnostics after which the scan ends; nobody mends a file that has more one by one."""

_QUOTE: Final = "when the text itself begins with this sign, put it in quotation marks"
_SECOND: Final = "move the second fact to a file of its own, or delete the `---`"
_WRITE_OUT: Final = "write the value out where it is used"


def guard(lines: Lines, path: str) -> tuple[Diagnostic, ...]:
    """Return what forbids composing the file: broken YAML, features that are not allowed, exceeded limits."""
    found: list[Diagnostic] = []
    try:
        found.extend(islice(_scan(lines, path), MOST_FOUND))
    except yaml.YAMLError as error:
        # `extend` has kept what the scan found up to here.
        found.append(explain(lines, path, error))
    return tuple(found)


class _Scan:
    """Where in the nesting the scan stands: per open collection how many nodes it has, negative in a list."""

    __slots__ = ("documents", "nodes", "open")

    def __init__(self) -> None:
        self.open: list[int] = []
        self.nodes = 0
        self.documents = 0

    def enter_node(self) -> bool:
        """Count a node; tell whether it is a key of a mapping."""
        self.nodes += 1
        if not self.open or self.open[-1] < 0:
            return False
        self.open[-1] += 1
        return self.open[-1] % 2 == 1


def _scan(lines: Lines, path: str) -> Iterator[Diagnostic]:
    scan = _Scan()
    for event in yaml.parse(lines.text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            scan.documents += 1
            if scan.documents > 1:
                yield _at(lines, path, event, "Y006", "a second document begins here", help=_SECOND)
                return
            if event.version or event.tags:
                yield _at(lines, path, event, "Y005", "a directive is not allowed", help="delete the line with `%`")
        elif isinstance(event, yaml.NodeEvent):
            yield from _features(lines, path, event, is_key=scan.enter_node())
            if scan.nodes > MAX_NODES:
                message = f"the file has more than {MAX_NODES:,} values"
                yield _at(lines, path, event, "Y007", message, help="look for text that was pasted by mistake")
                return
            if isinstance(event, yaml.CollectionStartEvent):
                scan.open.append(-1 if isinstance(event, yaml.SequenceStartEvent) else 0)
                if len(scan.open) > MAX_DEPTH:
                    message = f"values are nested more than {MAX_DEPTH} deep"
                    yield _at(lines, path, event, "Y007", message, help="look for brackets that were opened too often")
                    return
        elif isinstance(event, yaml.CollectionEndEvent):
            scan.open.pop()


def _features(lines: Lines, path: str, event: Any, *, is_key: bool) -> Iterator[Diagnostic]:  # noqa: ANN401 (untyped)
    """What one node uses that fact files may not use."""
    if isinstance(event, yaml.AliasEvent):
        message = f"an alias is not allowed: {code(f'*{event.anchor}')}"
        yield _at(lines, path, event, "Y005", message, help=(_WRITE_OUT, _QUOTE))
        return
    if event.anchor is not None:
        message = f"a YAML anchor is not allowed: {code(f'&{event.anchor}')}"
        yield _at(lines, path, event, "Y005", message, help=(_WRITE_OUT, _QUOTE))
    if event.tag is not None:
        shown = event.tag.replace("tag:yaml.org,2002:", "!!")
        yield _at(lines, path, event, "Y005", f"a tag is not allowed: {code(shown)}", help=(_QUOTE,))
    if not isinstance(event, yaml.ScalarEvent):
        if is_key:
            message = "a field's name is a text, not a list or a mapping"
            yield _at(lines, path, event, "F003", message, help="write the name, a colon, and then the value")
        return
    if is_key and event.value == "<<" and not event.style:
        yield _at(lines, path, event, "Y005", "a merge key is not allowed: `<<`", help="write the fields out")
    # Raw characters were looked at in the text; only an escape such as "\x07" can still make one.
    if event.style == '"':
        yield from _escapes(lines, path, event)


def _escapes(lines: Lines, path: str, event: Any) -> Iterator[Diagnostic]:  # noqa: ANN401 (untyped)
    return escaped(lines, path, event.start_mark.index, event.end_mark.index, event.value)


def _at(  # noqa: PLR0913 (the parts of a diagnostic)
    lines: Lines,
    path: str,
    event: Any,  # noqa: ANN401 (untyped)
    rule: str,
    message: str,
    *,
    help: str | tuple[str, ...],  # noqa: A002 (the name of the field)
) -> Diagnostic:
    region = lines.region(event.start_mark.index, event.end_mark.index)
    steps = (help,) if isinstance(help, str) else help
    return Diagnostic(rule=rule, place=Place(path=path, region=region), message=message, help=steps)
