"""Links that find words in a live page name them so that a browser finds just those."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from generator.composing.text_fragments import LONG, text_fragment
from generator.model.sources import Span


def fragment(text: str, words: str, start: int = 0) -> str:
    """Return the fragment of some words of a text."""
    at = text.index(words, start)
    return text_fragment(text, Span(at, at + len(words)))


def test_words_that_stand_once_are_enough() -> None:
    """Short words are named as they are, with the signs escaped that mean something in a directive."""
    assert fragment("He said “yes, well-known & old”.", "yes, well-known & old") == (
        "#:~:text=yes%2C%20well%2Dknown%20%26%20old"
    )


def test_long_words_are_named_by_their_ends() -> None:
    """Of a long passage the first and the last words are named, parted by a comma."""
    words = " ".join(f"word{number}" for number in range(30))
    assert len(words) > LONG
    assert fragment(f"Before. {words}", words) == (
        "#:~:text=word0%20word1%20word2%20word3,word26%20word27%20word28%20word29"
    )


def test_words_that_stand_twice_are_told_apart() -> None:
    """The words around a passage say which of several it is; they are those of its own line."""
    text = "One boat sank.\nAnother boat sank too."
    assert fragment(text, "boat sank") == "#:~:text=One-,boat%20sank,-."
    assert fragment(text, "boat sank", 10) == "#:~:text=Another-,boat%20sank,-too."


@given(st.text(max_size=60), st.text(min_size=1, max_size=200))
def test_no_sign_ends_the_directive(before: str, words: str) -> None:
    """Whatever the words are, the fragment is one directive of at most four parts."""
    text = before + words
    made = text_fragment(text, Span(len(before), len(text)))
    assert made.startswith("#:~:text=")
    body = made.removeprefix("#:~:text=")
    assert not set(body) & set("&#<>\"' \n")
    assert len(body.split(",")) <= 4
    assert unquote(body) is not None
