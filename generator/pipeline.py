"""The stages in order: what comes in at the top of a project and goes out at the bottom as pages.

Each stage gathers everything it finds wrong; the pipeline stops between stages when one of them failed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from generator.anchoring.project import anchor_project
from generator.checking.project import check_graph
from generator.composing.site import compose_site
from generator.linking.project import link_project
from generator.model.anchored import AnchoredProject
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.record import record
from generator.model.rendered import RenderedSite
from generator.reading.locating import locate
from generator.reading.project import read_project
from generator.rendering.site import render_site

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@record
class Stopped:
    """The project does not hold: no later stage ran."""

    stage: str
    """The stage that failed, such as `anchoring`."""
    findings: tuple[Finding, ...]
    """Everything that stage and those before it found, in the order of files and lines."""


@record
class Surveyed:
    """Every fact is read, and every quote that could be found is found."""

    project: AnchoredProject
    findings: tuple[Finding, ...]
    failed: bool
    """True where a quote was not found or a sentence is not covered."""


@record
class Checked:
    """The project holds."""

    graph: Graph
    findings: tuple[Finding, ...]
    """Warnings alone."""


@record
class Rendered:
    """The project holds, and these are its pages."""

    graph: Graph
    findings: tuple[Finding, ...]
    """Warnings alone."""
    site: RenderedSite


def _silent(_stage: str) -> None:
    """Tell nobody."""


def survey_project(root: Path, progress: Progress = _silent) -> Stopped | Surveyed:
    """Which words of its sources the facts of the project at `root` stand on."""
    progress("reading")
    read = read_project(root)
    if read.failed:
        return Stopped(stage="reading", findings=locate(root, read.diagnostics))
    progress("anchoring")
    anchored = anchor_project(read.value)
    return Surveyed(
        project=anchored.value,
        findings=locate(root, (*read.diagnostics, *anchored.diagnostics)),
        failed=anchored.failed,
    )


def check_project(root: Path, progress: Progress = _silent) -> Stopped | Checked:
    """Everything that the project at `root` must hold, checked without making a page."""
    surveyed = survey_project(root, progress)
    if isinstance(surveyed, Stopped):
        return surveyed
    if surveyed.failed:
        return Stopped(stage="anchoring", findings=surveyed.findings)

    progress("linking")
    linked = link_project(surveyed.project)
    if linked.failed:
        return Stopped(stage="linking", findings=(*surveyed.findings, *locate(root, linked.diagnostics)))

    progress("checking")
    checked = check_graph(linked.value)
    findings = (*surveyed.findings, *locate(root, (*linked.diagnostics, *checked)))
    if any(diagnostic.severity == "error" for diagnostic in checked):
        return Stopped(stage="checking", findings=findings)
    return Checked(graph=linked.value, findings=findings)


def run_pipeline(root: Path, templates: Mapping[str, str], progress: Progress = _silent) -> Stopped | Rendered:
    """The pages of the project at `root`, made with `templates` (text by name), or what stands in their way."""
    checked = check_project(root, progress)
    if isinstance(checked, Stopped):
        return checked
    progress("composing")
    site = compose_site(checked.graph)
    progress("rendering")
    return Rendered(graph=checked.graph, findings=checked.findings, site=render_site(site, templates))
