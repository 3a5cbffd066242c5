"""Putting a finished folder in the place of an old one, so that no reader ever finds half of either."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from typing import Final

_RENAME_EXCHANGE: Final = 2
"""Flag of renameat2(2), in <linux/fs.h>."""

_AT_FDCWD: Final = -100
"""Says to renameat2(2) that paths are as in rename(2), in <fcntl.h>."""


_ASIDE: Final = "-old"
"""End of the name of a site that is out of the way for a moment."""

OWN: Final = ".well-known"
"""The one hidden folder that is part of a site."""


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`, on the same file system, and remove it with all that is left in it.

    What builds that were killed left behind is removed first; the caller holds the lock, so nobody uses it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    try:
        yield folder
    finally:
        rmtree(folder)


def sweep(target: Path) -> None:
    """Remove what builds that were killed left beside `target`; the caller holds the lock, so nobody uses it.

    Where the system cannot exchange folders, one of them may have been killed while there was no site: it is put back.
    """
    for left_over in target.parent.glob(f"{_prefix(target)}*"):
        for aside in left_over.glob(f"*{_ASIDE}"):
            if not target.exists():
                aside.rename(target)
        rmtree(left_over)


def _prefix(target: Path) -> str:
    return f".{target.name}-build-"


def swap_in(finished: Path, target: Path) -> None:
    """Put the folder `finished` at `target`; what was there before is then at `finished`.

    Hidden files at the top of the old folder move along: the theme engine leaves them alone too, and one of
    them may be the folder's own `.git`.
    """
    if not target.exists():
        finished.rename(target)
        return
    if not exchange(finished, target):
        aside = finished.with_name(finished.name + _ASIDE)
        target.rename(aside)
        finished.rename(target)
        aside.rename(finished)
    for entry in sorted(finished.iterdir()):
        if entry.name.startswith(".") and entry.name != OWN and not (target / entry.name).exists():
            entry.rename(target / entry.name)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two existing folders in one step; return whether the system can do that.

    Raises:
        OSError: It can, and it failed.
    """
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    failed = library.renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    if not failed:
        return True
    code = ctypes.get_errno()
    # Some file systems, such as those of network shares, cannot exchange.
    if code in {errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}:
        return False
    raise OSError(code, os.strerror(code), str(other))
