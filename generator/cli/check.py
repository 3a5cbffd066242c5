"""`explainer check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CouldNotRun
from generator.cli.fixing import mend
from generator.cli.ids import Revision
from generator.cli.memory import uncollected
from generator.cli.progress import StageLine
from generator.cli.reporting import FOR_PEOPLE, FORMATS, Format, tell_result
from generator.cli.root import on_project
from generator.cli.watching import watch


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
    type=Revision(),
    help="Tell findings in files that differ from this revision first; else from the last commit.",
)
@click.option("--fix", "fixing", is_flag=True, help="Mend what needs no decision, then check; never a quote.")
@click.option("--watch", "watching", is_flag=True, help="Check again whenever a file changes, until Ctrl+C.")
@on_project
def check(root: Path, *, form: Format, base: str, fixing: bool, watching: bool) -> None:
    """Check every fact without building anything.

    Reads content/ and seeds/, finds each quote in its archived article, follows each reference and
    applies every rule. Each finding names its rule, file, line and column, and what to do next. What
    you changed comes first. The exit code is the same in every format.

    With --fix, slips whose cure is certain are mended first: a missing space after a colon, missing quotation
    marks, fields out of order, spaces at the end of a line. Each file says afterwards what it said.

    \b
    Examples:
      explainer check
      explainer check --watch
      explainer check --fix
      explainer check --format sarif > findings.sarif
      explainer -C ../other-project check
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import check_again  # noqa: PLC0415 (slow start)

    if watching:
        if fixing or form not in FOR_PEOPLE:
            raise CouldNotRun(
                "`--watch` shows findings for people, and mends nothing\nhelp: leave the other option out"
            )
        watch(root, form, base)
    with StageLine() as progress, uncollected():
        result = check_again(root, progress)
    if fixing:
        mend(root, result.findings, said_aside=form not in FOR_PEOPLE)
        with StageLine() as progress, uncollected():
            result = check_again(root, progress)
    sys.exit(tell_result(root, result, form, base))
