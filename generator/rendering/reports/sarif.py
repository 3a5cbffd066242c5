"""A report in SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code scanning services read."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from generator.model.diagnostics import Edit, Finding, Region
from generator.model.report import Report
from generator.model.rules import RULES
from generator.rendering.reports.wording import explained, file_of, fingerprints

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

FINGERPRINT: Final = "explainer/v1"


def format_sarif(report: Report) -> str:
    """Return a log of one run; columns count code points, and the end of a region is exclusive (3.30.5 to 3.30.8)."""
    found = [(finding, "") for finding in report.findings] + [(one.finding, one.reason) for one in report.waived]
    codes = sorted({finding.rule for finding, _ in found})
    run: dict[str, Any] = {
        "tool": {
            "driver": {"name": "explainer", "semanticVersion": report.version, "rules": [_rule(code) for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [
            _result(report, finding, codes.index(finding.rule), fingerprint) | _suppressed(reason)
            for (finding, reason), fingerprint in zip(found, fingerprints(report), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split()),
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.wants},
        "help": {"text": f"{rule.wants} `explainer explain {code}` shows a wrong and a right example."},
    }


def _result(report: Report, finding: Finding, rule: int, fingerprint: str) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(file_of(report, finding)), "uriBaseId": "%SRCROOT%"}}
    if finding.region:
        location["region"] = _region(finding.region)
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.severity,
        "message": {"text": _message(explained(finding))},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        **_fixes(finding.edit, location["artifactLocation"]),
    }


def _suppressed(reason: str) -> dict[str, Any]:
    """Say that a comment on the line waives a result (3.35)."""
    return {"suppressions": [{"kind": "inSource", "justification": reason}]} if reason else {}


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.start.line,
        "startColumn": region.start.column,
        "endLine": region.end.line,
        "endColumn": region.end.column,
    }


def _fixes(edit: Edit | None, file: dict[str, str]) -> dict[str, Any]:
    """The change that would mend a finding, where one is certain (3.27.30)."""
    if edit is None or edit.region is None:
        return {}
    replacement = {"deletedRegion": _region(edit.region), "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": file, "replacements": [replacement]}
    return {"fixes": [{"description": {"text": _message(edit.title)}, "artifactChanges": [change]}]}


def _message(text: str) -> str:
    """Return a plain text message without placeholders and links (3.11.5, 3.11.6): nothing of it leads anywhere."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")
