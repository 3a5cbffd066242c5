"""Files and pipes that somebody names to a command; nothing waits for a writer that never comes."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import Final

PATIENCE: Final = 3.0
"""Seconds in which a writer must have opened the other end of a named pipe."""

_STEP: Final = 0.05

_NOW: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class NoWriterError(OSError):
    """Nobody writes into a named pipe."""


def read_at_most(path: Path, limit: int, patience: float = PATIENCE) -> bytes:
    """Return the first `limit` bytes of a file or a pipe; of a pipe that somebody writes into, once they are there.

    Opening a pipe that nobody has opened for writing waits for ever (POSIX, `open`), so it is opened without waiting.

    Raises:
        NoWriterError: It is a named pipe, and nobody opened it for writing in `patience` seconds.
        OSError: It cannot be read.
    """
    descriptor = os.open(path, _NOW)
    with os.fdopen(descriptor, "rb") as file:
        first = b""
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            first = _first_of_pipe(descriptor, path, patience)
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        return first + file.read(max(0, limit - len(first)))


def _first_of_pipe(descriptor: int, path: Path, patience: float) -> bytes:
    """Return the first byte of a pipe; nothing where somebody writes but has not yet."""
    until = time.monotonic() + patience
    while True:
        try:
            first = os.read(descriptor, 1)
        except BlockingIOError:  # somebody has opened it, and is still at work
            return b""
        if first:
            return first
        if time.monotonic() >= until:
            raise NoWriterError(f"nobody writes into the pipe {path}")
        time.sleep(_STEP)
