"""How the outcome of a check is told, in the format that was asked for or that the surroundings call for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal, Protocol

import click
from msgspec.structs import replace

from generator.cli.exits import CLEAN, FINDINGS, CouldNotRun
from generator.cli.output import print_findings
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.report import Report
from generator.model.waivers import Waived

Format = Literal["auto", "text", "concise", "json", "github", "gitlab", "junit", "sarif"]

FORMATS: Final[tuple[Format, ...]] = ("auto", "text", "concise", "json", "github", "gitlab", "junit", "sarif")


class Result(Protocol):
    """The end of a check: one that stopped has a `stage`, one that went through has a `graph`."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found."""


FOR_PEOPLE: Final = frozenset({"auto", "text", "concise"})


def chosen(form: Format) -> Format:
    """Return the format to use: inside GitHub Actions findings become annotations unless another one is named."""
    return "github" if form == "auto" and os.environ.get("GITHUB_ACTIONS") == "true" else form


def tell_result(root: Path, result: Result, form: Format, base: str) -> int:
    """Print the outcome of a check; return the exit code.

    Args:
        root: The project.
        result: What the check found.
        form: The format, as it was asked for.
        base: The revision whose differences come first; nothing for the last commit.

    Raises:
        CouldNotRun: There is no revision `base`.
    """
    form = chosen(form)
    graph: Graph | None = getattr(result, "graph", None)
    stage: str = getattr(result, "stage", "")
    waived: tuple[Waived, ...] = graph.waived if graph else getattr(result, "waived", ())
    report, moved = report_of(root, result.findings, stage, base)
    report = replace(report, waived=waived)
    print_report(report, form, moved)
    if form in FOR_PEOPLE and (mendable := sum(finding.edit is not None for finding in report.findings)):
        click.echo(f"Of these {mendable} can be mended without a decision: explainer check --fix")
    if form in FOR_PEOPLE or form == "github":
        if stage and stage != "checking":
            click.echo(f"Stopped after {stage}: mend these first, later stages build on them.")
        if waived:
            click.echo(f"Waived with a reason: {len(waived)}; the method page of the site lists them.")
        if graph:
            click.echo(_all_well(graph))
    return FINDINGS if stage else CLEAN


def _all_well(graph: Graph) -> str:
    quotes = sum(outline.quotes for outline in graph.outlines.values())
    sources = len(graph.project.texts)
    return f"All well: {len(graph.outlines)} facts; archived sources: {sources}; quotes found: {quotes}."


def report_of(root: Path, findings: Sequence[Finding], stage: str, base: str) -> tuple[Report, str]:
    """Return what was found, changed files first, and the revision that they differ from where it changed the order.

    Raises:
        CouldNotRun: There is no revision `base`.
    """
    from importlib.metadata import version  # noqa: PLC0415 (slow start)

    from generator.publishing.changed_files import (  # noqa: PLC0415 (slow start)
        NOT_KNOWN,
        UnknownRevisionError,
        changed_files,
    )

    try:
        changed = changed_files(root, base) if findings or base else NOT_KNOWN
    except UnknownRevisionError as error:
        raise CouldNotRun(
            f"there is no revision `{base}` here\n"
            "help: name a branch, a tag or a commit that `git log` knows; a shallow clone lacks old ones: git fetch"
        ) from error
    ordered = tuple(sorted(findings, key=lambda finding: finding.path not in changed.paths))
    report = Report(
        findings=ordered,
        stage=stage,
        changed=changed.paths,
        folder=changed.folder,
        version=version("explainer-generator"),
    )
    return report, changed.since if ordered != tuple(findings) else ""


def print_report(report: Report, form: Format, moved: str = "") -> None:
    """Print a report; formats for machines print nothing beside it.

    Args:
        report: What was found.
        form: The format, as `chosen` returns it.
        moved: The revision that files put first differ from; empty where the order is that of their names.
    """
    if form in FOR_PEOPLE:
        print_findings(report.findings, form)  # type: ignore[arg-type] # one of those for people
        if moved:
            click.echo(f"Files that differ from {moved} come first.")
        return
    click.echo(_formatted(report, form))
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from generator.rendering.reports.github import github_summary  # noqa: PLC0415 (slow start)

        with Path(summary).open("a", encoding="utf-8", errors="replace") as file:
            file.write(github_summary(report))


def _formatted(report: Report, form: Format) -> str:
    if form == "json":
        from generator.rendering.reports.as_json import format_json  # noqa: PLC0415 (slow start)

        return format_json(report)
    if form == "github":
        from generator.rendering.reports.github import format_github  # noqa: PLC0415 (slow start)

        return format_github(report)
    if form == "gitlab":
        from generator.rendering.reports.gitlab import format_gitlab  # noqa: PLC0415 (slow start)

        return format_gitlab(report)
    if form == "junit":
        from generator.rendering.reports.junit import format_junit  # noqa: PLC0415 (slow start)

        return format_junit(report)
    from generator.rendering.reports.sarif import format_sarif  # noqa: PLC0415 (slow start)

    return format_sarif(report)
