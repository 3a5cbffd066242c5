"""A report as JUnit XML, in the form that Jenkins and GitLab read: one test case for each finding.

A warning is a case that passed and has something to say, because a check with warnings alone passes too.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from generator.model.diagnostics import Finding
from generator.model.report import Report
from generator.rendering.findings import format_finding, visible
from generator.rendering.reports.wording import file_of, named

SUITE: Final = "explainer check"


def format_junit(report: Report) -> str:
    """Return the report; one that found nothing has a single case, which passed."""
    cases = [_case(report, finding) for finding in report.findings]
    if not report.findings:
        cases = [f'    <testcase classname="{SUITE}" name="every rule holds"/>']
    errors = report.count("error")
    counts = f'name="{SUITE}" tests="{len(cases)}" failures="{errors}" errors="0"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<testsuites {counts}>",
            f'  <testsuite {counts} skipped="0">',
            *cases,
            "  </testsuite>",
            "</testsuites>",
        ]
    )


def _case(report: Report, finding: Finding) -> str:
    where, line = "", ""
    if finding.region:
        start = finding.region.start
        where, line = f", line {start.line}, column {start.column}", f' line="{start.line}"'
    path = quoteattr(visible(file_of(report, finding)))
    text = escape(format_finding(finding, color=False))
    if finding.severity == "error":
        said = f"<failure message={quoteattr(visible(finding.message))} type={quoteattr(finding.rule)}>{text}</failure>"
    else:
        said = f"<system-out>{text}</system-out>"
    name = quoteattr(f"{named(finding)}{where}")
    return f"    <testcase classname={path} name={name} file={path}{line}>{said}</testcase>"
