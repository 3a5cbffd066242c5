"""Opening files and folders of a project so that no link below its root is ever followed.

Each part of the path is opened from the one before (`openat` with O_NOFOLLOW), and what was opened is what is looked
at. So nothing can be put in the place of a folder between a look at it and its use. Where a system cannot open from
a folder, the last part alone is safe from that.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_STEPWISE: Final = os.open in os.supports_dir_fd
_CAUTIOUS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe would wait for a writer that never comes
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_FOLDER: Final = _CAUTIOUS | getattr(os, "O_DIRECTORY", 0)


def open_file(root: Path, path: str) -> int:
    """Return a descriptor of what lies at `path` below `root`; raises OSError, also where a part of it is a link."""
    folder, _, name = path.rpartition("/")
    if not folder or not _STEPWISE:
        return os.open(os.path.join(root, path), _CAUTIOUS)  # noqa: PTH118 (paths cost more than reading)
    within = open_folder(root, folder)
    try:
        return os.open(name, _CAUTIOUS, dir_fd=within)
    finally:
        os.close(within)


def open_folder(root: Path, path: str) -> int:
    """Return a descriptor of the folder at `path` below `root`; raises OSError, also where a part of it is a link."""
    first, *rest = path.split("/")
    descriptor = os.open(os.path.join(root, first), _FOLDER)  # noqa: PTH118 (paths cost more than reading)
    for part in rest:
        outer = descriptor
        try:
            descriptor = os.open(part, _FOLDER, dir_fd=outer)
        finally:
            os.close(outer)
    return descriptor
