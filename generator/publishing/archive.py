"""Archives whose bytes depend on what is in them alone: on no clock, owner, mode of a file or order of a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can hold: said of every entry."""

READABLE: Final = 0o100644 << 16
"""An ordinary file that everybody may read, as a zip file says it in its external attributes."""

_UNIX: Final = 3
"""The system whose modes of files those are."""


class Archive:
    """A zip file in the making. Its bytes are the same wherever the same library compresses the same entries."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file

    def add(self, name: str, content: bytes, *, stored: bool = False) -> None:
        """Add one file; whoever calls gives them in a fixed order.

        Args:
            name: Its path in the archive, with `/` between folders.
            content: Its bytes.
            stored: Whether to leave them uncompressed.
        """
        entry = ZipInfo(name, EARLIEST)
        entry.create_system = _UNIX
        entry.external_attr = READABLE
        self._file.writestr(entry, content, ZIP_STORED if stored else ZIP_DEFLATED)


@contextmanager
def new_archive(path: Path) -> Iterator[Archive]:
    """Write a new archive at `path`; it is whole when the block has ended without an error."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as file:
        yield Archive(file)
