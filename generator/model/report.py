"""What a check found, in the order in which it is told, with what formats for machines need beside it."""

from __future__ import annotations

from generator.model.diagnostics import Finding
from generator.model.record import Value
from generator.model.waivers import Waived


class Report(Value, frozen=True, kw_only=True):
    """The outcome of one check."""

    findings: tuple[Finding, ...]
    """Everything found, in the order in which it is told."""
    stage: str = ""
    """The stage that failed, such as `anchoring`; empty where all of them ran."""
    changed: frozenset[str] = frozenset()
    """Paths, from the project, of files that differ from the revision compared with; empty where that is not known."""
    folder: str = ""
    """Where in its repository the project lies, ending with a slash; empty at the top, and without a repository."""
    waived: tuple[Waived, ...] = ()
    """What was found and does not count."""
    version: str
    """Version of the generator."""

    def count(self, severity: str) -> int:
        """Return how many findings are of one severity."""
        return sum(finding.severity == severity for finding in self.findings)
