"""The one file that a command makes: refused before the work where it cannot be written, and put in place whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class OutputError(Exception):
    """A file is not to be written where it was asked for."""


def check_output(target: Path, is_ours: Callable[[Path], bool], sort: str) -> None:
    """Hold that a file may be written: nothing is there, or an ordinary file that such a command has made.

    A link, a device or a pipe is refused: putting a file in its place would take it away, and content that comes from
    others could have brought it.

    Args:
        target: The file.
        is_ours: Tells whether a file that is there is of the sort that is to be written.
        sort: What it is called, such as `PDF`.

    Raises:
        OutputError: It may not be written.
        OSError: Its folder cannot be written to.
    """
    if target.is_symlink():
        raise OutputError(f"`{target}` is a link; name the file itself, or another one")
    if target.exists():
        if not target.is_file():
            raise OutputError(f"`{target}` is there already and is no file; name another one")
        if target.stat().st_size and not is_ours(target):
            raise OutputError(f"`{target}` is there already and is no {sort} file; name another one")
    folder = next(one for one in target.absolute().parents if one.exists())
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        # The name of the trial would tell nobody anything.
        raise OSError(error.errno, error.strerror, str(target)) from error


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Give a path to write to, and put what was written there in place of `target` in one step, if nothing broke."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield aside
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def put(made: Path, target: Path) -> None:
    """Put a copy of a finished file in its place, in one step."""
    with written_aside(target) as aside:
        shutil.copyfile(made, aside)
