"""A text is cut into the words by which people look for it, in three scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.indexing.terms import LONGEST, root_of, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kursk's KN-23, don’t", ["kursk", "kn", "23", "dont"]),
        ("KIM’S it's's", ["kim", "it"]),
        ("11,000 and 1,234,567 but 1,2345 and 1,23", ["11000", "and", "1234567", "but", "1", "2345", "and", "1", "23"]),
        ("12\u00a0000 12\u202f000 12 000", ["12000", "12000", "12", "000"]),
        ("м’ята м'ята мʼята", ["мята", "мята", "мята"]),
        ("Їжак, йод; за\u0301мок", ["їжак", "йод", "замок"]),
        ("И\u0306од", ["йод"]),
        ("북한군은", ["북한", "한군", "군은"]),
        ("북한 군 KN북한군", ["북한", "군", "kn", "북한", "한군"]),
        ("Straße ΟΔΟΣ ﬁne", ["strasse", "οδοσ", "fine"]),
        ("a_b <img/> …", ["a", "b", "img"]),
        ("x" * 30, ["x" * LONGEST]),
        ("", []),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    """Apostrophes, possessives, thousands, scripts, marks and long words each follow their rule."""
    assert terms_of(text) == terms


def test_decomposed_hangul_is_composed_first() -> None:
    """Text written in separate letters gives the same terms as text in syllables."""
    assert terms_of("\u1107\u116e\u11a8\u1112\u1161\u11ab") == terms_of("북한") == ["북한"]


@given(st.text(alphabet="abc-_, '’éйї북한군1230\u00a0", max_size=60))
def test_the_fast_path_agrees(text: str) -> None:
    """ASCII text gives the same terms with and without other scripts beside it."""
    plain = text.encode("ascii", "ignore").decode()
    assert terms_of(f"{plain} · ї") == [*terms_of(plain), "ї"]


@given(st.text(max_size=60))
def test_terms_are_plain(text: str) -> None:
    """A term is never empty, never longer than the limit, and is its own only term."""
    for term in terms_of(text):
        assert 0 < len(term) <= LONGEST
        assert term.startswith(root_of(term))


@pytest.mark.parametrize(("term", "root"), [("kursk", "ku"), ("k", "k"), ("북한", "북"), ("ї", "ї")])
def test_roots(term: str, root: str) -> None:
    """A root is two code points, or one syllable of Hangul."""
    assert root_of(term) == root
