"""Our pages in the theme's search index.

Material's index is JSON: `docs` is a list of entries, and an entry for a part of a page has a fragment in its
location and comes after the entry of its page. Titles and texts are HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from typing import Any, Final

from generator.indexing.documents import Document, document_of
from generator.model.rendered import RenderedPage, SearchEntry

CHUNKED_FROM: Final = 5_000
"""Facts from which on the search index comes in chunks, where the settings leave it open: about there the whole
index passes a megabyte compressed."""

_TAG: Final = re.compile("<[^<>]*>")

FACTS_FIRST: Final = 2
"""How much more a hit among the facts counts than one on a page about contributing."""


def is_chunked(setting: str, facts: int) -> bool:
    """Tell whether the index of a site with so many facts comes in chunks, given the setting `search`."""
    return setting == "chunked" or (setting == "auto" and facts >= CHUNKED_FROM)


def with_entries(index: bytes, pages: Iterable[RenderedPage]) -> bytes:
    """Return Material's search index with the entries of `pages` behind its own."""
    return b"".join(with_pieces(index, map(entries_of, pages)))


def with_pieces(index: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield Material's search index with what `entries_of` made of some pages behind its own entries."""
    data = json.loads(index)
    own = ",".join(map(_json, data.pop("docs")))
    head = _json(data).removesuffix("}")
    yield f'{head}{"," if data else ""}"docs":[{own}'.encode()
    between = b"," if own else b""
    for piece in pieces:
        if piece:
            yield between + piece
            between = b","
    yield b"]}"


def entries_of(page: RenderedPage) -> bytes:
    """Return the entries of one page as JSON, with commas between; nothing for a page without any."""
    return ",".join(map(_json, _entries(page))).encode()


_ENCODER: Final = json.JSONEncoder(separators=(",", ":"))


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _entries(page: RenderedPage) -> Iterator[dict[str, Any]]:
    """Yield the entries of one page; the entry of the page itself is first, because its parts refer to it."""
    whole = [entry for entry in page.search if entry.address == page.address]
    if page.search and not whole:
        kind = page.search[0].kind
        yield _entry(SearchEntry(address=page.address, title=page.title, text=page.description, kind=kind))
    for entry in (*whole, *(entry for entry in page.search if entry.address != page.address)):
        yield _entry(entry)


def _entry(entry: SearchEntry) -> dict[str, Any]:
    made: dict[str, Any] = {
        "location": entry.address,
        "title": escape(entry.title, quote=False),
        "text": escape(entry.text, quote=False),
        "boost": FACTS_FIRST,
    }
    # Material prints tags beside a hit, and finds hits by them.
    return made | {"tags": [entry.kind]} if entry.kind else made


def documents_in(index: bytes) -> list[Document]:
    """Return the theme engine's own pages as documents of the chunked index."""
    pages: dict[str, list[SearchEntry]] = {}
    for entry in json.loads(index)["docs"]:
        address = str(entry["location"])
        found = SearchEntry(address=address, title=_words(entry["title"]), text=_words(entry["text"]), kind="")
        pages.setdefault(address.partition("#")[0], []).append(found)
    return [document_of(entries) for entries in pages.values()]


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
