"""A quote need not hold what nobody sees in its source, and no quote may end inside a word because of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.anchoring.folding import fold, fold_with_offsets
from generator.anchoring.matching import Haystack, find
from generator.model.fields import Selector
from generator.model.sources import SourceText, Span


def haystack(text: str) -> Haystack:
    """Make a source of a text."""
    return Haystack(SourceText(source="s", path="seeds/s.txt", text=text, sha256="", sentences=()))


@pytest.mark.parametrize(
    ("text", "exact", "place"),
    [
        ("The tro\u200bops came.", "troops", (4, 11)),
        ("The \u202etroops\u202c came.", "The troops came", (0, 17)),
        ("A co\u00adopera\u00adtion pact.", "cooperation pact", (2, 20)),
        ("Na cafe\u034f\u0301 today.", "café", (3, 9)),
        ("One \u200b \u2060two.", "One two", (0, 10)),
        ("한\u3164국 정부", "한국 정부", (0, 6)),
        ("\u1112\u200b\u1161 here", "하 here", (0, 8)),
    ],
)
def test_a_quote_is_found_without_what_nobody_sees(text: str, exact: str, place: tuple[int, int]) -> None:
    """The words are found up to typography; the passage is the whole stretch of the source with all that it hides."""
    found = find(haystack(text), Selector(exact=exact))
    assert (found.places, found.typographic) == ((Span(*place),), True)


def test_what_a_script_needs_is_not_left_out() -> None:
    """A joiner within a Persian word belongs to it: a quote without it is another word."""
    source = haystack("او می\u200cخواهد برود.")
    assert find(source, Selector(exact="می\u200cخواهد")).places
    assert not find(source, Selector(exact="میخواهد")).places


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("It was\u200bn’t so.", "It was"),
        ("The un\u2060known man.", "known man"),
        ("About 1,\u200b000 troops.", "About 1"),
        ("About 11\u00ad000 troops.", "000 troops"),
    ],
)
def test_no_word_is_cut_where_something_invisible_stands_in_it(text: str, exact: str) -> None:
    """Half a word or number stays half of it, whatever is hidden at the cut."""
    found = find(haystack(text), Selector(exact=exact))
    assert found.places == ()
    assert found.cut


@given(text=st.text(alphabet="ae ’\u200b\u00ad\u034f\u202e\u0301\u1112\u1161\n…-", max_size=40))
def test_folding_with_and_without_offsets_agree(text: str) -> None:
    """Both ways to fold give the same text, and each folded stretch comes from the original in order."""
    layer = unicodedata.normalize("NFC", text)
    folded = fold_with_offsets(layer)
    assert folded.text.strip() == fold(layer)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(start < end for start, end in zip(folded.starts, folded.ends, strict=True))
