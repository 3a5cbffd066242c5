"""`explainer epub`."""

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


@click.command(short_help="Make the explainer an e-book, in an EPUB file.")
@click.option(
    "-o", "--output", "target", type=FILE, metavar="FILE", help="The file to write; explainer.epub by default."
)
@click.option("--only", default="", metavar="KIND:ID", help="Make a book about one story or one actor alone.")
@on_project
def epub(root: Path, target: Path | None, only: str) -> None:
    """Make the whole explainer an e-book: one EPUB file, for phones and e-readers, made without a network.

    It has the chapters of the printed book. The evidence of each sentence opens where the sentence stands,
    each quote leads to its words in the article and back, and a screen reader finds its way. The same facts
    give the same bytes.

    \b
    Examples:
      explainer epub
      explainer epub -o ../kursk.epub
      explainer epub --only actor:kim-jong-un -o kim.epub
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped  # noqa: PLC0415 (slow start)
    from generator.publishing.book.contents import SelectionError  # noqa: PLC0415 (slow start)
    from generator.publishing.ebook.making import EbookOrder, make_ebook  # noqa: PLC0415 (slow start)
    from generator.publishing.outcomes import Refused  # noqa: PLC0415 (slow start)
    from generator.publishing.output_file import OutputError  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    started = time.monotonic()
    try:
        with StageLine() as progress, uncollected():
            order = EbookOrder(root=root, target=target or root / "explainer.epub", only=only)
            result = make_ebook(order, progress)
    except (OutputError, SelectionError, SettingsError) as error:
        raise CouldNotRun(str(error)) from error
    print_result(result)
    if isinstance(result, (Stopped, Refused)):
        click.echo("No e-book was made; a file that was there is as it was.")
        sys.exit(FINDINGS)
    click.echo(
        f"Put {result.facts:,} facts into an e-book in {time.monotonic() - started:.1f} s, "
        f"{result.size / 1000:,.0f} kB: {os.path.relpath(result.path)}"
    )
    sys.exit(CLEAN)
