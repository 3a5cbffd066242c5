"""How making a site can end."""

from __future__ import annotations

from pathlib import Path

from generator.model.diagnostics import Finding
from generator.model.record import Value


class Built(Value, frozen=True, kw_only=True):
    """The site is there."""

    folder: Path
    facts: int
    pages: int
    """Pages made from facts; the project's own Markdown pages are not counted."""
    files: int
    """Data files."""
    made: int
    """Pages that were made anew in this run."""
    written: int
    """Files that differ from before."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


class BuiltOffline(Value, frozen=True, kw_only=True):
    """The site is there, and its offline edition beside it."""

    site: Built
    folder: Path
    archive: Path
    """The folder as a zip file."""
    files: int
    """Files of the folder."""
    size: int
    """Their bytes."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Warnings alone."""
        return self.site.findings


class Refused(Value, frozen=True, kw_only=True):
    """The facts hold, but MkDocs found something wrong with the Markdown pages, the navigation or the templates."""

    complaints: tuple[str, ...]
    findings: tuple[Finding, ...]
    """Warnings alone."""


class Changes(Value, frozen=True, kw_only=True):
    """What a build did to a site."""

    folder: Path
    pages: int
    """Pages that are made of facts."""
    files: int
    """Files of the open data."""
    made: int
    """Pages that were made."""
    written: int
    """Files that differ from before."""
