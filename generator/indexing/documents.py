"""What the search finds: one document for each page, with all that is said on it."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from generator.indexing.terms import terms_of
from generator.model.record import Value
from generator.model.rendered import SearchEntry

KEY_SIGNS: Final = 6
EXCERPT: Final = 160
"""Code points of the text shown below a hit."""


class Document(Value, frozen=True):
    """One page as the search knows it."""

    key: str
    """Six signs of URL-safe base64; two documents may share one, and are then found together."""
    address: str
    title: str
    kind: str
    text: str
    """The excerpt shown below the hit."""
    strong: tuple[str, ...]
    """Terms of the title; distinct and sorted."""
    weak: tuple[str, ...]
    """All other terms; distinct and sorted."""


def document_of(entries: Sequence[SearchEntry]) -> Document:
    """Return the document of one page: its own entry with the entries of its parts folded in.

    Where the page has no entry of its own, the first of its parts stands for it.

    Raises:
        ValueError: There is no entry.
    """
    if not entries:
        raise ValueError("a document is made of at least one entry")
    page = next((entry for entry in entries if "#" not in entry.address), entries[0])
    address = page.address.partition("#")[0]
    strong = set(terms_of(page.title))
    # A sign that is part of no word, so that a comma at the end of one text joins no digits at the start of the next.
    parts = [words for entry in entries if entry is not page for words in (entry.title, entry.text)]
    weak = set(terms_of("\n".join([page.text, page.kind, *parts]))) - strong
    return Document(
        key=key_of(address),
        address=address,
        title=page.title,
        kind=page.kind,
        text=excerpt(page.text),
        strong=tuple(sorted(strong)),
        weak=tuple(sorted(weak)),
    )


def key_of(address: str) -> str:
    """Return the key of the document at `address`: 36 bits of BLAKE2b (RFC 7693) as URL-safe base64 (RFC 4648)."""
    return urlsafe_b64encode(blake2b(address.encode(), digest_size=5).digest())[:KEY_SIGNS].decode("ascii")


def excerpt(text: str) -> str:
    """Return the beginning of `text`, at most 160 code points and a mark of omission, cut between words."""
    if len(text) <= EXCERPT:
        return text
    cut = text[: EXCERPT + 1].rpartition(" ")[0] or text[:EXCERPT]
    return cut.rstrip(" ,;:·–—") + "…"
