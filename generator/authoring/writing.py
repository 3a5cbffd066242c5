"""Fact files written whole or not at all: never over a file that somebody else made or changed."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.authoring.refusal import Refusal
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.opening import open_folder


def create(root: Path, path: str, text: str) -> Refusal | None:
    """Write a new file at `path` below `root`; say why not where something lies there already.

    Raises:
        OSError: The folder is a link, or cannot be written to.
    """
    target = root / path
    _make_folders(root, path)
    with _beside(target, text.encode("utf-8"), mode=0o666) as made:
        try:
            os.link(made, target)
        except FileExistsError:
            return _taken(path)
        except OSError:
            # Not every file system knows hard links; this way half a file may be left when the power goes.
            return _create_plainly(target, path, text)
    return None


def replace(root: Path, path: str, old: bytes, new: bytes) -> Refusal | None:
    """Put `new` in the place of the file at `path` below `root`; say why not where it no longer holds `old`.

    A file that nobody may write to is left alone, although its folder would let another one take its place.

    Raises:
        OSError: A part of the path is a link, or cannot be written to.
    """
    target = root / path
    _refuse_links(root, path)
    mode = stat.S_IMODE(target.lstat().st_mode)
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        return Refusal(message=f"{path} is read-only", help=("nothing was written; allow writing, then try again",))
    with _beside(target, new, mode=mode) as made:
        if read_file(root, path, FACT_LIMIT) != old:
            return Refusal(message=f"{path} was changed meanwhile", help=("try again",))
        made.replace(target)
    return None


def _make_folders(root: Path, path: str) -> None:
    """Make the folders that lead to `path`, none of them beyond a link: each is looked at before the next is made."""
    for end in (at for at, sign in enumerate(path) if sign == "/"):
        (root / path[:end]).mkdir(exist_ok=True)
        _refuse_links(root, path[: end + 1])


def _refuse_links(root: Path, path: str) -> None:
    os.close(open_folder(root, path.rpartition("/")[0]))


@contextmanager
def _beside(target: Path, content: bytes, *, mode: int) -> Iterator[Path]:
    """Give a finished hidden file beside `target`, which is gone afterwards."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    made = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(mode & ~_umask() if mode == 0o666 else mode)
        yield made
    finally:
        with suppress(FileNotFoundError):
            made.unlink()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _create_plainly(target: Path, path: str, text: str) -> Refusal | None:
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return _taken(path)
    return None


def _taken(path: str) -> Refusal:
    return Refusal(
        message=f"{path} exists already", help=("nothing was written; choose another id, or edit that file",)
    )
