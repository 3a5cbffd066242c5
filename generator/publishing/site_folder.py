"""Where the site of a project goes: never over what it is made from, and never over what no build made.

A build empties the folder that it publishes to, and both the settings and a link in its place may come from somebody
else: a wrong word there must not cost more than a message.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from mkdocs.config.defaults import MkDocsConfig

from generator.caching.database import CACHE
from generator.publishing.offline_pages import WORKER
from generator.publishing.places import FOLDER
from generator.publishing.settings_error import SettingsError
from generator.publishing.templates import ASSETS

SOURCES: Final = ("content", "seeds", FOLDER, CACHE, ".git", ".github")
"""What a project is made from and kept in, beside its Markdown pages."""


def site_folder(root: Path, config: MkDocsConfig) -> Path:
    """Return the folder that a site is published to.

    Raises:
        SettingsError: Publishing there would destroy something.
    """
    folder = Path(config.site_dir)
    _check(root, folder, config, "give the site a folder of its own by `site_dir`, such as `site`")
    if folder.is_dir() and not (folder / ASSETS).is_dir() and _holds_something(folder):
        raise SettingsError(
            f"{_name(root, folder)} holds files that no build of an explainer made, and a build would delete them; "
            "empty it, or give another `site_dir` in mkdocs.yml"
        )
    return folder.resolve()


def offline_folder(root: Path, config: MkDocsConfig) -> Path:
    """Return the folder beside the site that its offline edition is published to.

    Raises:
        SettingsError: Publishing there would destroy something.
    """
    site = site_folder(root, config)
    folder = site.with_name(f"{site.name}-offline")
    _check(root, folder, config, "give the site another name by `site_dir`")
    archive = folder.with_name(f"{folder.name}.zip")
    if folder.is_dir() and not (folder / WORKER).is_file() and _holds_something(folder):
        raise SettingsError(
            f"{_name(root, folder)} holds files that no offline build made, and this one would delete them; "
            "move them, or give the site another name by `site_dir` in mkdocs.yml"
        )
    if archive.is_symlink() or (archive.exists() and not _is_offline_archive(archive)):
        raise SettingsError(
            f"{_name(root, archive)} is no archive of an offline build, and this one would replace it; move it away"
        )
    return folder


def _check(root: Path, folder: Path, config: MkDocsConfig, instead: str) -> None:
    """Raise SettingsError where `folder` holds sources, or cannot be emptied without harm elsewhere."""
    name = _name(root, folder)
    for source in (*(root / one for one in SOURCES), Path(config.docs_dir)):
        if folder == source or folder in source.parents or source in folder.parents:
            raise SettingsError(f"mkdocs.yml: a build into {name} would delete what is in `{source.name}`; {instead}")
    for place in (folder, *folder.parents):
        if place == root:
            break
        if place.is_symlink() and folder.is_relative_to(root):
            raise SettingsError(
                f"{name} is a link, or lies behind one, and a build would empty what it leads to; delete the link"
            )
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{name} is a file, where the folder of the site should be; delete it")


def _name(root: Path, path: Path) -> str:
    return f"`{path.relative_to(root)}`" if path.is_relative_to(root) else f"`{path}`"


def _is_offline_archive(path: Path) -> bool:
    """Tell whether an offline build wrote a file."""
    try:
        with ZipFile(path) as archive:
            return any(name.partition("/")[2] == WORKER for name in archive.namelist())
    except (BadZipFile, OSError):
        return False


def _holds_something(folder: Path) -> bool:
    """Tell whether a folder has files; hidden ones stay where they are, so they do not count."""
    return any(not entry.name.startswith(".") for entry in folder.iterdir())
