"""`explainer check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.memory import uncollected
from generator.cli.output import Format, print_findings
from generator.cli.progress import StageLine
from generator.cli.root import on_project


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "text", "concise"]),
    default="auto",
    show_default=True,
    help="text explains each finding, concise prints one line each; auto is text up to 30 findings.",
)
@on_project
def check(root: Path, form: Format) -> None:
    """Check every fact without building anything.

    Reads content/ and seeds/, finds each quote in its archived article, follows each reference and
    applies every rule. Each finding names its rule, file, line and column, and what to do next.

    \b
    Examples:
      explainer check
      explainer check --format concise
      explainer -C ../other-project check
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped, check_again  # noqa: PLC0415 (slow start)

    with StageLine() as progress, uncollected():
        result = check_again(root, progress)
    print_findings(result.findings, form)
    if isinstance(result, Stopped):
        if result.stage != "checking":
            click.echo(f"Stopped after {result.stage}: mend these first, later stages build on them.")
        sys.exit(FINDINGS)
    project = result.graph.project
    quotes = sum(outline.quotes for outline in result.graph.outlines.values())
    click.echo(f"All well: {len(project.facts)} facts; archived sources: {len(project.texts)}; quotes found: {quotes}.")
    sys.exit(CLEAN)
