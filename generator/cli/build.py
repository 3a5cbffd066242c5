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
@click.option(
    "--offline",
    is_flag=True,
    help="Also make site-offline/, which opens from disk with a double click, and site-offline.zip of it.",
)
@click.option(
    "--no-pdf", is_flag=True, help="Leave out the book, which the site holds unless the settings say `pdf: never`."
)
@click.option("--no-epub", is_flag=True, help="Leave out the e-book, for which the setting is `epub`.")
@click.option("--fresh", is_flag=True, help="Forget what earlier builds found out, and make everything anew.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    metavar="N",
    help="How many processes may make pages; as many as pay by default, at most 4.",
)
@on_project
def build(  # noqa: PLR0913 (one for each option)
    root: Path, *, offline: bool, no_pdf: bool, no_epub: bool, fresh: bool, processes: int | None
) -> None:
    """Build the site into site/, and take its place only when it is whole.

    Checks everything first: with a finding nothing is built, and the old site stays as it was. The new
    site is built aside and takes the old one's place in one step, so readers never meet half of it.
    After an edit only the pages that can see it are made anew; the site is the same as if all were.

    The site holds the explainer as a book, explainer.pdf, and as an e-book, explainer.epub, made anew where a
    fact changed; --no-pdf and --no-epub leave them out. Of more than 1,000 facts they are made only where the
    settings say `pdf: always` and `epub: always`.

    With --offline the same pages are also made for reading without a server: links name files, and the
    search works from disk. Folder and archive lie beside the site and bear its name.

    \b
    Examples:
      explainer build
      explainer build --offline
      explainer -C ../other-project build
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped  # noqa: PLC0415 (slow start)
    from generator.publishing.build import build_site  # noqa: PLC0415 (slow start)
    from generator.publishing.locking import AlreadyRunningError  # noqa: PLC0415 (slow start)
    from generator.publishing.offline import build_offline  # noqa: PLC0415 (slow start)
    from generator.publishing.outcomes import BuiltOffline, Refused  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)
    from generator.publishing.writing import WritingError  # noqa: PLC0415 (slow start)

    started = time.monotonic()
    books = tuple(one for one, is_out in (("epub", no_epub), ("pdf", no_pdf)) if not is_out)
    try:
        with StageLine() as progress, uncollected():
            build_it = build_offline if offline else build_site
            result = build_it(root, progress, fresh=fresh, processes=processes, books=books)
    except (AlreadyRunningError, SettingsError, WritingError) as error:
        raise CouldNotRun(str(error)) from error
    print_result(result)
    if isinstance(result, (Stopped, Refused)):
        click.echo("Nothing was built; the site is as it was.")
        sys.exit(FINDINGS)
    site = result.site if isinstance(result, BuiltOffline) else result
    folder = os.path.relpath(site.folder)
    click.echo(
        f"Built {site.pages:,} pages from {site.facts:,} facts, and {site.files} data files, "
        f"in {time.monotonic() - started:.1f} s: {folder}/\n"
        f"Made anew: {site.made:,} pages; written: {site.written:,} files.\n"
        f"Read it: explainer serve, or python3 -m http.server --bind 127.0.0.1 --directory {folder}"
    )
    _tell_of_books(root, site.folder, site.facts, books)
    if isinstance(result, BuiltOffline):
        offline_folder, archive = os.path.relpath(result.folder), os.path.relpath(result.archive)
        click.echo(
            f"Offline edition: {result.files:,} files, {result.size / 1e6:.1f} MB; open {offline_folder}/index.html\n"
            f"To hand out: {archive} ({result.archive.stat().st_size / 1e6:.1f} MB)"
        )
    sys.exit(CLEAN)


def _tell_of_books(root: Path, folder: Path, facts: int, books: tuple[str, ...]) -> None:
    """Say where the books are, or why there is none where somebody might look for it."""
    from generator.publishing.book.wanted import BOOK, EBOOK, MOST_FACTS  # noqa: PLC0415 (slow start)
    from generator.publishing.theme_key import book_settings  # noqa: PLC0415 (slow start)

    for one, name, path in (("pdf", "Book", folder / BOOK), ("epub", "E-book", folder / EBOOK)):
        if path.is_file():
            click.echo(f"{name}: {os.path.relpath(path)} ({path.stat().st_size / 1000:,.0f} kB)")
        elif one in books and facts > MOST_FACTS and book_settings(root)[one] == "auto":
            click.echo(
                f"No {name.lower()}: of more than {MOST_FACTS:,} facts `explainer {one}` makes one, or a build where "
                f"the settings say `{one}: always`."
            )
