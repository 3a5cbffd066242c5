"""The files of `site_templates/` read into memory: rendering never touches the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.publishing.places import layered_files, template_folders
from generator.publishing.settings_error import SettingsError

TEMPLATE_PARTS: Final = ("pages", "partials")

ASSETS: Final = "assets/explainer/"
"""Address of the folder of styles, scripts and fonts."""


SEARCH_SCRIPT: Final = f"{ASSETS}search.js"
"""Loaded by the search page alone."""

OF_CHUNKS: Final = (SEARCH_SCRIPT, f"{ASSETS}search.css")
"""What only a search index of chunks needs."""


def text_of(path: Path) -> str:
    """Return the text of a file of templates.

    Raises:
        SettingsError: It is not in UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte {error.start + 1} is {error.object[error.start]:#04x}"
        raise SettingsError(f"`{path}` is not in UTF-8: {byte}") from error


def read_templates(root: Path) -> dict[str, str]:
    """Return the text of every template of the project at `root` by name, such as `pages/claim.html`.

    Raises:
        SettingsError: A template is not in UTF-8.
    """
    folders = template_folders(root)
    return {
        f"{part}/{name}": text_of(path)
        for part in TEMPLATE_PARTS
        for name, path in layered_files(folders, part).items()
    }


def read_assets(root: Path, *, chunked: bool = False) -> dict[str, bytes]:
    """Return every asset of the project at `root` by its address, such as `assets/explainer/mark.svg`.

    Markdown files among them are notes to whoever looks after the assets; what only a search index of chunks
    needs is left out of a site without one.
    """
    files = layered_files(template_folders(root), "assets")
    return {
        ASSETS + name: path.read_bytes()
        for name, path in files.items()
        if path.suffix != ".md" and (chunked or ASSETS + name not in OF_CHUNKS)
    }


def theme_folders(root: Path) -> list[str]:
    """Return the folders of theme overrides of the project at `root`, the first to be asked first."""
    return [str(folder / "theme") for folder in template_folders(root) if (folder / "theme").is_dir()]
