"""The book of a project: its facts checked and composed as for the site, then set and put in place whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec

from generator.caching.database import CACHE, FACTS, TornError, torn_is_deleted
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.model.diagnostics import Finding
from generator.model.graph import Graph
from generator.model.imprint import Imprint
from generator.model.record import Value
from generator.pipeline import Progress, Stopped, check_project
from generator.publishing.book.contents import SelectionError, book_of
from generator.publishing.book.fonts import FONTS, Fonts, Uncovered, fonts_of, uncovered
from generator.publishing.book.setting import SECONDS, set_apart
from generator.publishing.book.typeset import TypesetOrder
from generator.publishing.build import silent
from generator.publishing.catalogues import CatalogueError, read_words
from generator.publishing.forge import imprint_of
from generator.publishing.history import last_changes
from generator.publishing.outcomes import Refused
from generator.publishing.places import layered_files, template_folders
from generator.publishing.templates import read_templates
from generator.publishing.theme_key import history_setting, language_setting
from generator.publishing.theming import load_settings
from generator.rendering.book.volumes import MOST, file_name, volumes

TEMPLATE: Final = "book.typ"
STEM: Final = "explainer"


class BookOrder(Value, frozen=True, kw_only=True):
    """What book is to be made."""

    root: Path
    """The project."""
    target: Path
    """The PDF file; further volumes lie beside it and bear its name with a number."""
    paper: str = "a4"
    """`a4` or `us-letter`."""
    only: str = ""
    """What it is to be about, such as `story:kursk-troops`; all where it is empty."""
    most: int = MOST
    """Weight of a volume, as `generator.rendering.book.volumes` counts it."""
    seconds: int = SECONDS
    """After which setting one volume is given up."""


class BookMade(Value, frozen=True, kw_only=True):
    """The book is there."""

    paths: tuple[Path, ...]
    """The file of each volume."""
    facts: int
    size: int
    """Bytes of all of them."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


class _Laid(Value, frozen=True, kw_only=True):
    """A book as data on the disk, ready to be set."""

    complaints: tuple[str, ...]
    folders: tuple[Path, ...]
    """One for each volume."""
    facts: int
    page_word: str = ""
    """What stands before the number of a page."""


def make_book(order: BookOrder, progress: Progress = silent) -> Stopped | Refused | BookMade:
    """Make the book of an order; unless all goes well the files that are there stay as they are.

    Args:
        order: What is to be made.
        progress: Told of each stage.

    Raises:
        SettingsError: `mkdocs.yml` cannot be used.
        SelectionError: There is nothing of what the book is to be about.
        OSError: The disk is full, or something cannot be read or written.
    """
    _check_target(order.target)
    imprint = imprint_of(load_settings(order.root))
    changed = last_changes(order.root) if history_setting(order.root) else {}
    second = second_of(changed)
    fonts = fonts_of(order.root)
    with tempfile.TemporaryDirectory(prefix="explainer-book-") as name:
        place = Path(name)
        try:
            checked = _checked_and_laid(order, imprint, fonts, place, progress)
        except TornError:
            # The damaged file of the cache is gone, and what it held is worked out anew.
            checked = _checked_and_laid(order, imprint, fonts, place, progress)
        if isinstance(checked, Stopped):
            return checked
        findings, laid = checked
        complaints = laid.complaints
        for number, folder in enumerate(laid.folders, 1):
            if complaints:
                break
            progress(f"typesetting volume {number} of {len(laid.folders)}" if len(laid.folders) > 1 else "typesetting")
            typeset = TypesetOrder(
                folder=str(folder), paper=order.paper, faces=fonts.families, page_word=laid.page_word, second=second
            )
            complaints = set_apart(typeset, order.seconds)
        if complaints:
            return Refused(complaints=complaints, findings=findings)
        paths = _put(laid.folders, order.target)
    return BookMade(paths=paths, facts=laid.facts, size=sum(path.stat().st_size for path in paths), findings=findings)


def second_of(changed: Mapping[str, str]) -> int:
    """Return the second of the document's date: `SOURCE_DATE_EPOCH`, or else the last recorded change, or else 1970.

    Args:
        changed: Day of the last recorded change of each file, as ISO 8601.
    """
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return int(told)
    last = max((date.fromisoformat(day) for day in changed.values() if day), default=date(1970, 1, 1))
    return int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp())


def told(part: Uncovered) -> str:
    """Return in words that no font has some characters of a part of the book."""
    signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in part.characters[:8])
    more = f" and {len(part.characters) - 8} more" if len(part.characters) > 8 else ""
    return (
        f"{part.label}: no font of the book has {signs}{more}\n"
        f"  help: put a TrueType font that has them into site_templates/book/{FONTS}/"
    )


def _check_target(target: Path) -> None:
    """Raise SelectionError where the file to be written is there and is no PDF."""
    if target.is_dir() or (target.is_file() and target.stat().st_size and not _is_pdf(target)):
        raise SelectionError(f"`{target}` is there already and is no PDF file; name another one")


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(5) == b"%PDF-"


def _checked_and_laid(
    order: BookOrder, imprint: Imprint, fonts: Fonts, place: Path, progress: Progress
) -> Stopped | tuple[tuple[Finding, ...], _Laid]:
    path = order.root / CACHE / FACTS
    with closing(KeptFacts(path, code_version())) as kept, kept.opened() as known:
        checked = check_project(order.root, progress, known)
        if isinstance(checked, Stopped):
            return checked
        progress("composing")
        with torn_is_deleted(path):
            return checked.findings, _laid(order, checked.graph, imprint, fonts, place)


def _laid(order: BookOrder, graph: Graph, imprint: Imprint, fonts: Fonts, place: Path) -> _Laid:
    """Write everything that is to be set below `place`."""
    try:
        words = read_words(order.root, language_setting(order.root))
    except CatalogueError as error:
        return _Laid(complaints=(str(error),), folders=(), facts=0)
    templates = read_templates(order.root)
    book, facts = book_of(graph, words, imprint, templates, only=order.only, faces=fonts.families)
    made = volumes(book, order.target.stem, order.most)
    complaints = tuple(map(told, uncovered((volume.signs for volume in made), fonts.covered)))
    if complaints:
        return _Laid(complaints=complaints, folders=(), facts=0)
    files = layered_files(template_folders(order.root), "book")
    folders = []
    for number, volume in enumerate(made, 1):
        folder = place / str(number)
        (folder / FONTS).mkdir(parents=True)
        shutil.copyfile(files[TEMPLATE], folder / TEMPLATE)
        for path in fonts.files:
            shutil.copyfile(path, folder / FONTS / path.name)
        (folder / "book.json").write_bytes(msgspec.json.encode(volume.book))
        if number == 1:
            (folder / "facts.json").write_bytes(facts)
        folders.append(folder)
    count = sum(len(chapter.entries) for chapter in book.chapters)
    return _Laid(complaints=(), folders=tuple(folders), facts=count, page_word=book.words["page"])


def _put(folders: Iterable[Path], target: Path) -> tuple[Path, ...]:
    """Put every finished volume in its place, and take away volumes of an earlier, larger book."""
    target.parent.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for number, folder in enumerate(folders, 1):
        path = target.with_name(file_name(target.stem, number))
        path = target if number == 1 else path
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            shutil.copyfile(folder / "book.pdf", aside)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        paths.append(path)
    number = len(paths) + 1
    while (old := target.with_name(file_name(target.stem, number))).is_file() and _is_pdf(old):
        old.unlink()
        number += 1
    return tuple(paths)
