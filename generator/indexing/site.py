"""The whole index of a site at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.indexing.buckets import bucket_files, postings_by_root, prefix_of
from generator.indexing.directory import DIRECTORY, directory_file
from generator.indexing.documents import Document
from generator.indexing.shards import shard_address, shard_file, shard_of, width_for


def index_files(documents: Iterable[Document]) -> dict[str, bytes]:
    """Return every file of the index of `documents` by address relative to the site's root.

    The order of `documents` does not matter.
    """
    known = list(documents)
    width = width_for(len(known))
    files: dict[str, bytes] = {}
    for root, postings in sorted(postings_by_root(known).items()):
        files |= bucket_files(root, postings)
    directory = directory_file(map(prefix_of, files), width)
    shards: defaultdict[str, list[Document]] = defaultdict(list)
    for document in known:
        shards[shard_of(document.key, width)].append(document)
    files |= {shard_address(name): shard_file(name, held) for name, held in sorted(shards.items())}
    return files | {DIRECTORY: directory}
