"""The Code Quality report of GitLab."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from generator.model.diagnostics import Position, Region
from generator.model.report import Report
from generator.rendering.reports.gitlab import format_gitlab


def issues(report: Report) -> list[dict[str, Any]]:
    """Return the report as a reader gets it."""
    read = json.loads(format_gitlab(report).encode("utf-8"))
    assert isinstance(read, list)
    return read


def test_each_issue_has_what_gitlab_asks_for(full: Report) -> None:
    """Description, check, fingerprint, severity of its list, and a place by path and line: for every finding."""
    for issue in issues(full):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
    assert [issue["severity"] for issue in issues(full)] == ["major", "major", "major", "minor", "major"]


def test_fingerprints_differ(full: Report) -> None:
    """GitLab shows only one of two issues with one fingerprint, so equal findings are told apart too."""
    twice = replace(full, findings=(*full.findings, *full.findings))
    assert len({issue["fingerprint"] for issue in issues(twice)}) == 2 * len(full.findings)


def test_a_fingerprint_outlives_moved_lines(full: Report) -> None:
    """A finding that lines above pushed down is the same one."""
    first = full.findings[0]
    moved = replace(first, region=Region(Position(60, 12), Position(60, 20)))
    before, after = (replace(full, findings=(one,)) for one in (first, moved))
    assert issues(before)[0]["fingerprint"] == issues(after)[0]["fingerprint"]
    assert issues(before)[0]["location"] != issues(after)[0]["location"]


def test_no_finding_is_an_empty_list(empty: Report) -> None:
    """GitLab takes an empty list for a clean project, and an empty file for a failure."""
    assert issues(empty) == []
