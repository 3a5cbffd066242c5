"""Tables of the reference that people wrote say what the code does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from generator.cli import exits
from generator.model.sections import RESERVED_IDS
from generator.model.status_rules import STATUS_WORDS
from generator.pipeline import check_project

ROOT: Final = Path(__file__).resolve().parents[2]
REFERENCE: Final = ROOT / "docs" / "reference"


def first_cells(page: str, heading: str) -> list[str]:
    """Return the first cell of each row of the table below a heading, without backticks."""
    section = (REFERENCE / page).read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `?(.+?)`? \|", section, re.MULTILINE)[1:]


def rules_of_date(harbour: Path, date: str) -> set[str]:
    """Return the rules that an event with this date breaks."""
    storm = harbour / "content" / "events" / "storm.yml"
    text = storm.read_text(encoding="utf-8")
    storm.write_text(text.replace("when:\n", f"when:\n  date: {date}\n", 1), encoding="utf-8")
    return {finding.rule for finding in check_project(harbour).findings}


@pytest.mark.parametrize("date", first_cells("dates.md", "Forms"))
def test_the_forms_of_dates_are_accepted(harbour: Path, date: str) -> None:
    """Each form in the table of dates is understood."""
    assert rules_of_date(harbour, date) == set()


@pytest.mark.parametrize("date", first_cells("dates.md", "What is refused"))
def test_what_the_page_calls_no_date_is_refused(harbour: Path, date: str) -> None:
    """Each text in the table of what is refused breaks the rule of dates, and no other."""
    assert rules_of_date(harbour, date) == {"D001"}


def test_the_exit_codes_are_those_of_the_command() -> None:
    """The table lists the codes that the command uses, all of them."""
    page = (REFERENCE / "exit-codes.md").read_text(encoding="utf-8")
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)}
    assert listed == {value for value in vars(exits).values() if isinstance(value, int)}


def test_the_status_rules_are_those_of_the_code(compare: Callable[[Path, str], None]) -> None:
    """The table has the rules in the order in which they are tried, with their labels and sentences."""
    path = REFERENCE / "status.md"
    header = "| Code | Label | Rule |\n|---|---|---|\n"
    before, rest = path.read_text(encoding="utf-8").split(header)
    after = rest[rest.index("\n## ") :]
    rows = [f"| `{rule.code}` | {rule.label.format(count='n')} | {rule.text} |\n" for rule in STATUS_WORDS.values()]
    compare(path, before + header + "".join(rows) + after)


def test_the_reserved_ids_are_listed() -> None:
    """The ids that no statement may have are those that the page lists, all of them."""
    page = (REFERENCE / "project-layout.md").read_text(encoding="utf-8")
    section = page.split("\n## Reserved ids\n", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"`([a-z-]+)`", section)) == RESERVED_IDS
