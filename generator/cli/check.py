"""`explainer check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.memory import uncollected
from generator.cli.progress import StageLine
from generator.cli.reporting import FOR_PEOPLE, FORMATS, Format, chosen, print_report, report_of
from generator.cli.root import on_project


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="auto",
    show_default=True,
    help="text explains each finding, concise prints one line each; the others are for programs. auto is text up to"
    " 30 findings, concise above, and github inside GitHub Actions.",
)
@click.option(
    "--base",
    default="",
    metavar="REV",
    help="Tell findings in files that differ from this revision first; else from the last commit.",
)
@on_project
def check(root: Path, form: Format, base: str) -> None:
    """Check every fact without building anything.

    Reads content/ and seeds/, finds each quote in its archived article, follows each reference and
    applies every rule. Each finding names its rule, file, line and column, and what to do next. What
    you changed comes first. The exit code is the same in every format.

    \b
    Examples:
      explainer check
      explainer check --format concise
      explainer check --format sarif > findings.sarif
      explainer -C ../other-project check
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped, check_again  # noqa: PLC0415 (slow start)

    with StageLine() as progress, uncollected():
        result = check_again(root, progress)
    form = chosen(form)
    stage = result.stage if isinstance(result, Stopped) else ""
    report, moved = report_of(root, result.findings, stage, base)
    print_report(report, form, moved)
    if form in FOR_PEOPLE or form == "github":
        if stage and stage != "checking":
            click.echo(f"Stopped after {stage}: mend these first, later stages build on them.")
        if not isinstance(result, Stopped):
            project = result.graph.project
            quotes = sum(outline.quotes for outline in result.graph.outlines.values())
            counts = f"{len(project.facts)} facts; archived sources: {len(project.texts)}; quotes found: {quotes}"
            click.echo(f"All well: {counts}.")
    sys.exit(FINDINGS if stage else CLEAN)
