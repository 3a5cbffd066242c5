"""The cover of the e-book as a picture, set by Typst with the fonts of the book.

Shelves of e-readers show it, and many show no other format than this. Everything on it is in the book as text too.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Final

import msgspec
import typst

from generator.model.book import Book
from generator.model.record import Value
from generator.publishing.book.fonts import Fonts
from generator.publishing.places import layered_files, template_folders
from generator.publishing.settings_error import SettingsError

TEMPLATE: Final = "cover.typ"

POINTS_IN_AN_INCH: Final = 72
PIXELS: Final = 1600
"""Width of the picture; shops and shelves ask for about this."""
MOST_OF_LEAD: Final = 400
"""Characters; about twelve lines."""
WIDTH: Final = 160 / 25.4
"""Inches of the template's page."""


class Cover(Value, frozen=True, kw_only=True):
    """What stands on the cover."""

    language: str
    faces: tuple[str, ...]
    """Names of fonts, the first one first."""
    site: str
    title: str
    size: int
    """Points of the title."""
    lead: str
    foot: str


def cover_picture(root: Path, book: Book, fonts: Fonts) -> bytes:
    """Return the cover of a book as PNG; the same book gives the same bytes.

    A line that holds a character which no font of the book has is left out: it would show boxes.

    Raises:
        SettingsError: The template of the cover is broken.
    """
    signs = fonts.covered
    cover = Cover(
        language=book.language,
        faces=fonts.families,
        site=_if_set(book.site, signs),
        title=_if_set(book.title, signs),
        size=size_for(book.title),
        lead=_if_set(shortened("".join(run.text for run in book.dek)), signs),
        foot=_if_set(book.as_of, signs),
    )
    with tempfile.TemporaryDirectory(prefix="explainer-cover-") as name:
        folder = Path(name)
        shutil.copyfile(layered_files(template_folders(root), "ebook")[TEMPLATE], folder / TEMPLATE)
        (folder / "cover.json").write_bytes(msgspec.json.encode(cover))
        (folder / "fonts").mkdir()
        for path in fonts.files:
            shutil.copyfile(path, folder / "fonts" / path.name)
        try:
            content, warnings = typst.compile_with_warnings(
                str(folder / TEMPLATE),
                root=str(folder),
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder / "fonts")]
                ),
                ignore_system_fonts=True,
                format="png",
                ppi=PIXELS / WIDTH,
            )
        except typst.TypstError as error:
            raise SettingsError(f"the cover of the e-book cannot be set: {error}") from error
    if warnings:
        raise SettingsError(f"the cover of the e-book cannot be set: {warnings[0].message}")
    if not isinstance(content, bytes):
        raise SettingsError("the cover of the e-book takes more than one page; shorten the title or the lead")
    return content


def shortened(lead: str) -> str:
    """Return a lead that has room on the cover; the title page has it whole."""
    return lead if len(lead) <= MOST_OF_LEAD else f"{lead[:MOST_OF_LEAD].rsplit(maxsplit=1)[0]} …"


def size_for(title: str) -> int:
    """Return the size of a title in points: the longer, the smaller."""
    return next((size for most, size in ((40, 44), (80, 37), (140, 30), (240, 23)) if len(title) <= most), 16)


def _if_set(text: str, signs: frozenset[int]) -> str:
    """Return a line that the fonts can set; nothing where they cannot."""
    return text if all(ord(sign) in signs for sign in text) else ""
