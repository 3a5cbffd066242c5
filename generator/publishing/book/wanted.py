"""In which formats a site holds the explainer as a book, and where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

BOOK: Final = "explainer.pdf"
"""Where it is in the site, or where its first volume is."""

EBOOK: Final = "explainer.epub"
"""Where it is as an e-book."""

FORMATS: Final = ("epub", "pdf")
"""Each is also the name of the setting that asks for it or forbids it."""

BOOKS: Final = "book"
"""Folder of the cache that holds the last books, in a folder named by the checksum of what they were made from."""

MOST_FACTS: Final = 1_000
"""Facts up to which a site holds a book unless the settings say otherwise: beyond, setting it takes longer than all."""


class BookError(Exception):
    """A site was to hold a book, and it could not be made."""


def is_booked(setting: str, facts: int) -> bool:
    """Tell whether a site of so many facts holds a book of some format.

    Args:
        setting: `auto`, `always` or `never`.
        facts: How many facts the project has.
    """
    return setting == "always" or (setting == "auto" and 0 < facts <= MOST_FACTS)


def formats_of(settings: Mapping[str, str], facts: int) -> tuple[str, ...]:
    """Return the formats in which a site of so many facts holds a book, in their order.

    Args:
        settings: `auto`, `always` or `never` for each format.
        facts: How many facts the project has.
    """
    return tuple(one for one in FORMATS if is_booked(settings[one], facts))


def facts_in(root: Path) -> int:
    """Return how many files of facts the project at `root` has."""
    return sum(1 for _ in (root / "content").glob("*/*.yml"))
