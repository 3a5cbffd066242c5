"""The offline edition: the site as a folder that opens from disk, and the same as one file to hand out.

It is made from the finished site, so whatever brings that up to date serves both. Nothing of it needs a server.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.pipeline import Progress, Stopped
from generator.publishing.archive import new_archive
from generator.publishing.book.wanted import FORMATS
from generator.publishing.build import order_of, silent
from generator.publishing.catalogues import read_words
from generator.publishing.files_of_site import SEARCH
from generator.publishing.locking import build_lock
from generator.publishing.making import make_site
from generator.publishing.offline_pages import LANDING, WORKER, PageFolders, offline_index, offline_page
from generator.publishing.outcomes import Built, BuiltOffline, Refused
from generator.publishing.places import layered_files, template_folders
from generator.publishing.site_folder import offline_folder
from generator.publishing.swapping import swap_in, workshop
from generator.publishing.templates import ASSETS
from generator.publishing.theme_key import language_setting
from generator.publishing.theming import load_settings
from generator.publishing.writing import WritingError, write_files

FOR_SERVERS: Final = frozenset({"404.html", "_headers", "sitemap.xml", "sitemap.xml.gz"})
"""What only a server or a search engine reads."""

SCRIPT_INDEX: Final = "search/search_index.js"
"""Where the theme looks for its index on a page that is opened from disk."""

README: Final = "README.txt"

PART: Final = "offline"
"""Folder of `site_templates/` with what only an offline edition holds."""

COMPRESSED: Final = (".gz", ".jpg", ".pdf", ".png", ".webp", ".woff2", ".zip", ".epub")
"""Ends of names of files that compressing again makes no smaller."""


def build_offline(
    root: Path,
    progress: Progress = silent,
    *,
    fresh: bool = False,
    processes: int | None = None,
    books: tuple[str, ...] = FORMATS,
) -> Stopped | Refused | BuiltOffline:
    """Build the site of the project at `root` and its offline edition.

    The arguments are those of `generator.publishing.build.build_site`. Site, folder and archive each take the place
    of the old one when they are whole, in this order; what stops one of them stops those behind it.

    Raises:
        WritingError: The theme's pages have no place for the script that the search needs when opened from disk.
        AlreadyRunningError, SettingsError, OSError: As there.
    """
    root = root.resolve()
    config = load_settings(root)
    folder = offline_folder(root, config)
    with build_lock(root):
        built = make_site(order_of(root, fresh=fresh, processes=processes, books=books), progress)
        if not isinstance(built, Built):
            return built
        progress("offline edition")
        return _publish(built, Edition(built.folder, _own_files(root, str(config.site_name))), folder)


def _publish(built: Built, edition: Edition, folder: Path) -> BuiltOffline:
    archive = folder.with_name(f"{folder.name}.zip")
    size = 0
    with workshop(folder) as place:
        finished, packed = place / folder.name, place / archive.name
        with new_archive(packed) as packing:
            for path in edition.paths:
                content = edition.content(path)
                write_files(finished, [(path, content)])
                packing.add(f"{folder.name}/{path}", content, stored=path.endswith(COMPRESSED))
                size += len(content)
        swap_in(finished, folder)
        packed.replace(archive)
    return BuiltOffline(site=built, folder=folder, archive=archive, files=len(edition.paths), size=size)


def _own_files(root: Path, name: str) -> dict[str, bytes]:
    """Return what only an offline edition holds, by path."""
    words = read_words(root, language_setting(root)).catalogue.offline
    readme = words["readme"].format(site=name, page=LANDING)
    files = layered_files(template_folders(root), PART)
    return {README: readme.encode(), **{ASSETS + name: path.read_bytes() for name, path in files.items()}}


class Edition:
    """The files of an offline edition, made one by one of those of a finished site."""

    def __init__(self, site: Path, own: Mapping[str, bytes]) -> None:
        """Look through the site in the folder `site`; `own` are files that it does not have, by path.

        Raises:
            WritingError: The theme's pages have no place for the script that its search needs here.
        """
        there = {path for path in _paths(site) if path not in FOR_SERVERS}
        self._site = site
        self._own = own
        self._pages = PageFolders(
            folders=frozenset(posixpath.dirname(path) for path in there if posixpath.basename(path) == LANDING),
            worker=SEARCH in there,
        )
        if SEARCH in there:
            there = there - {SEARCH} | {SCRIPT_INDEX}
            if WORKER not in self.content(LANDING).decode():
                raise WritingError(f"`{LANDING}` does not load the theme's scripts where they were expected")
        self.paths = tuple(sorted(there | own.keys()))
        """Every file, sorted."""

    def content(self, path: str) -> bytes:
        """Return the bytes of one file."""
        if path in self._own:
            return self._own[path]
        if path == SCRIPT_INDEX:
            return offline_index((self._site / SEARCH).read_bytes(), self._pages.folders)
        content = (self._site / path).read_bytes()
        if not path.endswith(".html"):
            return content
        # A page of the project's own may be in another encoding: what is no UTF-8 comes through as it is.
        html = content.decode(errors="surrogateescape")
        return offline_page(path, html, self._pages).encode(errors="surrogateescape")


def _paths(folder: Path) -> Iterator[str]:
    """Yield every file below a folder by its path there; hidden ones are no part of what a reader opens."""
    for directory, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(directory).relative_to(folder)
        yield from ((below / name).as_posix() for name in names if not name.startswith("."))
