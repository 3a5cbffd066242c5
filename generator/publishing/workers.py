"""Pages made by several processes at once, each of which has the whole graph from its parent's memory."""

from __future__ import annotations

import gc
import os
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from generator.caching.site import MadePage
from generator.model.pages.site import PagePlan

WORTH_IT: Final = 600
"""Pages from which on a second process saves more than it costs."""

MOST: Final = 4
"""Processes at most; more of them wait for the disk."""

_LENGTH: Final = struct.Struct("<I")
_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(MadePage).decode

Task = Callable[[Sequence[PagePlan]], Iterator[MadePage]]


class WorkerError(Exception):
    """A process that made pages failed; what it said stands on standard error."""


def worker_count(pages: int) -> int:
    """Return how many processes are worth it for so many pages."""
    if pages < WORTH_IT or not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return max(1, min(MOST, len(os.sched_getaffinity(0))))


def in_parallel(task: Task, plans: Sequence[PagePlan], folder: Path, count: int) -> Iterator[MadePage]:
    """Yield what `task` makes of `plans`, in no order, with `count` processes.

    The others write what they note into files in `folder`, because a pipe would make them wait for this one.

    Raises:
        WorkerError: One of them failed.
    """
    if count == 1:
        yield from task(plans)
        return
    notes = [folder / f"notes-{number}" for number in range(1, count)]
    # What is there already is never looked at again by the collector, whose marks would copy every page of memory.
    gc.freeze()
    sys.stdout.flush()
    sys.stderr.flush()
    children = [_child(task, plans[number::count], path) for number, path in enumerate(notes, 1)]
    try:
        yield from task(plans[::count])
    finally:
        failed = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(failed):
        raise WorkerError("a process that made pages failed")
    for path in notes:
        with path.open("rb") as stream:
            yield from _read(stream)
        path.unlink()


def _child(task: Task, plans: Sequence[PagePlan], path: Path) -> int:
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        with path.open("wb") as stream:
            for made in task(plans):
                data = _ENCODE(made)
                stream.write(_LENGTH.pack(len(data)))
                stream.write(data)
        code = 0
    except BaseException:  # noqa: BLE001 (nothing of the parent's may run in the child)
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _read(stream: BinaryIO) -> Iterator[MadePage]:
    while head := stream.read(_LENGTH.size):
        yield _DECODE(stream.read(_LENGTH.unpack(head)[0]))
