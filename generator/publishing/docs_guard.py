"""What a project's own Markdown folder may not do: it can come from strangers' pull requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import File


def included(files: Iterable[File]) -> list[File]:
    """Return the files that are published."""
    return [file for file in files if file.inclusion.is_included()]  # type: ignore[no-untyped-call] # MkDocs types most


def objections(files: Iterable[File], docs_dir: str, theme_dirs: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the files of `docs_dir`: links out of it, and files in place of the theme's own."""
    docs, themes = Path(docs_dir).resolve(), [Path(folder) for folder in theme_dirs]
    for file in included(files):
        if file.src_dir != docs_dir or file.abs_src_path is None:
            continue
        if not Path(file.abs_src_path).resolve().is_relative_to(docs):
            yield f"`{file.src_uri}` is a link that leads out of the folder of Markdown pages"
        if any((theme / file.src_uri).is_file() for theme in themes):
            yield f"`{file.src_uri}` would take the place of a file of the theme"
