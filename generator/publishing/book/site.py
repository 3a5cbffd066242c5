"""The book in a site: made anew only where something is different that it is made from."""

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
from generator.publishing.book.wanted import BOOKS, BookError
from generator.publishing.places import layered_files, template_folders
from generator.publishing.theme_part import ThemePart
from generator.publishing.work import Work

WITHOUT: Final = "  help: explainer build --no-pdf, or the setting `pdf: never`, makes the site without a book"

_VOLUME: Final = re.compile(r"explainer(-[0-9]+)?\.pdf")


def is_volume(path: str) -> bool:
    """Tell whether a path of a site is that of its book, or of a volume of it."""
    return bool(_VOLUME.fullmatch(path))


def book_key(work: Work, theme: ThemePart) -> str:
    """Return a checksum of all that the book of a site is made from; an empty text where the site holds none."""
    if not work.booked:
        return ""
    imprint = theme.imprint
    tools = (code_version(), version("typst"), version("pikepdf"))
    checksum = blake2b("\0".join((work.look, imprint.name, imprint.site_url, *tools)).encode(), digest_size=16)
    for fact_id in sorted(work.graph.outlines):
        outline = work.graph.outlines[fact_id]
        checksum.update(f"{outline.path} {outline.stamp} {work.days.get(outline.path, '')}\n".encode())
    for name, path in layered_files(template_folders(work.order.root), "book").items():
        status = path.stat()
        checksum.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return checksum.hexdigest()


def book_files(work: Work, theme: ThemePart, key: str, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each volume of the book of a site; nothing where it holds none.

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
        from generator.publishing.book.printing import printed  # noqa: PLC0415 (slow start)

        kept.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept, prefix=".new-") as name:
            made = printed(work.order.root, work.graph, theme.imprint, work.days, Path(name), progress=progress)
            if made.complaints:
                raise BookError("\n".join((*made.complaints, WITHOUT)))
            finished = Path(name) / "finished"
            finished.mkdir()
            for volume, path in made.volumes.items():
                shutil.move(path, finished / volume)
            for old in kept.iterdir():
                if old.name != Path(name).name:
                    shutil.rmtree(old)
            finished.rename(kept / key)
    for path in sorted((kept / key).iterdir()):
        yield path.name, path.read_bytes()
