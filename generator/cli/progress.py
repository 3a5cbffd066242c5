"""Progress on a terminal, for whatever takes over a second."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Final, Self, TextIO

PATIENCE: Final = 1.0
"""Seconds before anything is shown: quick work stays quiet."""

INTERVAL: Final = 0.2
"""Seconds between two refreshes."""

CLEAR_LINE: Final = "\r\x1b[2K"


class StageLine:
    """One line on standard error that names the running stage and its seconds; silent where no terminal reads it."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._stage = ""
        self._started = time.monotonic()
        self._done = threading.Event()
        self._drawn = False
        self._thread = threading.Thread(target=self._draw, daemon=True)

    def __call__(self, stage: str) -> None:
        """Name the stage that begins now."""
        self._stage = stage

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        if self._thread.is_alive():
            self._thread.join()
        if self._drawn:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()

    def _draw(self) -> None:
        if self._done.wait(PATIENCE):
            return
        while True:
            seconds = time.monotonic() - self._started
            self._stream.write(f"{CLEAR_LINE}{self._stage} … {seconds:.0f} s")
            self._stream.flush()
            self._drawn = True
            if self._done.wait(INTERVAL):
                return
