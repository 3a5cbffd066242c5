"""`explainer pdf`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Final

import click

from generator.cli.exits import CLEAN, FINDINGS, CouldNotRun
from generator.cli.memory import uncollected
from generator.cli.outcomes import print_result
from generator.cli.progress import StageLine
from generator.cli.root import on_project

FILE: Final = click.Path(dir_okay=False, path_type=Path)
PAPERS: Final = ("a4", "us-letter")


@click.command(short_help="Set the explainer as a book, in a PDF file.")
@click.option(
    "-o", "--output", "target", type=FILE, metavar="FILE", help="The file to write; explainer.pdf by default."
)
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="Size of a page.")
@click.option(
    "--only", default="", metavar="KIND:ID", help="A book about one story or one actor, such as story:kursk-troops."
)
@click.option(
    "--seconds", type=click.IntRange(1), default=600, show_default=True, help="When to give up setting a volume."
)
@on_project
def pdf(root: Path, *, target: Path | None, paper: str, only: str, seconds: int) -> None:
    """Set the whole explainer as a book: one PDF file, made and read without a network.

    It has the answer with its evidence in footnotes, every fact with its quotes, the archived article with
    notes beside it, an index, and the facts themselves as an attached file. Links lead from each quote to
    the words in the article and back. It can be read by screen readers (PDF/UA-1).

    A book of many facts comes in volumes: explainer.pdf is the first, explainer-2.pdf the next. Of a story or
    an actor alone, --only makes a shorter one.

    \b
    Examples:
      explainer pdf
      explainer pdf --paper us-letter -o ../kursk.pdf
      explainer pdf --only actor:kim-jong-un -o kim.pdf
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped  # noqa: PLC0415 (slow start)
    from generator.publishing.book.contents import SelectionError  # noqa: PLC0415 (slow start)
    from generator.publishing.book.making import BookOrder, make_book  # noqa: PLC0415 (slow start)
    from generator.publishing.outcomes import Refused  # noqa: PLC0415 (slow start)
    from generator.publishing.output_file import OutputError  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    started = time.monotonic()
    order = BookOrder(root=root, target=target or root / "explainer.pdf", paper=paper, only=only, seconds=seconds)
    try:
        with StageLine() as progress, uncollected():
            result = make_book(order, progress)
    except (OutputError, SelectionError, SettingsError) as error:
        raise CouldNotRun(str(error)) from error
    print_result(result)
    if isinstance(result, (Stopped, Refused)):
        click.echo("No book was made; a file that was there is as it was.")
        sys.exit(FINDINGS)
    count = len(result.paths)
    click.echo(
        f"Set {result.facts:,} facts in {time.monotonic() - started:.1f} s, {result.size / 1000:,.0f} kB"
        f"{f', {count} volumes' if count > 1 else ''}: {' '.join(os.path.relpath(path) for path in result.paths)}"
    )
    sys.exit(CLEAN)
