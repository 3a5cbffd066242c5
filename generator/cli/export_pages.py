"""`explainer export-pages`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, FINDINGS, CouldNotRun
from generator.cli.memory import uncollected
from generator.cli.outcomes import print_result
from generator.cli.progress import StageLine
from generator.cli.root import DIRECTORY, on_project


@click.command("export-pages", short_help="Write the site as a plain MkDocs project.")
@click.argument("folder", type=DIRECTORY, metavar="DIR")
@on_project
def export_pages(root: Path, folder: Path) -> None:
    """Write the site into DIR as a project for MkDocs and Material alone.

    Every page becomes an ordinary Markdown file with front matter; no plugin of ours is needed to build
    them: `mkdocs build --strict` in DIR gives the same addresses and the same element ids.

    \b
    Example:
      explainer export-pages ../plain
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped  # noqa: PLC0415 (slow start)
    from generator.publishing import export  # noqa: PLC0415 (slow start)
    from generator.publishing.export_folder import ForeignFolderError  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    try:
        with StageLine() as progress, uncollected():
            result = export.export_pages(root, folder, progress)
    except (ForeignFolderError, SettingsError) as error:
        raise CouldNotRun(str(error)) from error
    print_result(result)
    if isinstance(result, Stopped):
        click.echo("Nothing was written.")
        sys.exit(FINDINGS)
    click.echo(f"Wrote {result.pages} pages to {result.folder}; build them there with: mkdocs build --strict")
    sys.exit(CLEAN)
