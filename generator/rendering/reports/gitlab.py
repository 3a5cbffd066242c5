"""A report for the Code Quality widget of GitLab, as its documentation gives the format."""

from __future__ import annotations

import json
from typing import Final

from generator.model.report import Report
from generator.rendering.reports.wording import explained, file_of, fingerprints

SEVERITIES: Final = {"error": "major", "warning": "minor"}


def format_gitlab(report: Report) -> str:
    """Return a list of issues; a finding keeps its fingerprint when lines move."""
    return json.dumps(
        [
            {
                "description": explained(finding),
                "check_name": finding.rule,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.severity],
                "location": {
                    "path": file_of(report, finding),
                    "lines": {"begin": finding.region.start.line if finding.region else 1},
                },
            }
            for finding, fingerprint in zip(report.findings, fingerprints(report), strict=False)
        ],
        indent=2,
    )
