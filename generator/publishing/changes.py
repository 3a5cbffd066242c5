"""Changes of files as the system tells of them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

GATHERING: Final = 0.02
"""Seconds to wait for more changes: an editor often writes a file in several steps."""

PATIENCE: Final = 0.5
"""Seconds after which a signal such as Ctrl+C is looked for, where a system lets waiting hold it up."""

CHANGES: Final = (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
"""What is a change; that somebody reads a file is an event too, and checking reads them all. Of a folder that is moved
away nothing tells but the folder."""


class _Listener(FileSystemEventHandler):
    """Notes when something changed in some folders of a project."""

    def __init__(self, root: Path, folders: Iterable[str]) -> None:
        self._below = tuple(os.path.join(root, folder) for folder in folders)  # noqa: PTH118 (compared with the system's own texts)
        self.changed = threading.Event()
        self.since = 0.0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change; called by a thread of the observer."""
        paths = (os.fsdecode(event.src_path), os.fsdecode(event.dest_path or b""))
        if isinstance(event, CHANGES) and any(path.startswith(self._below) for path in paths):
            if not self.changed.is_set():
                self.since = time.monotonic()
            self.changed.set()


@contextmanager
def changes_in(root: Path, folders: Sequence[str]) -> Iterator[Iterator[float]]:
    """Give an iterator that yields, each time something changed in folders of a project, when the system told of it.

    The time is that of `time.monotonic`. Changes count from here on: what happens while somebody is busy with one is
    the next one. A folder that is not there yet is watched from when it comes.
    """
    listener = _Listener(root, folders)
    observer = Observer()
    # What else lies in a project, such as an environment with thousands of folders, is not looked at.
    observer.schedule(listener, str(root), recursive=False)
    watched: dict[str, tuple[int, ObservedWatch]] = {}
    observer.start()
    try:
        for folder in folders:
            _follow(observer, listener, root / folder, watched)
        yield _changes(root, folders, observer, listener, watched)
    finally:
        observer.stop()
        observer.join()


def _changes(
    root: Path,
    folders: Sequence[str],
    observer: BaseObserver,
    listener: _Listener,
    watched: dict[str, tuple[int, ObservedWatch]],
) -> Iterator[float]:
    while True:
        while not listener.changed.wait(PATIENCE):
            pass
        time.sleep(GATHERING)
        listener.changed.clear()
        for folder in folders:
            _follow(observer, listener, root / folder, watched)
        yield listener.since


def _follow(
    observer: BaseObserver, listener: _Listener, folder: Path, watched: dict[str, tuple[int, ObservedWatch]]
) -> None:
    """Watch a folder, also one that took the place of another one since."""
    inode = folder.stat().st_ino if folder.is_dir() else 0
    known = watched.get(str(folder))
    if known and known[0] == inode:
        return
    if known:
        del watched[str(folder)]
        with suppress(KeyError):  # it goes of itself with its folder
            observer.unschedule(known[1])
    if inode:
        watched[str(folder)] = inode, observer.schedule(listener, str(folder), recursive=True)
