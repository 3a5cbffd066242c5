"""Terms that begin alike share a chunk, which is split where it grows too large."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.indexing.buckets import LIMIT, MOST_KEYS, bucket_address, bucket_files, prefix_of


def keys(number: int, first: int = 0) -> list[str]:
    """Return sorted keys."""
    return [f"{one:06d}" for one in range(first, first + number)]


def held(content: bytes) -> tuple[str, dict[str, Any]]:
    """Read a chunk back."""
    text = content.decode().removeprefix("xpSearch.bucket(").removesuffix(");\n")
    prefix, terms = json.loads(f"[{text}]")
    return prefix, terms


def test_a_small_root_is_one_chunk() -> None:
    """Terms stand sorted, each with its keys side by side."""
    files = bucket_files("ku", {"kursk": (["AAAAAA", "BBBBBB"], ["CCCCCC"]), "kum": ([], ["AAAAAA"])})
    assert files == {
        "search/t-6b_75.js": b'xpSearch.bucket("ku",{"kum":["","AAAAAA"],"kursk":["AAAAAABBBBBB","CCCCCC"]});\n'
    }


def test_no_terms_no_chunk() -> None:
    """A root whose last term went has no file."""
    assert bucket_files("ku", {}) == {}


def test_a_large_root_is_split() -> None:
    """Beyond the limit each next code point has its own chunk; a term as long as the prefix stays behind."""
    part = keys(LIMIT // 4)
    terms = dict.fromkeys(("ку", "курс", "курськ", "кут", "куля"), (part, part[:1]))
    files = bucket_files("ку", terms)
    assert {held(content)[0]: set(held(content)[1]) for content in files.values()} == {
        "ку": {"ку"},
        "кур": {"курс", "курськ"},
        "кут": {"кут"},
        "кул": {"куля"},
    }
    assert all(bucket_address(held(content)[0]) == address for address, content in files.items())


def test_the_limit_is_exact() -> None:
    """A root of just the limit is one chunk, one posting more splits it."""
    terms = {f"ab{sign}": (keys(MOST_KEYS), []) for sign in "abc"}
    assert len(bucket_files("ab", terms)) == 1
    assert len(bucket_files("ab", terms | {"abd": (["000000"], [])})) == 4


def test_splitting_ends_at_six_code_points() -> None:
    """Words that begin with the same six code points stay together however many they are."""
    terms = {f"abcdef{sign}": (keys(MOST_KEYS), []) for sign in "ghijk"}
    assert list(bucket_files("ab", terms)) == ["search/t-61_62_63_64_65_66.js"]


def test_long_lists_are_cut_and_say_so() -> None:
    """The third value says which list lacks keys: 1 the strong one, 2 the weak one, 3 both."""
    more = keys(MOST_KEYS + 1)
    (content,) = bucket_files("ab", {"ab": (more, ["x" * 6]), "abc": (["x" * 6], more)}).values()
    terms = held(content)[1]
    assert terms["ab"] == ["".join(more[:-1]), "x" * 6, 1]
    assert terms["abc"] == ["x" * 6, "".join(more[:-1]), 2]
    (content,) = bucket_files("ab", {"ab": (more, more)}).values()
    assert held(content)[1]["ab"][2] == 3


def test_shared_keys_stand_once() -> None:
    """Two documents with one key are one posting."""
    (content,) = bucket_files("ab", {"ab": (["x" * 6] * 2, [])}).values()
    assert held(content)[1] == {"ab": ["x" * 6, ""]}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6))
def test_an_address_is_ascii_and_names_its_prefix(prefix: str) -> None:
    """Every prefix has an address of its own, in signs that no file system changes."""
    address = bucket_address(prefix)
    assert address.isascii()
    assert address == address.lower()
    assert prefix_of(address) == prefix
