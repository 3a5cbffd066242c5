"""The whole build: facts to pages, pages into the theme, the finished site in the place of the old one."""

from __future__ import annotations

from pathlib import Path

from generator.model.diagnostics import Finding
from generator.model.record import record
from generator.pipeline import Progress, Rendered, Stopped, run_pipeline
from generator.publishing.locking import build_lock
from generator.publishing.swapping import swap_in, workshop
from generator.publishing.templates import read_templates


@record
class Built:
    """The site is there."""

    folder: Path
    facts: int
    pages: int
    """Pages made from facts; the project's own Markdown pages are not counted."""
    files: int
    """Data files."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


@record
class Refused:
    """The facts hold, but MkDocs found something wrong with the Markdown pages, the navigation or the templates."""

    complaints: tuple[str, ...]
    findings: tuple[Finding, ...]
    """Warnings alone."""


def silent(_stage: str) -> None:
    """Tell nobody."""


def build_site(root: Path, progress: Progress = silent) -> Stopped | Refused | Built:
    """Build the site of the project at `root`; unless all goes well the old one stays as it is, byte for byte.

    Raises:
        AlreadyRunningError: Another build of the project is running.
        SettingsError: `mkdocs.yml` cannot be used.
        OSError: The disk is full, or something cannot be read or written.
    """
    root = root.resolve()
    with build_lock(root):
        result = run_pipeline(root, read_templates(root), progress)
        if isinstance(result, Stopped):
            return result
        progress("publishing")
        return _publish(root, result)


def _publish(root: Path, result: Rendered) -> Refused | Built:
    # MkDocs takes long to import, and a project with findings never needs it.
    from generator.publishing.theming import ComplaintError, load_settings, run_theme  # noqa: PLC0415

    config = load_settings(root)
    target = Path(config.site_dir).resolve()
    with workshop(target) as folder:
        finished = folder / "site"
        finished.mkdir()
        try:
            run_theme(config, result.site, finished)
        except ComplaintError as error:
            return Refused(complaints=error.complaints, findings=result.findings)
        swap_in(finished, target)
    return Built(
        folder=target,
        facts=len(result.graph.project.facts),
        pages=len(result.site.pages),
        files=len(result.site.files),
        findings=result.findings,
    )
