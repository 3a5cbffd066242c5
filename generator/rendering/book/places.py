"""Where in the book a page of the site is, and where on the site what the book lacks."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from generator.model.book import Run
from generator.model.pages.blocks import Link
from generator.rendering.book.printable import printable

ANSWER: Final = "chapter_answer"
"""Label of the answer that the book begins with."""

_SIGNS: Final = re.compile(r"[^0-9A-Za-z_-]+")


def label_of(address: str) -> str:
    """Return the label of an address of the site: a fact's id, with the fragment behind an underscore, which no id has.

    The label of an overview says that it is a chapter, since a fact may have its name for an id; home is the answer.
    """
    path, _, fragment = address.partition("#")
    parts = path.strip("/").split("/")
    label = parts[1] if len(parts) > 1 else f"chapter_{parts[0] or 'answer'}"
    return _SIGNS.sub("-", f"{label}_{fragment}" if fragment else label)


def without_part(label: str) -> str:
    """Return the label of the fact to which a label of one of its parts belongs."""
    return label if label.startswith("chapter_") else label.partition("_")[0]


class Places:
    """The pages of the site that a book has."""

    def __init__(self, labels: Collection[str], site_url: str, answer: str) -> None:
        """Take what the book has.

        Args:
            labels: The label of each page that is in the book.
            site_url: Where the site is, empty where that is not known.
            answer: Label of the story whose answer the book begins with.
        """
        self._labels = frozenset(labels)
        self._answer = answer
        self._site_url = site_url

    def of(self, address: str) -> tuple[str, str]:
        """Return the label for an address relative to the site's root, or else its address in full.

        Both are empty where the book has no such place and the site no address.
        """
        label = label_of(address)
        whole = without_part(label)
        if whole == self._answer:
            return ANSWER, ""
        if whole in self._labels:
            return label, ""
        return "", f"{self._site_url}{address}" if self._site_url else ""

    def run(self, link: Link, *, style: str = "") -> Run:
        """Return a link as a run of text."""
        to, out = self.of(link.address)
        return Run(text=printable(link.text), to=to, out=out, style=style)
