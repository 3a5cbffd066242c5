"""Small projects with one mistake or many, each with the full text of what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading.locating import locate
from generator.reading.project import read_project
from generator.rendering.findings import format_finding, summary

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_mistake_is_told_in_these_words(case: Path, *, update_goldens: bool) -> None:
    """Reading the case finds exactly what its expected text says, and something at all."""
    findings = locate(case, read_project(case).diagnostics)
    told = "".join(f"{format_finding(finding, color=False)}\n\n" for finding in findings) + summary(findings) + "\n"
    expected = case / "expected.txt"
    if update_goldens:
        expected.write_text(told, encoding="utf-8")
    assert findings, "a case without a finding proves nothing"
    assert expected.read_text(encoding="utf-8") == told


def test_each_case_has_files_to_read() -> None:
    """A case whose input is gone takes its expected text with it."""
    assert [case.name for case in CASES.iterdir() if not (case / "content").is_dir()] == []
