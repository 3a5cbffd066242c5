"""A second copy of the site beside it: brought up to date while nobody reads it, then put in the site's place.

Files that do not differ are one file with two names, so the copy takes no room; a file is never written through.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree


def spare_of(target: Path) -> Path:
    """Return where the spare copy of the site at `target` lies."""
    return target.with_name(f".{target.name}-spare")


def make_spare(target: Path, spare: Path, paths: Iterable[str]) -> None:
    """Make the spare copy anew, with these files of the site."""
    if spare.is_symlink():
        spare.unlink()  # what it leads to is none of ours
    elif spare.exists():
        rmtree(spare)
    spare.mkdir()
    made = {""}
    try:
        for path in paths:
            folder = path.rpartition("/")[0]
            if folder not in made:
                make_folder(f"{spare}/{folder}")
                made.add(folder)
            _link(f"{target}/{path}", f"{spare}/{path}")
    except BaseException:
        rmtree(spare)  # half a copy is none
        raise


def bring_up(target: Path, spare: Path, behind: Iterable[str]) -> None:
    """Make the spare copy what the site is, where it differs at `behind` alone."""
    for path in behind:
        remove(spare, path)
        if (target / path).exists():
            (spare / path).parent.mkdir(parents=True, exist_ok=True)
            _link(f"{target}/{path}", f"{spare}/{path}")


def remove_strays(folder: Path, paths: Iterable[str]) -> None:
    """Remove what is at the top of a folder and is above or among none of `paths`, as a build from nothing would.

    The copy was the site before the last change, with whatever somebody had put there: else it would come and go
    with every change. Hidden files stay, as `swap_in` has them stay.
    """
    known = {path.partition("/")[0] for path in paths}
    for entry in folder.iterdir():
        if entry.name not in known and not entry.name.startswith("."):
            if entry.is_dir() and not entry.is_symlink():
                rmtree(entry)
            else:
                entry.unlink()


def put(folder: Path, path: str, content: bytes) -> None:
    """Write a file of the spare copy; another file that had the same content keeps it."""
    place = folder / path
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def remove(folder: Path, path: str) -> None:
    """Remove a file where there is one, and the folders that are empty then."""
    place = folder / path
    place.unlink(missing_ok=True)
    for above in place.parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            break
        above.rmdir()


def make_folder(path: str) -> None:
    """Make a folder, and those above it; it may be there already."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)
