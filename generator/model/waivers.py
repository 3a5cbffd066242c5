"""Findings that somebody waived in a comment on their line, each with the reason that was given."""

from __future__ import annotations

from typing import Final

from generator.model.diagnostics import Finding, Region
from generator.model.record import Value

WAIVABLE: Final = frozenset({"F008", "R005", "R006", "T001"})
"""Rules of judgement. What quotes, references, statuses and the safety of readers rest on is waived by nobody."""


class Waiver(Value, frozen=True, kw_only=True):
    """A comment that waives one rule on one line."""

    path: str
    region: Region
    """The comment itself."""
    line: int
    """The line whose findings it waives, from 1."""
    rule: str
    reason: str


class Waived(Value, frozen=True, kw_only=True):
    """A finding that does not count, and why."""

    finding: Finding
    reason: str

    @property
    def fact(self) -> str:
        """Return the id of the fact in whose file it stands."""
        return self.finding.path.rpartition("/")[2].removesuffix(".yml")
