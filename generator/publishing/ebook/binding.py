"""A graph of facts as an EPUB file: composed as the printed book is, rendered, and packed."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from minijinja import TemplateError

from generator.model.book import Book
from generator.model.graph import Graph
from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.model.words import Words
from generator.publishing.archive import new_archive
from generator.publishing.book.contents import book_of
from generator.publishing.book.fonts import fonts_of
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.ebook.cover import cover_picture
from generator.publishing.output_file import written_aside
from generator.publishing.places import layered_files, template_folders
from generator.publishing.templates import read_templates, text_of
from generator.publishing.theme_key import language_setting, written_in_setting
from generator.rendering.book.volumes import volumes
from generator.rendering.ebook.ebook import EbookError, Shelf, render_ebook
from generator.rendering.template_errors import told

MIMETYPE: Final = "application/epub+zip"
"""Stands first in the archive, uncompressed (https://www.w3.org/TR/epub-33/#sec-zip-container-mime)."""

FACES: Final = ("Source Serif 4", "serif")
"""Fonts of pictures: an e-reader shows them by themselves, without those that the book brings."""

STORED: Final = (".png", ".woff2")
"""Ends of names of files that compressing again makes no smaller."""


class Bound(Value, frozen=True, kw_only=True):
    """An e-book, or what stood in its way."""

    complaints: tuple[str, ...]
    facts: int = 0


def bound(  # noqa: PLR0913 (what an e-book is made of)
    root: Path, graph: Graph, imprint: Imprint, days: Mapping[str, str], target: Path, *, only: str = ""
) -> Bound:
    """Write the e-book of some facts to `target`.

    Args:
        root: The project.
        graph: Its facts.
        imprint: What its site says of itself.
        days: Day of the last recorded change of each file, as ISO 8601.
        target: The file.
        only: What it is to be about, such as `story:kursk-troops`; all where it is empty.

    Raises:
        SettingsError: A font, a template or the cover cannot be used.
        SelectionError: There is nothing of what it is to be about.
    """
    try:
        words = read_words(root, language_setting(root))
    except CatalogueError as error:
        return Bound(complaints=(str(error),))
    templates = read_templates(root)
    book, _ = book_of(graph, words, imprint, templates, written_in=written_in_setting(root), only=only, faces=FACES)
    # An e-reader lays out a file at a time, so an e-book of any size is one volume.
    (whole,) = volumes(book, target.stem, sys.maxsize)
    try:
        _pack(render_ebook(whole.book, _shelf(root, whole.book, words, days)), target)
    except TemplateError as error:
        return Bound(complaints=(told(error),))
    except EbookError as error:
        return Bound(complaints=(str(error),))
    return Bound(complaints=(), facts=sum(len(chapter.entries) for chapter in book.chapters))


def _shelf(root: Path, book: Book, words: Words, days: Mapping[str, str]) -> Shelf:
    """Return what the e-book is made with."""
    files = layered_files(template_folders(root), "ebook")
    assets = layered_files(template_folders(root), "assets")
    return Shelf(
        templates={f"ebook/{name}": text_of(path) for name, path in files.items()},
        css=text_of(files["style.css"]),
        site_css=assets["explainer.css"].read_text(encoding="utf-8"),
        fonts=lambda name: assets[f"fonts/{name}"].read_bytes(),
        cover=cover_picture(root, book, fonts_of(root)),
        modified=modified(days),
        words=words.catalogue.ebook,
    )


def modified(changed: Mapping[str, str]) -> str:
    """Return when the facts last changed, as an e-book says it; where nobody knows, the beginning of 1970."""
    return f"{max(filter(None, changed.values()), default='1970-01-01')}T00:00:00Z"


def _pack(files: Mapping[str, bytes], target: Path) -> None:
    """Write the archive aside and put it in its place in one step."""
    with written_aside(target) as aside, new_archive(aside) as archive:
        archive.add("mimetype", MIMETYPE.encode(), stored=True)
        for path, content in files.items():
            archive.add(path, content, stored=path.endswith(STORED))
