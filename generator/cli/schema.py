"""`explainer schema`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, CouldNotRun
from generator.cli.root import on_project


@click.command(short_help="Write the JSON Schemas for editors into schemas/.")
@click.option("--vscode", is_flag=True, help="Write snippets, and settings where there are none, for VS Code too.")
@on_project
def schema(root: Path, *, vscode: bool) -> None:
    """Write a JSON Schema for each kind into schemas/, and the ids of all facts.

    Editors that know the YAML language server complete fields and ids from them, explain each field,
    and mark what does not fit while you type. `explainer serve` keeps the ids up to date.

    \b
    Examples:
      explainer schema
      explainer schema --vscode
    """  # noqa: D301 (click reads the \b itself)
    from generator.publishing.editor_files import (  # noqa: PLC0415 (slow start)
        LinkError,
        known_ids,
        write_schemas,
        write_vscode,
    )

    try:
        written = write_schemas(root, known_ids(root)) + (write_vscode(root) if vscode else [])
    except LinkError as error:
        raise CouldNotRun(str(error)) from error
    for path in written:
        click.echo(f"Wrote {path}")
    if not written:
        click.echo("Nothing to write: all is up to date.")
    sys.exit(CLEAN)
