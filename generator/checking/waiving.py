"""Findings and the waivers on their lines; a waiver that waives nothing is a finding itself (W003)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model.diagnostics import Diagnostic, Finding, Place
from generator.model.waivers import WAIVABLE, Waived, Waiver


def waive(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that count, and those that are waived."""
    by_line = {(waiver.path, waiver.line, waiver.rule): waiver for waiver in waivers}
    counting: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        waiver = by_line.get(_spot(finding)) if finding.rule in WAIVABLE else None
        if waiver:
            waived.append(Waived(finding=finding, reason=waiver.reason))
        else:
            counting.append(finding)
    return tuple(counting), tuple(waived)


def unused(waivers: Iterable[Waiver], waived: Iterable[Waived]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each waiver on whose line its rule finds nothing."""
    used = {_spot(one.finding) for one in waived}
    return tuple(
        Diagnostic(
            rule="W003",
            severity="warning",
            place=Place(path=waiver.path, region=waiver.region),
            message=f"this waiver waives nothing: {waiver.rule} finds nothing on line {waiver.line}",
            help=("delete it, or move it to the line that it is about",),
        )
        for waiver in waivers
        if (waiver.path, waiver.line, waiver.rule) not in used
    )


def _spot(finding: Finding) -> tuple[str, int, str]:
    return finding.path, finding.region.start.line if finding.region else 1, finding.rule
