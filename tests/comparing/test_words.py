"""Two texts laid over one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.words import MOST_WORDS, laid_over
from generator.model.comparison import Piece

TEXTS = st.lists(st.sampled_from(["a", "b", "c", "of the", "40", " "]), max_size=12).map(" ".join)


def test_one_word_that_differs_is_one_difference() -> None:
    """A changed number stands alone, between the words that stayed."""
    assert laid_over("at least 40 boats", "at least 50 boats") == (
        Piece("both", "at least"),
        Piece("before", "40"),
        Piece("after", "50"),
        Piece("both", "boats"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    """Leaving out what one side lacks gives the other side's words, whatever the texts are."""
    pieces = laid_over(before, after)
    assert [word for piece in pieces if piece.side != "after" for word in piece.text.split()] == before.split()
    assert [word for piece in pieces if piece.side != "before" for word in piece.text.split()] == after.split()


def test_long_texts_are_told_whole() -> None:
    """The work grows with the product of both, so it has a limit."""
    long = "word " * (MOST_WORDS + 1)
    assert [piece.side for piece in laid_over(long, f"new {long}")] == ["before", "after"]
