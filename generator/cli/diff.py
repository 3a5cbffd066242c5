"""`explainer diff`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final, Literal, NoReturn

import click

from generator.cli.exits import CLEAN, FINDINGS, NOT_COMPARED, CouldNotRun
from generator.cli.ids import Revision
from generator.cli.memory import uncollected
from generator.cli.output import use_color
from generator.cli.progress import StageLine
from generator.cli.root import on_project
from generator.model.comparison import Comparison
from generator.model.diagnostics import Finding

Form = Literal["text", "markdown", "json"]

NOT_MADE: Final = "**The comparison could not be made.** This does not mean that nothing changes."

SHOWN: Final = 10
"""Findings of the earlier state that are listed."""


@click.command(short_help="Say what a change means: statements, quotes, statuses, pages.")
@click.argument("base", type=Revision())
@click.argument("head", type=Revision(), default=None)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="markdown is for the comment on a proposal, json for programs.",
)
@click.option("--merge-base", is_flag=True, help="Compare with the commit at which BASE and HEAD parted.")
@on_project
def diff(root: Path, base: str, head: str | None, form: Form, *, merge_base: bool) -> None:
    """Say what changes between BASE and HEAD: statements, quotes, statuses and why, facts, sources, pages.

    BASE and HEAD are revisions of git (a branch, a tag, a commit) or folders with a project; without HEAD the
    files as they lie here are compared. A comparison that cannot be made says so and ends with 3. With
    findings in HEAD as much as can be is compared, that is said, and the command ends with 1.

    \b
    Examples:
      explainer diff main
      explainer diff main --format markdown
      explainer diff v1.0 v1.1
      explainer diff ../before ../after
    """  # noqa: D301 (click reads the \b itself)
    from generator.publishing.comparing import NotComparableError, compare_states  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    try:
        with StageLine() as progress, uncollected():
            comparison = compare_states(root, base, head, progress, from_parting=merge_base)
    except NotComparableError as error:
        _refuse(str(error), error.help, error.findings, form)
    except SettingsError as error:
        raise CouldNotRun(str(error)) from error
    click.echo(_told(comparison, form), nl=form != "markdown")
    sys.exit(FINDINGS if any(finding.severity == "error" for finding in comparison.findings) else CLEAN)


def _told(comparison: Comparison, form: Form) -> str:
    if form == "json":
        from generator.rendering.comparisons.as_json import comparison_json  # noqa: PLC0415 (slow start)

        return comparison_json(comparison)
    if form == "markdown":
        from generator.rendering.comparisons.markdown import comparison_markdown  # noqa: PLC0415 (slow start)

        return comparison_markdown(comparison)
    from generator.rendering.comparisons.text import comparison_text  # noqa: PLC0415 (slow start)

    return comparison_text(comparison, columns=min(100, shutil.get_terminal_size().columns), color=use_color())


def _refuse(reason: str, steps: tuple[str, ...], findings: tuple[Finding, ...], form: Form) -> NoReturn:
    """Say that nothing was compared, in the format that was asked for and on standard error."""
    from generator.rendering.comparisons.as_json import refusal_json  # noqa: PLC0415 (slow start)
    from generator.rendering.findings import format_concise, summary, visible  # noqa: PLC0415 (slow start)

    if form == "json":
        click.echo(refusal_json(reason))
    elif form == "markdown":
        click.echo(NOT_MADE)
    click.echo(f"Error: not compared: {visible(reason)}", err=True)
    for finding in findings[:SHOWN]:
        click.echo(f"  {format_concise(finding)}", err=True)
    if findings:
        click.echo(f"  {summary(findings)}", err=True)
    for step in steps:
        click.echo(f"help: {visible(step)}", err=True)
    sys.exit(NOT_COMPARED)
