"""A report as JSON, for whatever program wants all of it; its shape is in `docs/reference/formats-of-findings.md`."""

from __future__ import annotations

import json
from typing import Any, Final

from generator.model.diagnostics import Edit, Finding, Position, Region
from generator.model.report import Report
from generator.model.rules import RULES
from generator.rendering.reports.wording import encodable

SHAPE: Final = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def format_json(report: Report) -> str:
    """Return the report; columns count code points from 1, and the end is exclusive. All of it is ASCII."""
    return json.dumps(
        {
            "shape": SHAPE,
            "generator": report.version,
            "complete": not report.stage,
            "stopped_after": report.stage or None,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "findings": [_finding(report, finding) for finding in report.findings],
            "waived": [{"reason": encodable(one.reason), **_finding(report, one.finding)} for one in report.waived],
        },
        indent=2,
    )


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    rule = RULES.get(finding.rule)
    return {
        "rule": finding.rule,
        "name": rule.name if rule else None,
        "severity": finding.severity,
        "path": encodable(finding.path),
        "changed": finding.path in report.changed,
        "start": _position(finding.region.start) if finding.region else None,
        "end": _position(finding.region.end) if finding.region else None,
        "line": encodable(finding.line_text),
        "message": encodable(finding.message),
        "label": encodable(finding.label),
        "notes": [encodable(note) for note in finding.notes],
        "help": [encodable(step) for step in finding.help],
        "fix": _fix(finding.edit, finding.edit.region) if finding.edit and finding.edit.region else None,
    }


def _fix(edit: Edit, region: Region) -> dict[str, Any]:
    return {
        "title": edit.title,
        "start": _position(region.start),
        "end": _position(region.end),
        "text": encodable(edit.text),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
