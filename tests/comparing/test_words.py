"""Two texts laid over one another."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.words import laid_over
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


def test_white_space_that_differs_alone_is_the_difference() -> None:
    """Words that stand apart otherwise are told by what stands between them, at either end too."""
    assert laid_over("at least 40 boats", "at least\u00a040 boats\n") == (
        Piece("both", "at least"),
        Piece("before", " "),
        Piece("after", "\u00a0"),
        Piece("both", "40 boats"),
        Piece("after", "\n"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    """Leaving out what one side lacks gives the other side's words, whatever the texts are."""
    pieces = laid_over(before, after)
    assert [word for piece in pieces if piece.side != "after" for word in piece.text.split()] == before.split()
    assert [word for piece in pieces if piece.side != "before" for word in piece.text.split()] == after.split()


HARD = {
    "one word": ("word " * 3_000, "new " + "word " * 3_000 + "end"),
    "every other word": ("x word " * 1_000, "word y " * 1_000),
    "each with another neighbour": (
        " ".join(f"u{number} word" for number in range(1_000)),
        " ".join(f"v{number} word" for number in range(1_000)),
    ),
    "just within the limit": ("x word " * 170, "word y " * 170),
    "words that change places": (
        " ".join(str(number) for number in range(4_000)),
        " ".join(str(number * 7 % 4_001) for number in range(4_000)),
    ),
}


@pytest.mark.parametrize("name", HARD)
def test_no_text_takes_long(name: str) -> None:
    """Whoever writes one decides what stands in it, and not for how long others wait."""
    before, after = HARD[name]
    began = time.process_time()
    pieces = laid_over(before, after)
    assert time.process_time() - began < 5
    assert [word for piece in pieces if piece.side != "before" for word in piece.text.split()] == after.split()


def test_an_edit_of_a_long_text_is_told_alone() -> None:
    """What both begin and end with costs nothing, so a book may hold a changed word."""
    words = [f"word{number % 50}" for number in range(20_000)]
    changed = [*words[:9_000], "other", *words[9_001:]]
    assert [piece.side for piece in laid_over(" ".join(words), " ".join(changed))] == [
        "both",
        "before",
        "after",
        "both",
    ]
