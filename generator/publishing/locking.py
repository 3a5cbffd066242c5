"""One build of a project at a time."""

from __future__ import annotations

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunningError(Exception):
    """Another build of the project is running."""


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the project's lock; the system lets go of it when the process ends, however it ends.

    Raises:
        AlreadyRunningError: Another process, or another thread, holds it.
    """
    path = root / ".explainer" / "build.lock"
    path.parent.mkdir(exist_ok=True)
    if path.parent.is_symlink() or path.is_symlink():
        raise OSError(errno.ELOOP, "a link where the cache should be; delete it", str(path))
    with path.open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError(f"another build of `{root}` is running; wait until it is done") from error
        yield
