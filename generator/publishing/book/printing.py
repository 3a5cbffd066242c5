"""A graph of facts as PDF files: laid out as data, its characters looked for, and set volume by volume."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec

from generator.model.graph import Graph
from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.pipeline import Progress
from generator.publishing.book.contents import book_of
from generator.publishing.book.fonts import FONTS, Fonts, Uncovered, fonts_of, uncovered
from generator.publishing.book.setting import SECONDS, set_apart
from generator.publishing.book.typeset import TypesetOrder
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.places import layered_files, template_folders
from generator.publishing.templates import read_templates
from generator.publishing.theme_key import language_setting, written_in_setting
from generator.rendering.book.volumes import MOST, file_name, volumes

TEMPLATE: Final = "book.typ"
SPARE: Final = 10
"""Seconds that whoever waits for the typesetter has to end it, before it ends by itself."""


class Wish(Value, frozen=True, kw_only=True):
    """How a book is wanted."""

    stem: str = "explainer"
    """What the names of its files begin with."""
    paper: str = "a4"
    """`a4` or `us-letter`."""
    only: str = ""
    """What it is to be about, such as `story:kursk-troops`; all where it is empty."""
    most: int = MOST
    """Weight of a volume, as `generator.rendering.book.volumes` counts it."""
    seconds: int = SECONDS
    """After which setting one volume is given up."""


ORDINARY: Final = Wish()


class Printed(Value, frozen=True, kw_only=True):
    """A book, or what stood in its way."""

    complaints: tuple[str, ...]
    volumes: Mapping[str, Path] = {}
    """Where each volume is, by the name that its file is to bear."""
    facts: int = 0


def printed(  # noqa: PLR0913 (what a book is made of)
    root: Path,
    graph: Graph,
    imprint: Imprint,
    days: Mapping[str, str],
    place: Path,
    *,
    progress: Progress,
    wish: Wish = ORDINARY,
) -> Printed:
    """Make a book below the empty folder `place`.

    Args:
        root: The project.
        graph: Its facts.
        imprint: What its site says of itself.
        days: Day of the last recorded change of each file, as ISO 8601.
        place: Where to work.
        progress: Told of each stage.
        wish: How it is wanted.

    Raises:
        SelectionError: There is nothing of what it is to be about.
    """
    progress("composing the book")
    fonts = fonts_of(root)
    try:
        words = read_words(root, language_setting(root))
    except CatalogueError as error:
        return Printed(complaints=(str(error),))
    book, facts = book_of(
        graph,
        words,
        imprint,
        read_templates(root),
        written_in=written_in_setting(root),
        only=wish.only,
        faces=fonts.families,
    )
    made = volumes(book, wish.stem, wish.most)
    if complaints := told(uncovered((volume.signs for volume in made), fonts.covered)):
        return Printed(complaints=complaints)
    folders = []
    for number, volume in enumerate(made, 1):
        folder = _laid_out(root, fonts, place / str(number))
        (folder / "book.json").write_bytes(msgspec.json.encode(volume.book))
        if number == 1:
            (folder / "facts.json").write_bytes(facts)
        folders.append(folder)
    page_word, count = book.words["page"], sum(len(chapter.entries) for chapter in book.chapters)
    # What is on the disk need not be in memory while Typst fills it.
    del book, made, facts
    for number, folder in enumerate(folders, 1):
        progress(f"typesetting volume {number} of {len(folders)}" if len(folders) > 1 else "typesetting")
        order = TypesetOrder(
            folder=str(folder),
            paper=wish.paper,
            faces=fonts.families,
            page_word=page_word,
            second=second_of(days),
            patience=wish.seconds + SPARE,
        )
        if complaints := set_apart(order, wish.seconds):
            return Printed(complaints=complaints)
    return Printed(
        complaints=(),
        volumes={file_name(wish.stem, number): folder / "book.pdf" for number, folder in enumerate(folders, 1)},
        facts=count,
    )


def _laid_out(root: Path, fonts: Fonts, folder: Path) -> Path:
    """Return a new folder that holds what every volume is set with."""
    (folder / FONTS).mkdir(parents=True)
    shutil.copyfile(layered_files(template_folders(root), "book")[TEMPLATE], folder / TEMPLATE)
    for path in fonts.files:
        shutil.copyfile(path, folder / FONTS / path.name)
    return folder


def second_of(changed: Mapping[str, str]) -> int:
    """Return the second of the document's date: that of the last recorded change, or else 1970; never of the build.

    Args:
        changed: Day of the last recorded change of each file, as ISO 8601.
    """
    last = max((date.fromisoformat(day) for day in changed.values() if day), default=date(1970, 1, 1))
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())


def told(parts: Iterable[Uncovered]) -> tuple[str, ...]:
    """Return in words that no font has some characters of parts of the book, and what to do; nothing for no part."""
    lines = []
    for part in parts:
        signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in part.characters[:8])
        more = f" and {len(part.characters) - 8} more" if len(part.characters) > 8 else ""
        lines.append(f"{part.label}: no font of the book has {signs}{more}")
    if lines:
        lines.append(f"  help: put a TrueType font that has them into site_templates/book/{FONTS}/")
    return tuple(lines)
