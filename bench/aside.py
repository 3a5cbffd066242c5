"""Old output goes aside and is deleted after the last run.

Where thousands of files were just deleted, a file system such as ext4 takes up to three times as long to make new
ones, and so each round would cost more than the one before.
"""

from __future__ import annotations

import tempfile
from pathlib import Path


def put_aside(folder: Path) -> None:
    """Moves a folder, if it is there, next to the folder that it is in."""
    if folder.exists():
        folder.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=folder.parent.parent)) / folder.name)


def file_system(place: Path) -> str:
    """The kind of the file system that a folder is on, or "unknown" where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown"
    kinds = {Path(row[1]): row[2] for row in map(str.split, mounts.read_text("utf-8").splitlines())}
    resolved = place.resolve()
    return next((kinds[folder] for folder in (resolved, *resolved.parents) if folder in kinds), "unknown")
