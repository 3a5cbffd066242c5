"""One file from the disk: a regular file, never a link, never more than a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.opening import open_file

FACT_LIMIT: Final = 1 << 20
"""Bytes that a fact file may have; real ones have a few thousand."""

TEXT_LIMIT: Final = 1 << 19
"""Bytes that an archived text may have; a book of 300 pages has about as many, an article a few thousand."""


def read_file(root: Path, path: str, limit: int, *, whole: bool = True) -> bytes | Diagnostic:
    """Return the bytes of the file at `path` below `root`, or why it is not read.

    Args:
        root: The project.
        path: Where the file lies, relative to the project.
        limit: Bytes that it may have.
        whole: Whether a file with more is refused; else its first bytes are returned.
    """
    try:
        descriptor = open_file(root, path)
    except OSError as error:
        return unreadable(path, error)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return Diagnostic(rule="Y009", place=Place(path=path), message="this is not a regular file")
        raw = _read(descriptor, status.st_size, limit)
    except OSError as error:
        return unreadable(path, error)
    finally:
        os.close(descriptor)
    if len(raw) > limit and not whole:
        return raw[:limit]
    if len(raw) > limit:
        return Diagnostic(
            rule="Y007",
            place=Place(path=path),
            message=f"the file is too large: {max(status.st_size, len(raw)):,} bytes",
            notes=(f"the limit is {limit:,} bytes",),
            help=("look for text that was pasted by mistake; a fact that is truly long is better as two",),
        )
    return raw


def _read(descriptor: int, size: int, limit: int) -> bytes:
    """The bytes of an open file that was `size` bytes long, and at most one more than the limit."""
    raw = os.read(descriptor, min(size, limit) + 1)
    while more := os.read(descriptor, limit + 1 - len(raw)):
        raw += more  # it has grown, or the system hands it out in pieces
    return raw


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Return the diagnostic for a file that the system does not hand out."""
    return Diagnostic(
        rule="Y009",
        place=Place(path=path),
        message="the file cannot be read",
        notes=(f"the system says: {error.strerror or 'no reason'}",),
        help=("make it an ordinary file that everybody may read",),
    )
