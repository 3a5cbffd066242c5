"""`explainer build`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from generator.cli.exits import CLEAN, FINDINGS, CouldNotRun
from generator.cli.memory import uncollected
from generator.cli.outcomes import print_result
from generator.cli.progress import StageLine
from generator.cli.root import on_project


@click.command(short_help="Build the site into site/.")
@click.option("--fresh", is_flag=True, help="Forget what earlier builds found out, and make everything anew.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes may make pages; as many as pay by default, at most 4.",
)
@on_project
def build(root: Path, *, fresh: bool, processes: int | None) -> None:
    """Build the site into site/, and take its place only when it is whole.

    Checks everything first: with a finding nothing is built, and the old site stays as it was. The new
    site is built aside and takes the old one's place in one step, so readers never meet half of it.
    After an edit only the pages that can see it are made anew; the site is the same as if all were.

    \b
    Examples:
      explainer build
      explainer -C ../other-project build
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped  # noqa: PLC0415 (slow start)
    from generator.publishing.build import build_site  # noqa: PLC0415 (slow start)
    from generator.publishing.locking import AlreadyRunningError  # noqa: PLC0415 (slow start)
    from generator.publishing.outcomes import Refused  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    started = time.monotonic()
    try:
        with StageLine() as progress, uncollected():
            result = build_site(root, progress, fresh=fresh, processes=processes)
    except (AlreadyRunningError, SettingsError) as error:
        raise CouldNotRun(str(error)) from error
    print_result(result)
    if isinstance(result, (Stopped, Refused)):
        click.echo("Nothing was built; the site is as it was.")
        sys.exit(FINDINGS)
    folder = os.path.relpath(result.folder)
    click.echo(
        f"Built {result.pages:,} pages from {result.facts:,} facts, and {result.files} data files, "
        f"in {time.monotonic() - started:.1f} s: {folder}/\n"
        f"Made anew: {result.made:,} pages; written: {result.written:,} files.\n"
        f"Read it: explainer serve, or python3 -m http.server --bind 127.0.0.1 --directory {folder}"
    )
    sys.exit(CLEAN)
