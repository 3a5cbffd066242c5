"""`explainer show`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

import click

from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.ids import FactId
from generator.cli.memory import uncollected
from generator.cli.output import print_findings, use_color
from generator.cli.progress import StageLine
from generator.cli.root import on_project
from generator.model.diagnostics import Finding
from generator.model.sheets import Sheet


@click.command(short_help="Show a fact with its status, quotes and links.")
@click.argument("fact", type=FactId())
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text is for reading, json for programs.",
)
@on_project
def show(root: Path, fact: str, form: Literal["text", "json"]) -> None:
    """Show a FACT as the site has it: its status and why, who says what in which words, what it names and what
    names it.

    FACT is an id, or the path of a file. Where other facts of the project are broken, it is shown without them.

    \b
    Examples:
      explainer show forty-damaged
      explainer show forty-damaged --format json
    """  # noqa: D205, D301 (click reads the first paragraph and the \b itself)
    from generator.authoring.facts import path_of  # noqa: PLC0415 (slow start)
    from generator.authoring.refusal import Refusal  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import refuse  # noqa: PLC0415 (slow start)
    from generator.composing.sheets import sheet_of  # noqa: PLC0415 (slow start)
    from generator.pipeline import Looked, look  # noqa: PLC0415 (slow start)
    from generator.rendering.sheets import sheet_json, sheet_text  # noqa: PLC0415 (slow start)

    path = path_of(root, fact)
    if isinstance(path, Refusal):
        refuse(path)
    fact_id = path.rpartition("/")[2].removesuffix(".yml")

    def see(looked: Looked) -> tuple[Sheet | None, tuple[Finding, ...]]:
        outline = looked.graph.outlines.get(fact_id)
        found = outline is not None and outline.path == path
        return sheet_of(looked.graph, fact_id) if found else None, looked.findings

    with StageLine() as progress, uncollected():
        sheet, findings = look(root, see, progress)
    if sheet is None:
        print_findings(tuple(finding for finding in findings if finding.path == path), "auto")
        click.echo(f"`{fact_id}` cannot be shown before this is mended.")
        sys.exit(FINDINGS)
    if form == "json":
        click.echo(sheet_json(sheet), nl=False)
    else:
        click.echo(sheet_text(sheet, columns=shutil.get_terminal_size().columns, color=use_color()))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        about = "this fact" if any(finding.path == path for finding in errors) else "the project"
        click.echo(f"\nSomething in {about} is wrong, so this may not be all: explainer check", err=True)
    sys.exit(CLEAN)
