"""The fonts of the book, and which characters they can set.

Typst would set a box, or nothing, where every font lacks a character; so it is looked for before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # the library has no types

from generator.model.record import Value
from generator.publishing.places import layered_files, template_folders
from generator.publishing.settings_error import SettingsError
from generator.rendering.book.printable import BREAK

FONTS: Final = "fonts"
FIRST: Final = ("Source Serif 4", "Explainer Hangul")
"""The families that are asked first; a project's own ones follow in the order of their names."""

_SPACES: Final = frozenset(map(ord, f" \n\t{BREAK}"))


class Uncovered(Value, frozen=True):
    """Characters of a part of the book that no font of it has."""

    label: str
    """Label of the part: a fact's id."""
    characters: tuple[str, ...]


class Fonts(Value, frozen=True):
    """The fonts of one book."""

    files: tuple[Path, ...]
    families: tuple[str, ...]
    """In the order in which they are asked for a character."""
    covered: frozenset[int]
    """Code points that some family has in each of its faces."""


def fonts_of(root: Path) -> Fonts:
    """Return the fonts of the project at `root`.

    Raises:
        SettingsError: One of them cannot be read.
    """
    found = layered_files(template_folders(root), "book")
    files = tuple(path for name, path in sorted(found.items()) if name.startswith(f"{FONTS}/") and _is_font(path))
    families: dict[str, frozenset[int]] = {}
    for path in files:
        name, has = _read(path)
        families[name] = families[name] & has if name in families else has
    order = tuple(sorted(families, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name)))
    return Fonts(files=files, families=order, covered=_SPACES.union(*families.values()))


def _read(path: Path) -> tuple[str, frozenset[int]]:
    """Return the family of a font, and the code points that it has."""
    try:
        with path.open("rb") as stream, TTFont(stream, lazy=True) as font:
            return str(font["name"].getBestFamilyName()), frozenset(font.getBestCmap())
    except OSError:
        raise
    except Exception as error:
        raise SettingsError(f"`{path}` is no font that can be read: {error}") from error


def _is_font(path: Path) -> bool:
    return path.suffix.lower() in {".ttf", ".otf"}


def uncovered(signs: Iterable[Mapping[str, AbstractSet[str]]], covered: AbstractSet[int]) -> Iterator[Uncovered]:
    """Yield each part that holds characters outside `covered`.

    Args:
        signs: The characters of each part of each volume, by the part's label.
        covered: Code points that can be set.
    """
    for parts in signs:
        for label, several in parts.items():
            missing = tuple(sorted(sign for sign in several if ord(sign) not in covered))
            if missing:
                yield Uncovered(label=label, characters=missing)
