"""What the tests of reports share: findings, an ordinary one and one that would break out of any format."""

from __future__ import annotations

import pytest

from generator.model.diagnostics import Edit, Finding, Position, Region
from generator.model.report import Report

HOSTILE = '%0A::error::x\r\n]]>&<b a="1\'">{0} [go](https://x.example) `` ``` \u202e\ud800\ufffe\x1b[31m, : |'
"""Line ends, ends of quotations, markup, placeholders, links, fences, signs that steer or cannot be encoded."""


def finding_at(region: Region | None, **fields: object) -> Finding:
    """Return an ordinary finding at a place."""
    values: dict[str, object] = {
        "rule": "Q001",
        "severity": "error",
        "path": "content/terms/insured.yml",
        "region": region,
        "line_text": "    exact: not one of them was insured",
        "message": "quote not found in the archived source `harbour`",
        "label": "the source has `any`",
        "notes": ("nearest passage\n[-one-] {+any+}",),
        "help": ("copy the words",),
    }
    return Finding(**(values | fields))  # type: ignore[arg-type]


MENDABLE = Edit(region=Region(Position(6, 12), Position(6, 12)), text=HOSTILE, title="put it right")
ORDINARY = finding_at(Region(Position(6, 12), Position(6, 20)), edit=MENDABLE)
CROSSING = finding_at(Region(Position(6, 12), Position(8, 3)), rule="Y003")
NOWHERE = finding_at(None, rule="Y002", line_text="")
WARNING = finding_at(Region(Position(1, 1), Position(1, 6)), rule="R005", severity="warning")
HOSTILE_ONE = finding_at(
    Region(Position(2, 1), Position(2, 4)),
    path=f"content/terms/{HOSTILE}.yml",
    line_text=HOSTILE,
    message=HOSTILE,
    label=HOSTILE,
    notes=(HOSTILE,),
    help=(HOSTILE,),
)
ALL = (ORDINARY, CROSSING, NOWHERE, WARNING, HOSTILE_ONE)


def report_with(*findings: Finding, folder: str = "") -> Report:
    """Return a report of these findings."""
    return Report(findings=findings, stage="anchoring", folder=folder, version="1.2.3")


@pytest.fixture
def full() -> Report:
    """Return a report with a finding of every sort."""
    return report_with(*ALL)


@pytest.fixture
def empty() -> Report:
    """Return a report of a project in which nothing is wrong."""
    return Report(findings=(), version="1.2.3")
