"""Pages made by several processes at once, each of which has the whole graph from its parent's memory."""

from __future__ import annotations

import gc
import os
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from minijinja import TemplateError

from generator.caching.database import TORN, TornError
from generator.caching.site import MadePage
from generator.model.pages.site import PagePlan
from generator.publishing.parent import end_with_parent
from generator.rendering.template_errors import told

WORTH_IT: Final = 600
"""Pages from which on a second process saves more than it costs."""

MOST: Final = 4
"""Processes at most; more of them wait for the disk."""

TORN_CODE: Final = 3
"""With what a process ends that met a damaged cache; any other failure is the project's."""

_LENGTH: Final = struct.Struct("<I")
_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE: Final = msgspec.msgpack.Decoder(MadePage).decode

Task = Callable[[Sequence[PagePlan]], Iterator[MadePage]]


class WorkerError(Exception):
    """A process that made pages failed; says how."""


def worker_count(pages: int) -> int:
    """Return how many processes are worth it for so many pages."""
    if pages < WORTH_IT or not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return max(1, min(MOST, len(os.sched_getaffinity(0))))


def in_parallel(task: Task, plans: Sequence[PagePlan], folder: Path, count: int) -> Iterator[MadePage]:
    """Yield what `task` makes of `plans`, in no order, with `count` processes.

    The others write what they note into files in `folder`, because a pipe would make them wait for this one.

    Raises:
        TornError: One of them found the cache damaged.
        WorkerError: One of them failed in another way.
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
    for path, code in zip(notes, failed, strict=True):
        if code == TORN_CODE:
            raise TornError(_said(path))
        if code:
            raise WorkerError(_said(path) or f"a process that made pages ended with {code}")
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
        end_with_parent()
        with path.open("wb") as stream:
            for made in task(plans):
                data = _ENCODE(made)
                stream.write(_LENGTH.pack(len(data)))
                stream.write(data)
        code = 0
    except BaseException as error:  # noqa: BLE001 (nothing of the parent's may run in the child)
        words = told(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        _beside(path).write_text(words, encoding="utf-8")
        if isinstance(error, TORN):
            code = TORN_CODE
    finally:
        os._exit(code)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}-error")


def _said(path: Path) -> str:
    """Return how the process that wrote to `path` failed; nothing where it could not even say that."""
    try:
        return _beside(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _read(stream: BinaryIO) -> Iterator[MadePage]:
    while head := stream.read(_LENGTH.size):
        yield _DECODE(stream.read(_LENGTH.unpack(head)[0]))
