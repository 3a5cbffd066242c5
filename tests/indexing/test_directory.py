"""The directory names every chunk of terms."""

from __future__ import annotations

from generator.indexing.directory import directory_file


def test_prefixes_are_sorted() -> None:
    """The order in which prefixes come does not matter."""
    expected = 'xpSearch.directory({"buckets":"ku ко","width":1});\n'.encode()
    assert directory_file(["ко", "ku"], 1) == directory_file(iter(["ku", "ко"]), 1) == expected


def test_no_prefix() -> None:
    """A site without documents has a directory all the same."""
    assert directory_file([], 1) == b'xpSearch.directory({"buckets":"","width":1});\n'
