"""The sitemap and its compressed form."""

from __future__ import annotations

import gzip
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.sitemap import gzipped, sitemap


def test_addresses_are_whole_sorted_and_listed_once() -> None:
    """Each address stands behind the site's own, once, whatever order they come in."""
    content = sitemap(["b/?x&y", "", "a/", "b/?x&y"], "https://example.org/s/")
    listed = [element.text for element in ET.fromstring(content).iter() if element.tag.endswith("}loc")]  # noqa: S314 (our own)
    assert listed == ["https://example.org/s/", "https://example.org/s/a/", "https://example.org/s/b/?x&y"]


@given(st.binary())
def test_compressing_loses_nothing_and_adds_no_time(content: bytes) -> None:
    """The compressed bytes depend on the content alone: time and name in the header are empty (RFC 1952, 2.3)."""
    compressed = gzipped(content)
    assert gzip.decompress(compressed) == content
    assert compressed[3] == 0
    assert compressed[4:8] == bytes(4)
