"""The whole build: facts to pages, pages into the theme, the finished site in the place of the old one."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.caching.database import CACHE
from generator.pipeline import Progress, Stopped
from generator.publishing.book.wanted import BOOKS, FORMATS
from generator.publishing.locking import build_lock
from generator.publishing.making import make_site
from generator.publishing.outcomes import Built, Refused
from generator.publishing.work import Order
from generator.publishing.workers import worker_count


def silent(_stage: str) -> None:
    """Tell nobody."""


def build_site(
    root: Path,
    progress: Progress = silent,
    *,
    fresh: bool = False,
    processes: int | None = None,
    books: tuple[str, ...] = FORMATS,
) -> Stopped | Refused | Built:
    """Build the site of the project at `root`; unless all goes well the old one stays as it is, byte for byte.

    Args:
        root: The project.
        progress: Told of each stage.
        fresh: Whether to forget what earlier builds found out.
        processes: How many processes may make pages; as many as pay where it is None.
        books: In which formats the site may hold a book.

    Raises:
        AlreadyRunningError: Another build of the project is running.
        SettingsError: `mkdocs.yml` cannot be used.
        OSError: The disk is full, or something cannot be read or written.
    """
    root = root.resolve()
    with build_lock(root):
        return make_site(order_of(root, fresh=fresh, processes=processes, books=books), progress)


def order_of(root: Path, *, fresh: bool, processes: int | None, books: tuple[str, ...] = FORMATS) -> Order:
    """Return what is to be made of the project at `root`, the cache emptied where it shall be; the lock is held."""
    cache = root / CACHE
    if fresh:
        for path in cache.glob("*.sqlite*"):
            path.unlink(missing_ok=True)
        shutil.rmtree(cache / BOOKS, ignore_errors=True)
    allowed = worker_count if processes is None else (lambda _pages: processes)
    return Order(root=root, cache=cache, processes=allowed, books=books)
