"""The index at once is the index document by document: what the incremental build relies on."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from generator.indexing import buckets
from generator.indexing.buckets import bucket_address, bucket_files, postings_by_root
from generator.indexing.directory import DIRECTORY, directory_file
from generator.indexing.documents import Document, document_of
from generator.indexing.shards import shard_address, shard_file, shard_of, width_for
from generator.indexing.site import index_files
from generator.indexing.terms import root_of
from generator.model.rendered import SearchEntry

WORDS = ("kursk", "kursks", "kurd", "ku", "kim", "troops", "11000", "курську", "курськ", "війна", "북한", "한군", "군")


def made(address: int, title: str, text: str) -> Document:
    """Return a document of one page."""
    return document_of([SearchEntry(address=f"claims/{address}/", title=title, text=text, kind="")])


texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
edits = st.lists(st.tuples(st.integers(0, 12), texts, texts, st.booleans()), max_size=25)


def terms(document: Document | None) -> set[tuple[str, str]]:
    """Return what a document holds: each term with where it stands."""
    if document is None:
        return set()
    return {("strong", term) for term in document.strong} | {("weak", term) for term in document.weak}


def prefixes(files: Iterable[str]) -> list[str]:
    """Return the prefixes of the chunks of terms among `files`."""
    return [buckets.prefix_of(address) for address in files if address.startswith("search/t-")]


@given(edits)
def test_step_by_step_gives_the_same_files(steps: list[tuple[int, str, str, bool]]) -> None:
    """After any edits, files renewed by the contract equal those of a build at once, and no other file differs."""
    limit, cap = buckets.LIMIT, buckets.MOST_KEYS
    buckets.LIMIT, buckets.MOST_KEYS = 5, 3  # type: ignore[misc] # small enough to split and cut a few documents
    try:
        known: dict[int, Document] = {}
        files = index_files(())
        for number, title, text, removed in steps:
            before = known.pop(number, None)
            after = None if removed else made(number, title, text)
            if after:
                known[number] = after
            for root in {root_of(term) for _, term in terms(before) ^ terms(after)}:
                renew_root(root, known.values(), files)
            if before or after:
                renew_shard((before or after).key, known.values(), files)  # type: ignore[union-attr] # one of both is there
            files[DIRECTORY] = directory_file(prefixes(files), width_for(len(known)))
            assert files == index_files(known.values())
    finally:
        buckets.LIMIT, buckets.MOST_KEYS = limit, cap  # type: ignore[misc] # as above


def renew_root(root: str, known: Iterable[Document], files: dict[str, bytes]) -> None:
    """Write the chunks of one root anew."""
    for prefix in prefixes(files):
        if root_of(prefix) == root:
            del files[bucket_address(prefix)]
    files |= bucket_files(root, postings_by_root(known).get(root, {}))


def renew_shard(key: str, known: Iterable[Document], files: dict[str, bytes]) -> None:
    """Write one shard anew."""
    name = shard_of(key, 1)
    files.pop(shard_address(name), None)
    held = [document for document in known if shard_of(document.key, 1) == name]
    if held:
        files[shard_address(name)] = shard_file(name, held)


@given(st.lists(st.tuples(texts, texts), max_size=8), st.randoms())
def test_order_does_not_matter(pages: list[tuple[str, str]], random: st.randoms) -> None:  # type: ignore[valid-type]
    """Documents in any order give the same bytes."""
    known = [made(number, *page) for number, page in enumerate(pages)]
    mixed = list(known)
    random.shuffle(mixed)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    assert index_files(mixed) == index_files(known)
