"""A look at a file's YAML events before anything is built from them.

The C parser builds nodes by recursion and dies of deep nesting; aliases let 400 bytes grow without end. An
event scan does neither, so everything that is not allowed is found here, and composing is safe afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

_STARTS: Final = frozenset({yaml.SequenceStartEvent, yaml.MappingStartEvent})
_ENDS: Final = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_NODES: Final = frozenset({yaml.ScalarEvent, yaml.AliasEvent}) | _STARTS

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


def _scan(lines: Lines, path: str) -> Iterator[Diagnostic]:
    # Asking the loader for its events, and telling by their exact class what they are, halves the cost of the scan.
    next_event: Callable[[], Any] = yaml.CBaseLoader(lines.text).get_event
    inside: list[int] = []  # per open collection how many nodes it has, negative in a list
    nodes = documents = 0
    while (event := next_event()) is not None:
        kind = type(event)
        if kind in _ENDS:
            inside.pop()
        elif kind in _NODES:
            nodes += 1
            if inside and inside[-1] >= 0:
                inside[-1] += 1
            plain = kind is yaml.ScalarEvent and event.tag is None and event.anchor is None and event.style != '"'
            if not plain or event.value == "<<":
                is_key = bool(inside) and inside[-1] > 0 and inside[-1] % 2 == 1
                yield from _features(lines, path, event, is_key=is_key)
            if kind in _STARTS:
                inside.append(-1 if kind is yaml.SequenceStartEvent else 0)
            if nodes > MAX_NODES or len(inside) > MAX_DEPTH:
                yield _limit(lines, path, event, nodes)
                return
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            yield from _document(lines, path, event, documents)
            if documents > 1:
                return


def _document(lines: Lines, path: str, event: Any, number: int) -> Iterator[Diagnostic]:  # noqa: ANN401 (untyped)
    """What is wrong with how a document begins."""
    if number > 1:
        yield _at(lines, path, event, "Y006", "a second document begins here", help=_SECOND)
    elif event.version or event.tags:
        yield _at(lines, path, event, "Y005", "a directive is not allowed", help="delete the line with `%`")


def _limit(lines: Lines, path: str, event: Any, nodes: int) -> Diagnostic:  # noqa: ANN401 (untyped)
    """Which limit a node is beyond."""
    if nodes > MAX_NODES:
        message = f"the file has more than {MAX_NODES:,} values"
        return _at(lines, path, event, "Y007", message, help="look for text that was pasted by mistake")
    message = f"values are nested more than {MAX_DEPTH} deep"
    return _at(lines, path, event, "Y007", message, help="look for brackets that were opened too often")


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
