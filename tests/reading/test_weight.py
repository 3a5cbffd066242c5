"""No prose can stall a build: what a field may hold is rendered in time, and the rest is told by file and line."""

from __future__ import annotations

import time
from typing import Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.diagnostics import Diagnostic
from generator.model.facts.term import Term
from generator.model.read import ReadFact
from generator.reading.facts import parse_fact
from generator.reading.harmless import is_harmless
from generator.reading.weight import LENGTH, NESTING, is_light
from generator.rendering.prose import ProseRenderer

PATIENCE: Final = 2.0
"""Seconds of CPU that a field may take; the worst of those below takes a third of that on an ordinary machine."""

ANCHORED: Final = "title: A term\nanchors:\n  - source: a\n    exact: words\n"
"""All that a term needs but its definition."""

LARGEST: Final = 1 << 18
"""Bytes of the largest fields tried."""

UNITS: Final[dict[str, str]] = {
    "open brackets": "[",
    "close brackets": "]",
    "empty brackets": "[]",
    "images": "![",
    "open addresses": "[a](",
    "addresses with words": "[a](b ",
    "addresses in angles": "[a](<",
    "titles": '[a]("',
    "image titles": '![a](b "',
    "open labels": "[a][",
    "labels": "[a]: b\n",
    "label runs": "[a]: <",
    "double brackets": "[[",
    "unclosed references": "[[a",
    "empty references": "[[]]",
    "references with bars": "[[a|",
    "parentheses": "(",
    "stars": "*",
    "stars apart": "* ",
    "open emphasis": "*a ",
    "closed emphasis": "a*",
    "strong": "**a",
    "emphasis": "*a*",
    "mixed emphasis": "*_",
    "triple emphasis": "***a ",
    "underscores": "_a ",
    "backticks": "`",
    "code": "`a` ",
    "code of two lengths": "``a`",
    "code apart": "` `` ",
    "angles": "<",
    "elements": "<a ",
    "mail": "<a@",
    "autolinks": "<http:",
    "character data": "<![CDATA[",
    "comments": "<!--",
    "processing": "<?",
    "doctypes": "<!a",
    "ampersands": "&",
    "entities": "&amp;",
    "numbers": "&#",
    "backslashes": "\\",
    "escaped stars": "\\*",
    "list items": "- a\n",
    "quotations": "> a\n",
    "paragraphs": "a\n\n",
    "headings": "# a\n",
    "underlined headings": "a\n---\n",
    "rules": "---\n",
    "indented code": "    a\n",
    "line breaks": "a  \n",
    "tables": "|a|b|\n|-|-|\n",
    "definitions": "a\n: b\n",
    "fences": "```\n",
    "attribute lists": "{: #a .b }",
    "braces": "{{",
    "Hangul": "한*",
    "combining marks": "a\u0301*",
    "bare addresses": "http://a.example/ ",
}

NESTED: Final[dict[str, str]] = {
    "lists on a line": "- ",
    "quotations on a line": "> ",
    "quotations without spaces": ">",
    "numbers on a line": "1. ",
    "lists in quotations": "> - ",
    "quotations in lists": "- > ",
    "lists with tabs": "-\t",
}
"""What opens one inside the other where it is repeated on one line."""


def stairs(mark: str, levels: int) -> str:
    """Return a list each item of which is inside the one before."""
    return "".join(f"{'    ' * level}{mark}a\n" for level in range(levels))


def read(definition: str, *, many: bool = False) -> ReadFact | tuple[Diagnostic, ...]:
    """Read a term with a definition."""
    raw = (ANCHORED + yaml.safe_dump({"definition": definition}, allow_unicode=True, width=10**6)).encode()
    return parse_fact(raw, path="content/terms/a.yml", kind="term", fact_id="a", many=many)


def is_accepted(text: str) -> bool:
    """Tell whether a field may hold this prose."""
    found = read(text)
    assert isinstance(found, ReadFact) or [one.rule for one in found] == ["P003"], found
    return isinstance(found, ReadFact)


def most_of(unit: str) -> str:
    """Return a notation as often as a field may hold it."""
    few, many = 1, LENGTH + 1
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (middle, many) if is_accepted(unit * middle) else (few, middle)
    return unit * few


def seconds_for(text: str) -> float:
    """Return how long a field takes to render."""
    started = time.process_time()
    ProseRenderer({}).html(text.replace("[[", "[ ["), "")
    return time.process_time() - started


@pytest.mark.parametrize("name", UNITS)
def test_what_a_field_may_hold_is_rendered_in_time(name: str) -> None:
    """As much of a notation as is let through, alone and amid as many words as fit, takes less than two seconds."""
    storm = most_of(UNITS[name])
    words = "word " * ((LENGTH - len(storm)) // 5)
    for text in (storm, storm + words, words + storm):
        assert seconds_for(text) < PATIENCE


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_is_rendered_up_to_a_limit_and_told_beyond_it(name: str) -> None:
    """Sixteen levels on a line are shown, one more is a finding, and none is a recursion without end."""
    unit = NESTED[name]
    levels = unit.count(unit[0]) + (unit.strip()[0] != unit.strip()[-1] and len(unit) > 3)
    count = NESTING // levels
    assert is_accepted(unit * count + "a")
    assert seconds_for(unit * count + "a") < PATIENCE
    assert not is_accepted(unit * (count + 1) + "a")


def test_stairs_are_rendered_as_far_as_they_go() -> None:
    """Lists inside lists by indentation end at the length of a field, long before the parser does."""
    levels = next(count for count in range(1, 1000) if len(stairs("- ", count)) > LENGTH) - 1
    assert levels > 50
    assert is_accepted(stairs("- ", levels))
    assert seconds_for(stairs("- ", levels)) < PATIENCE


@pytest.mark.parametrize("name", [*UNITS, *NESTED])
def test_what_is_far_too_much_is_told_at_once(name: str) -> None:
    """A quarter of a megabyte of a notation is one finding at its field, in less than two seconds."""
    unit = {**UNITS, **NESTED}[name]
    text = "definition: |-\n  " + (unit * (LARGEST // len(unit))).replace("\n", "\n  ").replace("\t", " ")
    started = time.process_time()
    found = parse_fact(f"{ANCHORED}{text}\n".encode(), path="content/terms/a.yml", kind="term", fact_id="a", many=False)
    assert time.process_time() - started < PATIENCE
    assert isinstance(found, tuple)
    assert [(one.rule, one.place.path, one.place.keys) for one in found] == [
        ("P003", "content/terms/a.yml", ("definition",))
    ]


MARKS = st.sampled_from(
    ["- ", "> ", ">", "1. ", "* ", "-\n", "a", "[", "]", "<", "[[x]]", "*", ".\n", ") ", "\n\n", " "]
)


@example([("\n\n", 1), ("1. ", 17)], "|-")
@example([("*", 2_001)], "|-")
@example([("\n\n", 1), ("1.\n", 18)], ">-")
@given(st.lists(st.tuples(MARKS, st.integers(1, 220)), max_size=5), st.sampled_from(["|-", ">-", ""]))
def test_a_glance_sees_nothing_else_than_a_look(parts: list[tuple[str, int]], style: str) -> None:
    """A file that a glance lets pass would pass the look at each field as well, however its text is written."""
    text = "x" + "".join(mark * count for mark, count in parts)
    value = text.replace("\n", "\n  ") if not style else f"{style}\n  " + text.replace("\n", "\n  ")
    raw = f"{ANCHORED}definition: {value}\n"
    if is_harmless(raw) and is_light(raw):
        arguments = {"path": "content/terms/a.yml", "kind": "term", "fact_id": "a"}
        hasty = parse_fact(raw.encode(), **arguments, many=True)  # type: ignore[arg-type]
        assert hasty == parse_fact(raw.encode(), **arguments, many=False)  # type: ignore[arg-type]


def test_real_prose_is_far_from_the_limits() -> None:
    """A long paragraph with a hundred references, and a list of a hundred points, pass."""
    for text in (" ".join(f"[[fact-{number}|words]] and more words." for number in range(100)), "- a point\n" * 100):
        fact = read(text)
        assert isinstance(fact, ReadFact)
        assert isinstance(fact.fact, Term)
