"""The e-book of a project: its facts checked and composed as for the site, then packed and put in place whole."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from minijinja import TemplateError
from msgspec.structs import replace

from generator.caching.database import CACHE, FACTS, TornError, torn_is_deleted
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.model.book import Book
from generator.model.diagnostics import Finding
from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.model.words import Words
from generator.pipeline import Progress, Stopped, check_project
from generator.publishing.archive import new_archive
from generator.publishing.book.contents import book_of
from generator.publishing.book.fonts import fonts_of
from generator.publishing.build import silent
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.ebook.cover import cover_picture
from generator.publishing.forge import imprint_of
from generator.publishing.history import last_changes
from generator.publishing.outcomes import Refused
from generator.publishing.output_file import check_output, written_aside
from generator.publishing.places import layered_files, template_folders
from generator.publishing.templates import read_templates
from generator.publishing.theme_key import history_setting, language_setting
from generator.publishing.theming import load_settings
from generator.rendering.book.volumes import volumes
from generator.rendering.ebook.ebook import EbookError, Shelf, render_ebook
from generator.rendering.template_errors import told

MIMETYPE: Final = "application/epub+zip"
"""Stands first in the archive, uncompressed (https://www.w3.org/TR/epub-33/#sec-zip-container-mime)."""

FACES: Final = ("Source Serif 4", "serif")
"""Fonts of pictures: an e-reader shows them by themselves, without those that the book brings."""

STORED: Final = (".png", ".woff2")
"""Ends of names of files that compressing again makes no smaller."""


class EbookMade(Value, frozen=True, kw_only=True):
    """The e-book is there."""

    path: Path
    facts: int
    size: int
    """Bytes."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


class EbookOrder(Value, frozen=True, kw_only=True):
    """What e-book is to be made."""

    root: Path
    """The project."""
    target: Path
    """The EPUB file."""
    only: str = ""
    """What it is to be about, such as `story:kursk-troops`; all where it is empty."""


def make_ebook(order: EbookOrder, progress: Progress = silent) -> Stopped | Refused | EbookMade:
    """Make the e-book of an order; unless all goes well what is there stays.

    Raises:
        SettingsError: `mkdocs.yml` or the template of the cover cannot be used.
        SelectionError: There is nothing of what the book is to be about.
        OutputError: The file may not be written there.
        OSError: The disk is full, or something cannot be read or written.
    """
    order = replace(order, root=order.root.resolve())
    check_output(order.target, _is_ebook, "EPUB")
    imprint = imprint_of(load_settings(order.root))
    try:
        words = read_words(order.root, language_setting(order.root))
    except CatalogueError as error:
        return Refused(complaints=(str(error),), findings=())
    try:
        checked = _composed(order, words, imprint, progress)
    except TornError:
        # The damaged file of the cache is gone, and what it held is worked out anew.
        checked = _composed(order, words, imprint, progress)
    if isinstance(checked, Stopped):
        return checked
    findings, book = checked
    progress("e-book")
    try:
        _pack(render_ebook(book, _shelf(order.root, book, words)), order.target)
    except TemplateError as error:
        return Refused(complaints=(told(error),), findings=findings)
    except EbookError as error:
        return Refused(complaints=(str(error),), findings=findings)
    facts = sum(len(chapter.entries) for chapter in book.chapters)
    return EbookMade(path=order.target, facts=facts, size=order.target.stat().st_size, findings=findings)


def _composed(
    order: EbookOrder, words: Words, imprint: Imprint, progress: Progress
) -> Stopped | tuple[tuple[Finding, ...], Book]:
    path = order.root / CACHE / FACTS
    with closing(KeptFacts(path, code_version())) as kept, kept.opened() as known:
        checked = check_project(order.root, progress, known)
        if isinstance(checked, Stopped):
            return checked
        progress("composing")
        with torn_is_deleted(path):
            book, _ = book_of(checked.graph, words, imprint, read_templates(order.root), only=order.only, faces=FACES)
    # An e-reader lays out a file at a time, so an e-book of any size is one volume.
    (whole,) = volumes(book, order.target.stem, sys.maxsize)
    return checked.findings, whole.book


def _shelf(root: Path, book: Book, words: Words) -> Shelf:
    """Return what the e-book is made with."""
    files = layered_files(template_folders(root), "ebook")
    assets = layered_files(template_folders(root), "assets")
    return Shelf(
        templates={f"ebook/{name}": path.read_text(encoding="utf-8") for name, path in files.items()},
        css=files["style.css"].read_text(encoding="utf-8"),
        site_css=assets["explainer.css"].read_text(encoding="utf-8"),
        fonts=lambda name: assets[f"fonts/{name}"].read_bytes(),
        cover=cover_picture(root, book, fonts_of(root)),
        modified=modified(last_changes(root) if history_setting(root) else {}),
        words=words.catalogue.ebook,
    )


def _is_ebook(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(58)[38:] == MIMETYPE.encode()


def modified(changed: Mapping[str, str]) -> str:
    """Return when the facts last changed, as an e-book says it; where nobody knows, the beginning of 1970."""
    return f"{max(filter(None, changed.values()), default='1970-01-01')}T00:00:00Z"


def _pack(files: Mapping[str, bytes], target: Path) -> None:
    """Write the archive aside and put it in its place in one step."""
    with written_aside(target) as aside, new_archive(aside) as archive:
        archive.add("mimetype", MIMETYPE.encode(), stored=True)
        for path, content in files.items():
            archive.add(path, content, stored=path.endswith(STORED))
