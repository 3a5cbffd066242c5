"""What hides in a fact file is told where it stands, as it stands and as an escape."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostics import Diagnostic
from generator.model.invisible import CANDIDATES, invisible_in
from generator.reading.decoding import MOST_MARKS, SUSPECT, UNFIT, overloaded
from generator.reading.unseen import MOST

Wrong = Callable[..., list[Diagnostic]]
REST = "definition: Not explained.\nanchors:\n  - {source: harbour, exact: insured}\n"


def told(found: list[Diagnostic]) -> list[tuple[str, int, int, int]]:
    """Return rule, line and first and last column of each diagnostic."""
    regions = [(one.rule, one.place.region) for one in found]
    return [(rule, region.start.line, region.start.column, region.end.column) for rule, region in regions if region]


def test_each_run_is_told_with_line_and_columns(wrong: Wrong) -> None:
    """A reader of the message can go to the very column; comments count as well as values."""
    found = wrong(f"# 한\u200b\u200b국\ntitle: “In”\u202e sured\n{REST}aliases: [x\U000e0041]\n")
    assert told(found) == [("Y010", 1, 4, 6), ("Y010", 2, 12, 13), ("Y010", 6, 12, 13)]
    assert found[0].message == "nobody sees the character U+200B (zero width space) that stands here, 2 times"
    assert "a quote is found without it" in found[0].help[0]


@pytest.mark.parametrize(
    ("escape", "rule"),
    [
        ("\\u200b", "Y010"),
        ("\\u202E", "Y010"),
        ("\\xad", "Y010"),
        ("\\U000E0041", "Y010"),
        ("\\uFEFF", "Y010"),
        ("\\x07", "Y008"),
        ("\\0", "Y008"),
        ("\\e", "Y008"),
        ("\\N", "Y008"),
        ("\\P", "Y008"),
        ("\\uFFFF", "Y008"),
    ],
)
def test_an_escape_is_told_where_it_stands(escape: str, rule: str, wrong: Wrong) -> None:
    """The columns are those of the escape itself, behind others that are allowed."""
    found = wrong(f'title: "\\\\ \\" \\u00e9 {escape}x"\n{REST}')
    assert told(found) == [(rule, 1, 22, 22 + len(escape))]


def test_an_escape_that_its_script_needs_is_allowed(fact: Callable[..., object]) -> None:
    """The joiner of a Persian word may be written as an escape, as may any letter."""
    assert getattr(fact(f'title: "می\\u200cخواهم \\u0041"\n{REST}'), "title", "") == "می\u200cخواهم A"


def test_a_flood_of_them_is_not_listed_whole(wrong: Wrong) -> None:
    """A file made of such characters has a bounded number of findings."""
    assert len(wrong("title: " + "a\u200b" * 10_000 + "\n" + REST)) == MOST


@pytest.mark.parametrize("text", ["title: e{}\n", 'title: "e{}"\n', "# {}\ntitle: x\n"])
def test_marks_without_end_are_told(text: str, wrong: Wrong) -> None:
    """Thirty marks on a letter are allowed; the next one is told where it stands."""
    (found,) = wrong(text.format("\u0301\u0323" * (MOST_MARKS // 2) + "\u0301") + REST)
    assert (found.rule, found.message) == ("Y008", "more than 30 marks stand on one letter")
    assert found.place.region
    assert found.place.region.start.column == text.index("{") + MOST_MARKS + 1
    assert overloaded("e" + "\u0301\u0323" * (MOST_MARKS // 2)) is None


def test_marks_by_escapes_are_told(wrong: Wrong) -> None:
    """Escapes heap up marks no more than letters do."""
    (found,) = wrong('title: "e' + "\\u0301\\u0323" * 20 + f'"\n{REST}')
    assert (found.rule, found.message) == ("Y008", "escapes put too many marks on one letter")


def test_marks_are_not_put_in_order_before_they_are_counted(wrong: Wrong) -> None:
    """A mebibyte of marks, which would take minutes to put in order, is refused in the time of reading it."""
    raw = ("title: e" + "\u0301\u0323" * 200_000).encode()
    began = time.process_time()
    assert [one.rule for one in wrong(raw)] == ["Y008"]
    assert time.process_time() - began < 2


def test_nothing_that_may_be_refused_escapes_the_first_look() -> None:
    """Every character that is refused anywhere is among those that call for a closer look."""
    candidate = re.compile(f"[{CANDIDATES}]")
    missed = [
        hex(code)
        for code in range(0x110000)
        if not SUSPECT.match(char := chr(code))
        and (UNFIT.match(char) or candidate.match(char) or unicodedata.combining(char))
    ]
    assert missed == []


def test_no_mark_counts_as_a_letter() -> None:
    """The search for heaps of marks rests on it that Python calls none of them a letter, a digit or white space."""
    marks = [chr(code) for code in range(0x110000) if unicodedata.combining(chr(code))]
    assert [mark for mark in marks if re.match(r"[\w\s\x00-\u02ff]", mark)] == []


@given(text=st.text(alphabet="e\u0301\u0323\u0345 한", max_size=200))
def test_heaps_of_marks_are_what_normalizing_would_sort(text: str) -> None:
    """A text is refused where and only where more than the allowed marks stand in a row."""
    longest = max((len(run) for run in re.findall("[\u0301\u0323\u0345]+", text)), default=0)
    assert (overloaded(text) is not None) == (longest > MOST_MARKS)


@pytest.mark.parametrize("path", ["content", "seeds", "site_templates", "docs"])
def test_the_projects_own_files_hide_nothing(path: str, project_root: Path) -> None:
    """Nothing in this project's own texts is called invisible: there are no false findings."""
    found = {
        str(file): list(invisible_in(file.read_text(encoding="utf-8")))
        for file in (project_root / path).rglob("*")
        if file.suffix in {".yml", ".txt", ".md", ".html", ".css"}
    }
    assert found
    assert {name: runs for name, runs in found.items() if runs} == {}
