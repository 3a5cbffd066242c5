"""The folder of an export: never a file in it is overwritten or removed that an export did not write."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

MANIFEST: Final = ".explainer-export"
"""Lists every file of an export, one path on each line."""


class ForeignFolderError(Exception):
    """The folder holds files that no export wrote."""


def prepare_folder(folder: Path) -> None:
    """Remove what an earlier export wrote into `folder`, so that nothing outdated stays there.

    Raises:
        ForeignFolderError: The folder is not empty, and no export wrote it.
    """
    if folder.exists() and not folder.is_dir():
        raise ForeignFolderError(f"`{folder}` is a file")
    manifest = folder / MANIFEST
    if not manifest.is_file():
        if folder.is_dir() and any(folder.iterdir()):
            raise ForeignFolderError(f"`{folder}` is not empty, and no export wrote it; name a new folder")
        return
    home = folder.resolve()
    for line in manifest.read_text(encoding="utf-8").splitlines():
        path = (home / line).resolve()
        if path.is_relative_to(home):
            path.unlink(missing_ok=True)


def write_manifest(folder: Path, files: Iterable[str]) -> None:
    """Remember what was written."""
    (folder / MANIFEST).write_text("".join(f"{path}\n" for path in sorted(files)), encoding="utf-8")
