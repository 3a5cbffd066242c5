"""Which documents hold which term: chunks of terms that begin alike.

The chunks of one root depend on the terms of that root and on nothing else. So when a document comes, goes or changes,
only the roots of terms that it gained or lost are to be written anew (a term that moved between title and text counts
as both), its shard, and the directory where the set of prefixes changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from generator.indexing.documents import KEY_SIGNS, Document
from generator.indexing.scripts import FOLDER, hex_name, script
from generator.indexing.terms import root_of

LIMIT: Final = 6_000
"""Postings of a bucket, beyond which it is split; about 36 kB."""
LONGEST_PREFIX: Final = 6
"""Code points of a bucket's prefix, at which it is split no further."""
MOST_KEYS: Final = 2_000
"""Keys of one list; a word that more documents hold tells little, and its list is cut."""
STRONG_CUT: Final = 1
WEAK_CUT: Final = 2


Postings = tuple[Sequence[str], Sequence[str]]
"""The keys of the documents that hold one term in the title, and of those that hold it elsewhere.

Both are sorted; a key that two documents share may be repeated. A plain pair, because a site has millions of them.
"""

Term = tuple[str, str] | tuple[str, str, int]
"""One term as written: its keys side by side, in the same two lists, and, where one is cut, which."""


def postings_by_root(documents: Iterable[Document]) -> dict[str, dict[str, Postings]]:
    """Return the postings of all terms of `documents` by root and term."""
    strong: defaultdict[str, list[str]] = defaultdict(list)
    weak: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: one.key):
        for term in document.strong:
            strong[term].append(document.key)
        for term in document.weak:
            weak[term].append(document.key)
    roots: defaultdict[str, dict[str, Postings]] = defaultdict(dict)
    for term in strong.keys() | weak.keys():
        roots[root_of(term)][term] = (strong.get(term, ()), weak.get(term, ()))
    return dict(roots)


def bucket_files(root: str, postings: Mapping[str, Postings]) -> dict[str, bytes]:
    """Return all chunks of `root` by address, made from the postings of its terms alone.

    One chunk holds the root while it has at most 6,000 postings. Beyond, each next code point has its own, to any
    depth up to 6 code points; a term that ends at a split stays in the chunk of the split prefix itself.
    Lists are cut at 2,000 keys, the first by key. A root without terms has no chunk.
    """
    terms: dict[str, Term] = {term: _written(postings[term]) for term in sorted(postings)}
    buckets: dict[str, dict[str, Term]] = {}
    _split(root, terms, buckets)
    return {bucket_address(prefix): script("bucket", prefix, held) for prefix, held in sorted(buckets.items())}


def bucket_address(prefix: str) -> str:
    """Return the address of the chunk of the terms that begin with `prefix`."""
    return f"{FOLDER}t-{hex_name(prefix)}.js"


def prefix_of(address: str) -> str:
    """Return the prefix of the chunk at `address`; undoes `bucket_address`."""
    return "".join(chr(int(sign, 16)) for sign in address.removeprefix(f"{FOLDER}t-").removesuffix(".js").split("_"))


def _split(prefix: str, terms: dict[str, Term], buckets: dict[str, dict[str, Term]]) -> None:
    """Put `terms` into `buckets`, one or more as their number asks."""
    depth = len(prefix)
    if not terms:
        return
    signs = sum([len(held[0]) + len(held[1]) for held in terms.values()])
    if depth >= LONGEST_PREFIX or signs <= LIMIT * KEY_SIGNS:
        buckets[prefix] = terms
        return
    longer: defaultdict[str, dict[str, Term]] = defaultdict(dict)
    for term, keys in terms.items():
        longer[term[: depth + 1]][term] = keys
    own = longer.pop(prefix, None)
    if own:
        buckets[prefix] = own
    for next_prefix, held in longer.items():
        _split(next_prefix, held, buckets)


def _written(postings: Postings) -> Term:
    strong, weak = map(dict.fromkeys, postings)
    cut = STRONG_CUT * (len(strong) > MOST_KEYS) + WEAK_CUT * (len(weak) > MOST_KEYS)
    if cut:
        return "".join(islice(strong, MOST_KEYS)), "".join(islice(weak, MOST_KEYS)), cut
    return "".join(strong), "".join(weak)
