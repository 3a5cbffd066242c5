"""Where the site of a project goes: never over what it is made from, and never over what no build made.

A build empties the folder that it publishes to, and both the settings and a link in its place may come from somebody
else: a wrong word there must not cost more than a message.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from generator.caching.database import CACHE
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
    name = f"`{folder.relative_to(root)}`" if folder.is_relative_to(root) else f"`{folder}`"
    for source in (*(root / one for one in SOURCES), Path(config.docs_dir)):
        if folder == source or folder in source.parents or source in folder.parents:
            raise SettingsError(
                f"mkdocs.yml: `site_dir` is {name}, and a build would delete what is in `{source.name}`; "
                "give the site a folder of its own, such as `site`"
            )
    for place in (folder, *folder.parents):
        if place == root:
            break
        if place.is_symlink() and folder.is_relative_to(root):
            raise SettingsError(
                f"{name} is a link, or lies behind one, and a build would empty what it leads to; delete the link"
            )
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{name} is a file, where the folder of the site should be; delete it")
    if folder.is_dir() and not (folder / ASSETS).is_dir() and _holds_something(folder):
        raise SettingsError(
            f"{name} holds files that no build of an explainer made, and a build would delete them; "
            "empty it, or give another `site_dir` in mkdocs.yml"
        )
    return folder.resolve()


def _holds_something(folder: Path) -> bool:
    """Tell whether a folder has files; hidden ones stay where they are, so they do not count."""
    return any(not entry.name.startswith(".") for entry in folder.iterdir())
