"""What is shown of a hit: chunks of documents whose keys begin alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from generator.indexing.documents import Document
from generator.indexing.scripts import FOLDER, hex_name, script

MANY: Final = 2_000
"""Documents from which two signs name a shard: 64 shards of more would make one query load too much."""


def width_for(documents: int) -> int:
    """Return how many signs of a key name its shard on a site with so many documents."""
    return 1 if documents < MANY else 2


def shard_of(key: str, width: int) -> str:
    """Return the name of the shard that holds the document with `key`."""
    return key[:width]


def shard_address(name: str) -> str:
    """Return the address of the shard called `name`."""
    return f"{FOLDER}d-{hex_name(name)}.js"


def shard_file(name: str, documents: Iterable[Document]) -> bytes:
    """Return the shard called `name`; documents that share a key stand together, by address."""
    by_key: defaultdict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for one in sorted(documents, key=lambda one: (one.key, one.address)):
        by_key[one.key].append((one.address, one.title, one.kind, one.text))
    return script("shard", name, by_key)
