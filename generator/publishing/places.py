"""Where templates lie: in the project's own `site_templates/`, else with the generator."""

from __future__ import annotations

from pathlib import Path

import generator

FOLDER = "site_templates"


def shipped_templates() -> Path:
    """Return the templates that come with the generator: inside the package, or beside it in a checkout."""
    package = Path(generator.__file__).resolve().parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / FOLDER


def template_folders(root: Path) -> tuple[Path, ...]:
    """Return where templates of the project at `root` are looked for, file by file, the first folder first."""
    own, shipped = root.resolve() / FOLDER, shipped_templates()
    return (own, shipped) if own.is_dir() and own != shipped else (shipped,)


def layered_files(folders: tuple[Path, ...], part: str) -> dict[str, Path]:
    """Return the files below `part` of each folder by their path in `part`, sorted; the first folder wins.

    Hidden files are passed over: editors and systems leave them about.
    """
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in (folder / part).rglob("*"):
            name = path.relative_to(folder / part)
            if path.is_file() and not any(piece.startswith(".") for piece in name.parts):
                found[name.as_posix()] = path
    return dict(sorted(found.items()))


def watched_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders, beside the Markdown pages, whose files make the site of the project at `root`."""
    folders = (root / "content", root / "seeds", *template_folders(root))
    return tuple(folder for folder in folders if folder.is_dir())
