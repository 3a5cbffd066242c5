"""A quote is found where it stands, exactly or up to typography, and nowhere else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.anchoring.boundaries import joined
from generator.anchoring.folding import fold, fold_with_offsets
from generator.anchoring.matching import Haystack, find
from generator.model.fields import Selector
from generator.model.sources import SourceText, Span

WORDS = st.text(alphabet="abc가나다ії'’-– .,“”\"19\n\u00a0é…😀", min_size=1, max_size=60)
TYPOGRAPHY = {"'": "’", "’": "'", "“": '"', "”": '"', '"': "“", "–": "—", "—": "-", " ": "\u00a0", "\u00a0": " "}


def ready(text: str) -> Haystack:
    """Make a text, in NFC as reading hands it on, ready to be searched."""
    layer = unicodedata.normalize("NFC", text)
    return Haystack(SourceText(source="s", path="seeds/s.txt", text=layer, sha256="", sentences=()))


@given(text=WORDS, start=st.integers(0, 59), length=st.integers(1, 30))
def test_whatever_stands_in_a_text_is_found_there(text: str, start: int, length: int) -> None:
    """Any stretch of any text that cuts no word is found at its own place, exactly."""
    haystack = ready(text)
    span = Span(start, min(start + length, len(haystack.text)))
    assume(span.end > span.start)
    assume(not joined(haystack.text, span.start) and not joined(haystack.text, span.end))
    matches = find(haystack, Selector(exact=haystack.text[span.start : span.end]))
    assert span in matches.places
    assert not matches.typographic


@given(text=WORDS, start=st.integers(0, 59), length=st.integers(1, 30), data=st.data())
def test_other_typography_is_found_and_marked(text: str, start: int, length: int, data: st.DataObject) -> None:
    """A stretch with other quotation marks, dashes or spaces is found at the same place, and marked as such."""
    haystack = ready(text)
    span = Span(start, min(start + length, len(haystack.text)))
    words = haystack.text[span.start : span.end]
    assume(words.strip() == words != "")
    assume(not joined(haystack.text, span.start) and not joined(haystack.text, span.end))
    noised = "".join(TYPOGRAPHY.get(one, one) if data.draw(st.booleans()) else one for one in words)
    matches = find(haystack, Selector(exact=noised))
    assert any(fold(haystack.text[one.start : one.end]) == fold(words) for one in matches.places)
    assert span in matches.places or not matches.typographic
    if noised not in haystack.text:
        assert matches.typographic


@given(text=WORDS)
def test_folding_keeps_the_way_back(text: str) -> None:
    """Every folded code point comes from a stretch of the original, and the stretches follow one another."""
    folded = fold_with_offsets(unicodedata.normalize("NFC", text))
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(start < end for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)


@given(text=WORDS | st.text(max_size=30))
def test_folding_is_the_same_with_and_without_the_way_back(text: str) -> None:
    """A folded quote is what a folded source is, without white space at its ends."""
    assert fold(text) == fold_with_offsets(unicodedata.normalize("NFC", text)).text.strip(" ")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("wasn't", 4),
        ("wasn’t", 5),
        ("WASN'T", 4),
        ("x-ray", 1),
        ("x-ray", 2),
        ("1,000", 1),
        ("1,000", 2),
        ("é", 0),
        ("e\u0301x", 1),
    ],
)
def test_a_word_is_one_up_to_its_ends(text: str, at: int) -> None:
    """Before and behind an apostrophe, a hyphen or a sign between digits a word goes on; at its ends it does not."""
    assert joined(text, at) == (0 < at < len(text))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("'t is", 1),
        ("-x", 1),
        ("x-", 1),
        ("a 'tea", 3),
        ("won 't", 4),
        ("a.b", 1),
        ("a -x", 3),
        ("d'tat", 1),
        ("d'tat", 2),
    ],
)
def test_a_sign_that_joins_nothing_is_an_edge(text: str, at: int) -> None:
    """An apostrophe or hyphen with no word on one side, and a full stop between letters, end a word."""
    assert not joined(text, at)


@pytest.mark.parametrize(
    ("exact", "what"),
    [
        ("at least 2,000 of the 11,000", "a digit"),
        ("At least 1,000 of the 11,000", "a capital"),
        ("if that was enough to raise eyebrows", "a lost negation"),
        ("the so-called Storm Corps", "lost quotation marks"),
        ("at least 1.000 of the 11.000", "a sign between digits"),
        ("They are numerous. They are motivated. They are conducting", "a lost word"),
        ("North Korea has (officially) confirmed", "brackets"),
    ],
)
def test_a_changed_quote_is_never_accepted(article: Haystack, exact: str, what: str) -> None:
    """However like the printed words it is, a quote with one change is not found."""
    assert find(article, Selector(exact=exact)).places == (), what


@pytest.mark.parametrize(
    ("exact", "word"),
    [
        ("000 deployed", "11,000"),
        ("at least 1", "1,000"),
        ("completely liber", "liberate”"),
        ("And if that was", "wasn’t"),
        ("it hasn", "hasn’t"),
        ("de Bretton", "Bretton-Gordon"),
        ("style tactics", "Soviet-style"),
    ],
)
def test_a_cut_word_or_number_is_refused(article: Haystack, exact: str, word: str) -> None:
    """A quote may not begin or end inside a word, a number, a contraction or a compound; the whole is shown."""
    matches = find(article, Selector(exact=exact))
    assert matches.places == ()
    assert word.strip("”") in {article.text[one.start : one.end].strip("”,.") for one in matches.cut}


def test_endings_may_be_left_off_where_words_take_them() -> None:
    """In Hangul a particle belongs to its word's line of letters, so a noun may be quoted without it."""
    assert len(find(ready("북한은 병력을 보냈다"), Selector(exact="북한")).places) == 1


def test_prefix_and_suffix_tell_places_apart() -> None:
    """Of several places only those count that stand between prefix and suffix, whatever the space between."""
    haystack = ready("a word here. the  word there.")
    assert find(haystack, Selector(exact="word", prefix="the")).places == (Span(18, 22),)
    assert find(haystack, Selector(exact="word", suffix="here")).places == (Span(2, 6),)
    assert find(haystack, Selector(exact="word", prefix="no")).places == ()


def test_a_sign_is_not_dropped() -> None:
    """A minus sign matches a hyphen but never its absence."""
    assert find(ready("it fell to −5 degrees"), Selector(exact="-5 degrees")).typographic
    assert find(ready("it rose to 5 degrees"), Selector(exact="-5 degrees")).places == ()
