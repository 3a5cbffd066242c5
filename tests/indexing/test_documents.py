"""A page and the parts of it that can be found are one document."""

from __future__ import annotations

import pytest

from generator.indexing.documents import EXCERPT, document_of, excerpt, key_of
from generator.model.rendered import SearchEntry

PAGE = SearchEntry(address="claims/x/", title="Troops in Kursk", text="About troops · 북한군", kind="Claim")
PART = SearchEntry(address="claims/x/#s1", title="KCNA: denies", text="“not in Kursk”", kind="Claim")


def test_parts_are_folded_into_their_page() -> None:
    """Title terms are strong; all others are weak, also those of the parts' titles, in any order of entries."""
    document = document_of((PART, PAGE))
    assert (document.address, document.title, document.kind, document.text) == (
        "claims/x/",
        "Troops in Kursk",
        "Claim",
        "About troops · 북한군",
    )
    assert document.strong == ("in", "kursk", "troops")
    assert document.weak == ("about", "claim", "denies", "kcna", "not", "북한", "한군")


def test_a_part_can_stand_for_its_page() -> None:
    """Where only parts are given, the first gives the title, and the address is the page's."""
    document = document_of((PART,))
    assert (document.address, document.title) == ("claims/x/", "KCNA: denies")


def test_nothing_is_no_document() -> None:
    """A page without entries cannot be found."""
    with pytest.raises(ValueError, match="at least one entry"):
        document_of(())


def test_texts_stay_apart() -> None:
    """A number at the end of one text does not join the number that begins the next."""
    entries = (SearchEntry(address="x/", title="T", text="11,", kind=""), PART, PAGE)
    first = SearchEntry(address="x/#a", title="000", text="", kind="")
    assert "11000" not in document_of((entries[0], first)).weak


def test_keys_are_six_safe_signs() -> None:
    """A key depends on the address alone and can stand in a file's name."""
    assert key_of("claims/x/") == document_of((PAGE,)).key
    assert len({key_of(f"claims/{number}/") for number in range(2000)}) == 2000
    assert all(len(key_of(str(number))) == 6 and key_of(str(number)).isascii() for number in range(50))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("a" * EXCERPT, "a" * EXCERPT),
        ("word " * 40, ("word " * 32).strip() + "…"),
        ("x" * 200, "x" * EXCERPT + "…"),
        ("a" * 158 + " , bcd", "a" * 158 + "…"),
    ],
)
def test_an_excerpt_ends_between_words(text: str, shown: str) -> None:
    """An excerpt is cut at a space where there is one."""
    assert excerpt(text) == shown
