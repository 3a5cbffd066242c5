"""A phrase is its words, and knows which of them are in another language."""

from __future__ import annotations

import pytest
from english import ENGLISH
from hypothesis import given
from hypothesis import strategies as st

from generator.model.pages.blocks import Text
from generator.model.phrases import Phrase, filled, foreign, joined, language_of, listed, phrase, with_between

TEXT = st.text(max_size=8)
PART = st.builds(Text, text=TEXT, language=st.sampled_from(["", "uk"]))
WORDS = st.one_of(TEXT, st.builds(joined, st.lists(PART, max_size=3)))


@given(WORDS, WORDS)
def test_filling_in_gives_the_same_words_as_format(one: str, two: str) -> None:
    """Languages never change what is said."""
    for template in ("{a} ({b})", "{b}{a}{b}", "{{{a}}}", "none"):
        assert filled(template, a=one, b=two) == template.format(a=str(one), b=str(two))


@given(st.lists(WORDS, max_size=4))
def test_lists_give_the_same_words(several: list[str]) -> None:
    """Of any length, with foreign words or without."""
    assert listed(ENGLISH, several) == ENGLISH.listed([str(one) for one in several])
    assert with_between("; ", several) == "; ".join(several)


@given(st.lists(PART, max_size=4))
def test_the_parts_are_the_words(parts: list[Text]) -> None:
    """Nothing is lost between the parts."""
    made = joined(parts)
    assert "".join(part.text for part in made.parts) == made


def test_only_what_is_foreign_is_told_apart() -> None:
    """Words in the page's language have no parts to show."""
    mixed = filled("{name} ({role})", name="Sea Wind", role=phrase("радіо", "uk"))
    assert foreign(mixed) == (Text(text="Sea Wind"), Text(text=" ("), Text(text="радіо", language="uk"), Text(text=")"))
    assert foreign(phrase("radio")) == foreign("radio") == ()
    assert not isinstance(filled("{a}", a="radio"), Phrase)


@pytest.mark.parametrize(
    ("words", "language"), [(phrase("радіо", "uk"), "uk"), (phrase("radio"), ""), ("radio", ""), (phrase("", "uk"), "")]
)
def test_the_language_of_a_text_is_that_of_all_its_words(words: str, language: str) -> None:
    """A text in several languages has none; signs between words are of every language."""
    assert language_of(words) == language
    assert language_of(filled("({a})", a=words)) == language
    assert language_of(filled("said: {a}", a=words)) == ""
