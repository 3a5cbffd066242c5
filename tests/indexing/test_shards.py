"""Documents stand in shards by key, as text that ends no script."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from generator.indexing.documents import Document
from generator.indexing.shards import shard_address, shard_file, shard_of, width_for


def test_a_shard_holds_what_is_shown(make: Callable[..., Document]) -> None:
    """Each key has a list of documents, by address, because two may share it."""
    first, second = (replace(make(address, "T", "x"), key="AbCdEf") for address in ("b/", "a/"))
    assert shard_file("A", [first, second]) == (
        b'xpSearch.shard("A",{"AbCdEf":[["a/","T","Claim","x"],["b/","T","Claim","x"]]});\n'
    )


def test_no_text_ends_the_script(make: Callable[..., Document]) -> None:
    """Angle brackets and line separators of titles are escaped."""
    content = shard_file("A", [make("a/", "</script>\u2028\u2029")]).decode()
    assert "\\u003c/script>\\u2028\\u2029" in content
    assert not {"<", "\u2028", "\u2029"} & set(content)


def test_a_shard_is_named_by_signs_that_keep_their_case() -> None:
    """`A` and `a` are different files also where the case of names is ignored."""
    assert shard_address(shard_of("AbCdEf", 1)) == "search/d-41.js"
    assert shard_address(shard_of("abCdEf", 2)) == "search/d-61_62.js"


def test_larger_sites_have_more_shards() -> None:
    """From 2,000 documents two signs name a shard."""
    assert [width_for(number) for number in (0, 1999, 2000)] == [1, 1, 2]
