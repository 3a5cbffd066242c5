"""Which chunks of terms there are: the one file that every query needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.indexing.scripts import FOLDER, script

DIRECTORY: Final = f"{FOLDER}directory.js"
"""Its address."""


def directory_file(prefixes: Iterable[str], width: int) -> bytes:
    """Return the directory; it changes only where a chunk of terms comes or goes, or `width` changes.

    Args:
        prefixes: The prefix of every chunk of terms.
        width: How many signs of a key name its shard.
    """
    return script("directory", {"buckets": " ".join(sorted(prefixes)), "width": width})
