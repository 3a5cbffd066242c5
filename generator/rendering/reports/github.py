"""A report as annotations of GitHub Actions, and as the summary of a step.

An annotation is one line of output, `::error key=value,…::text`. Escaped are `%` and line ends everywhere, and `:`
and `,` in values ("Workflow commands for GitHub Actions", and `actions/toolkit`, which is what the runner undoes).
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.diagnostics import Finding
from generator.model.report import Report
from generator.rendering.findings import format_finding, summary, visible
from generator.rendering.reports.wording import explained, file_of, named

ANNOTATIONS: Final = 10
"""Annotations of one kind that GitHub shows of a step; of the others only the log tells."""

SUMMARY_BYTES: Final = 1_000_000
"""Bytes of a step's summary; GitHub refuses one of more than 1 MiB whole."""


def format_github(report: Report) -> str:
    """Return one annotation a line, in the order of the findings, and a last line that counts them."""
    lines = [_annotation(report, finding) for finding in report.findings]
    if report.findings:
        shown = ""
        if max(report.count("error"), report.count("warning")) > ANNOTATIONS:
            shown = f"; GitHub shows {ANNOTATIONS} of a kind on the files, the log and the step's summary have all"
        lines.append(f"{summary(report.findings)}{shown}")
    return "\n".join(lines)


def github_summary(report: Report) -> str:
    """Return every finding as Markdown for the summary of a step; nothing of it is read as markup."""
    if not report.findings:
        return "### explainer check\n\nNothing is wrong.\n"
    texts, left = [], SUMMARY_BYTES
    for finding in report.findings:
        text = format_finding(finding, color=False)
        left -= len(text.encode()) + 2
        if left < 0:
            break
        texts.append(text)
    block = "\n\n".join(texts)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", block)), default=0))
    more = len(report.findings) - len(texts)
    rest = f"\n{more:,} more do not fit here; the log has them.\n" if more else ""
    return f"### explainer check: {summary(report.findings)}\n\n{fence}text\n{block}\n{fence}\n{rest}"


def _annotation(report: Report, finding: Finding) -> str:
    properties = {"title": named(finding), "file": visible(file_of(report, finding))}
    if region := finding.region:
        properties["line"] = str(region.start.line)
        properties["endLine"] = str(region.end.line)
        # GitHub refuses an annotation that has columns and crosses lines.
        if region.start.line == region.end.line:
            properties["col"] = str(region.start.column)
            properties["endColumn"] = str(region.end.column)
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{finding.severity} {said}::{_data(explained(finding))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
