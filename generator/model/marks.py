"""How a file is known again: by what the system says of it, and by its content where that is not enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import stat_result
from typing import Final, NamedTuple

import msgspec

from generator.model.facts.source import Source
from generator.model.record import Value

SETTLED_AFTER: Final = 2_000_000_000
"""Nanoseconds. A file that was changed so shortly before it was marked may have been changed again unseen: the
clocks of some file systems tick as slowly."""


class FileState(NamedTuple):
    """What the system says of a file; all of it is the same only for a file that nobody wrote to."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


NO_STATE: Final = FileState(-1, 0, 0, 0)
"""That of no file."""


def state_of(status: stat_result) -> FileState:
    """Return the state that `status` tells of."""
    return FileState(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


class FileMark(NamedTuple):
    """One file as it was when it was read."""

    state: FileState
    marked_ns: int
    """When it was read, in nanoseconds since the epoch."""
    digest: str
    """Checksum of its bytes, in hexadecimal."""

    def is_of(self, state: FileState) -> bool:
        """Tell whether a file in `state` surely has the bytes that it had."""
        return self.state == state and max(state.mtime_ns, state.ctime_ns) < self.marked_ns - SETTLED_AFTER


def _no_source(path: str) -> Source:
    raise KeyError(path)


class Known(Value, frozen=True, kw_only=True):
    """What is known of a project from before."""

    facts: Mapping[str, FileMark]
    """Marks of the files of sound facts, by path."""
    texts: Mapping[str, FileMark]
    """Marks of archived texts, by their name in `seeds/`; their digest is SHA-256."""
    formerly: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Former ids of known facts that have any, by path."""
    source: Callable[[str], Source] = _no_source
    """Returns the source that a known file states; raises KeyError where the file is not known."""


NOTHING_KNOWN: Final = Known(facts={}, texts={})
