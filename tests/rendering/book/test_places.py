"""The labels of the book: one for each page of the site and each part of it."""

from __future__ import annotations

import pytest

from generator.model.pages.blocks import Link
from generator.rendering.book.places import ANSWER, Places, label_of, without_part


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("", ANSWER),
        ("claims/", "chapter_claims"),
        ("claims/sent-soldiers/", "sent-soldiers"),
        ("claims/sent-soldiers/#voice-1", "sent-soldiers_voice-1"),
        ("sources/a/#w10-20", "a_w10-20"),
    ],
)
def test_a_label_says_what_it_names(address: str, label: str) -> None:
    """A fact's label is its id, a part's has its fragment behind it, and a chapter's says that it is one."""
    assert label_of(address) == label
    assert without_part(label) == (label if label.startswith("chapter_") else label.split("_", maxsplit=1)[0])


def test_a_link_leads_into_the_book_or_to_the_site_or_nowhere() -> None:
    """What the book has is linked there; else the site's address is given, if there is one."""
    there = Link(text="A", address="claims/a/#v")
    lacking = Link(text="B", address="claims/b/")
    known = Places({"a"}, "https://example.org/", "story")
    assert (known.run(there).to, known.run(there).out) == ("a_v", "")
    assert (known.run(lacking).to, known.run(lacking).out) == ("", "https://example.org/claims/b/")
    assert Places({"a"}, "", "story").of("claims/b/") == ("", "")
    assert known.of("stories/story/") == (ANSWER, "")
