"""The books in a site, printed and as e-book: made anew only where something is different that they are made from."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator.caching.database import CACHE
from generator.caching.version import code_version
from generator.pipeline import Progress
from generator.publishing.book.wanted import BOOKS, EBOOK, BookError
from generator.publishing.places import layered_files, template_folders
from generator.publishing.theme_part import ThemePart
from generator.publishing.work import Work

WITHOUT: Final = "  help: explainer build --no-pdf, or the setting `pdf: never`, makes the site without a book"

_BOOK: Final = re.compile(r"explainer((-[0-9]+)?\.pdf|\.epub)")

PARTS: Final = ("assets", "book", "ebook")
"""Folders of `site_templates/` that books are made with."""


def is_book(path: str) -> bool:
    """Tell whether a path of a site is that of its book, of a volume of it, or of the e-book."""
    return bool(_BOOK.fullmatch(path))


def book_key(work: Work, theme: ThemePart) -> str:
    """Return a checksum of all that the books of a site are made from; an empty text where the site holds none."""
    if not work.books:
        return ""
    imprint = theme.imprint
    tools = (code_version(), version("typst"), version("pikepdf"))
    checksum = blake2b(
        "\0".join((*work.books, work.look, imprint.name, imprint.site_url, *tools)).encode(), digest_size=16
    )
    for fact_id in sorted(work.graph.outlines):
        outline = work.graph.outlines[fact_id]
        checksum.update(f"{outline.path} {outline.stamp} {work.days.get(outline.path, '')}\n".encode())
    for part in PARTS:
        for name, path in layered_files(template_folders(work.order.root), part).items():
            status = path.stat()
            checksum.update(f"{part}/{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return checksum.hexdigest()


def book_files(work: Work, theme: ThemePart, key: str, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each volume of the book of a site, and of its e-book; nothing where it holds none.

    Args:
        work: What the site is made of.
        theme: What the theme made.
        key: What `book_key` tells.
        progress: Told of each stage.

    Raises:
        BookError: It could not be made.
    """
    if not key:
        return
    kept = work.order.root / CACHE / BOOKS
    if not (kept / key).is_dir():
        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept, prefix=".new-") as name:
            finished = Path(name) / "finished"
            finished.mkdir()
            for make in (_print, _bind):
                if complaints := make(work, theme, finished, progress):
                    raise BookError("\n".join((*complaints, WITHOUT)))
            for old in kept.iterdir():
                if old.name != Path(name).name:
                    shutil.rmtree(old)
            finished.rename(kept / key)
    for path in sorted((kept / key).iterdir()):
        yield path.name, path.read_bytes()


def _print(work: Work, theme: ThemePart, folder: Path, progress: Progress) -> tuple[str, ...]:
    """Print the book into a folder, where the site holds it so; return what stood in its way."""
    if "pdf" not in work.books:
        return ()
    from generator.publishing.book.printing import printed  # noqa: PLC0415 (slow start)

    place = folder.with_name("printing")
    place.mkdir()
    made = printed(work.order.root, work.graph, theme.imprint, work.days, place, progress=progress)
    for volume, path in made.volumes.items():
        shutil.move(path, folder / volume)
    return made.complaints


def _bind(work: Work, theme: ThemePart, folder: Path, progress: Progress) -> tuple[str, ...]:
    """Write the e-book into a folder, where the site holds it so; return what stood in its way."""
    if "epub" not in work.books:
        return ()
    from generator.publishing.ebook.binding import bound  # noqa: PLC0415 (slow start)

    progress("e-book")
    return bound(work.order.root, work.graph, theme.imprint, work.days, folder / EBOOK).complaints
