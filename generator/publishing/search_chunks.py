"""The chunked search index of a site, kept root by root so that an edit writes only what it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from generator.caching.site import SiteStore
from generator.indexing.buckets import bucket_address, bucket_files, postings_by_root, prefix_of
from generator.indexing.directory import DIRECTORY, directory_file
from generator.indexing.documents import KEY_SIGNS, Document
from generator.indexing.scripts import FOLDER
from generator.indexing.shards import shard_address, shard_file, shard_of, width_for
from generator.indexing.terms import root_of
from generator.model.record import Value

Root = dict[str, tuple[str, str]]
"""The terms of one root, each with the keys of its documents side by side: by title, and by other words."""

encoded = msgspec.msgpack.Encoder().encode
document_in = msgspec.msgpack.Decoder(Document).decode
_root_in: Final = msgspec.msgpack.Decoder(Root).decode


def whole_index(store: SiteStore, own: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index, and keep what later changes need.

    Args:
        store: Holds the documents of our pages.
        own: Those of the theme engine's pages.
    """
    documents = [*own, *map(document_in, store.documents(""))]
    width = width_for(len(documents))
    prefixes: list[str] = []
    kept: dict[str, bytes] = {}
    for root, postings in postings_by_root(documents).items():
        files = bucket_files(root, postings)
        prefixes += map(prefix_of, files)
        kept[root] = encoded({term: ("".join(keys[0]), "".join(keys[1])) for term, keys in sorted(postings.items())})
        yield from files.items()
    store.forget_roots()
    store.set_roots(kept)
    shards: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        shards[shard_of(document.key, width)].append(document)
    for name, held in shards.items():
        yield shard_address(name), shard_file(name, held)
    yield DIRECTORY, directory_file(prefixes, width)
    store.set_meta("search_prefixes", encoded(sorted(prefixes)))


class Moves(Value, frozen=True, kw_only=True):
    """Documents that came, went or differ."""

    before: Sequence[Document]
    after: Sequence[Document]


def changed_index(store: SiteStore, moves: Moves, own: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the index that can differ; one without content is no more.

    Args:
        store: Holds the documents of our pages as they are now, and the roots as they were.
        moves: What differs.
        own: The documents of the theme engine's pages.
    """
    yield from _changed_buckets(store, moves, width_for(store.number_of_documents() + len(own)))
    width = width_for(store.number_of_documents() + len(own))
    for name in sorted({shard_of(one.key, width) for one in (*moves.before, *moves.after)}):
        held = [*(one for one in own if shard_of(one.key, width) == name), *map(document_in, store.documents(name))]
        yield shard_address(name), shard_file(name, held) if held else b""


def is_chunk(path: str) -> bool:
    """Tell whether a file of the site is one of the index that another set of documents may not have."""
    return path.startswith((f"{FOLDER}d-", f"{FOLDER}t-"))


def grew_out(store: SiteStore, moves: Moves, own: Sequence[Document]) -> bool:
    """Tell whether so many documents came or went that the shards are parted in another way."""
    now = store.number_of_documents() + len(own)
    return width_for(now) != width_for(now - len(moves.after) + len(moves.before))


def _changed_buckets(store: SiteStore, moves: Moves, width: int) -> Iterator[tuple[str, bytes]]:
    gone, come = _placed(moves.before), _placed(moves.after)
    changed: defaultdict[str, list[tuple[Placed, bool]]] = defaultdict(list)
    for one in gone ^ come:
        changed[root_of(one[0])].append((one, one in come))
    prefixes = set(msgspec.msgpack.decode(store.meta("search_prefixes"), type=list[str]))
    known = frozenset(prefixes)
    for root, placed in sorted(changed.items()):
        data = store.root(root)
        terms = _root_in(data) if data else {}
        for (term, place, key), comes in placed:
            keys = [_parted(one) for one in terms.get(term, ("", ""))]
            keys[place] = sorted({*keys[place], key} if comes else {*keys[place]} - {key})
            terms[term] = ("".join(keys[0]), "".join(keys[1]))
        terms = {term: keys for term, keys in sorted(terms.items()) if any(keys)}
        store.set_roots({root: encoded(terms) if terms else b""})
        files = bucket_files(root, {term: (_parted(strong), _parted(weak)) for term, (strong, weak) in terms.items()})
        before, after = {prefix for prefix in prefixes if root_of(prefix) == root}, set(map(prefix_of, files))
        prefixes = prefixes - before | after
        yield from files.items()
        for prefix in sorted(before - after):
            yield bucket_address(prefix), b""
    if prefixes != known:
        store.set_meta("search_prefixes", encoded(sorted(prefixes)))
        yield DIRECTORY, directory_file(prefixes, width)


Placed = tuple[str, int, str]
"""A term, 0 for a title or 1 for other words, and the key of a document that holds it there."""


def _placed(documents: Iterable[Document]) -> set[Placed]:
    return {
        (term, place, one.key)
        for one in documents
        for place, terms in enumerate((one.strong, one.weak))
        for term in terms
    }


def _parted(keys: str) -> list[str]:
    return [keys[at : at + KEY_SIGNS] for at in range(0, len(keys), KEY_SIGNS)]
