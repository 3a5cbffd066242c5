"""`explainer check --fix`: what was mended, told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.model.diagnostics import Finding


def mend(root: Path, findings: Sequence[Finding], *, said_aside: bool) -> None:
    """Mend what needs no decision, and print what was done.

    Args:
        root: The project.
        findings: What was found.
        said_aside: Whether to print on standard error, because standard output is for a program.
    """
    from generator.authoring.facts import files_of  # noqa: PLC0415 (slow start)
    from generator.authoring.fixing import fix  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import lines_of_refusal  # noqa: PLC0415 (slow start)
    from generator.publishing.changed_files import changed_files  # noqa: PLC0415 (slow start)
    from generator.rendering.findings import visible  # noqa: PLC0415 (slow start)

    changed = changed_files(root)
    present = files_of(root).values()
    touched = {finding.path for finding in findings} | changed.paths
    # Without version control nobody can tell what is being worked on, so every file is.
    fixed = fix(root, findings, [path for path in present if path in touched or not changed.since])
    for one in fixed.mended:
        place = f"{one.path}:{one.line}" if one.line else one.path
        click.echo(f"Mended {visible(place)}: {visible(one.title)}", err=said_aside)
    for refusal in fixed.refusals:
        click.echo("\n".join(lines_of_refusal(refusal)), err=True)
    files = len({one.path for one in fixed.mended})
    told = (
        f"Mended: {len(fixed.mended)} in {files} {'file' if files == 1 else 'files'}." if files else "Nothing to mend."
    )
    click.echo(f"{told}\n", err=said_aside)
