"""Text that can be set: nothing hides in it, and nothing in it is too long for a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.book.printable import BREAK, PIECE, printable


def test_plain_words_stay_as_they_are() -> None:
    """Words in any script are set as they stand."""
    for words in ("Two words", "Дві слові", "두 단어", "“curly” – dash", ""):
        assert printable(words) == words


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\x00", "\x1b", "\ufeff", "\ufffe", "\ud800"])
def test_what_would_hide_or_turn_round_is_named(sign: str) -> None:
    """A bidirectional control, a control character or a lone surrogate is shown by its number."""
    shown = printable(f"a{sign}b")
    assert sign not in shown
    assert f"{ord(sign):04X}" in shown


@given(st.text())
def test_every_text_can_be_set(text: str) -> None:
    """Whatever comes in, no piece without a place for a break is longer than the narrowest column bears."""
    shown = printable(text)
    assert not any(sign in shown for sign in ("\u202e", "\u202d", "\x00", "\ufeff"))
    assert all(len(piece) < 2 * PIECE + 1 for piece in shown.replace(BREAK, " ").split())
    shown.encode()


def test_a_long_word_gets_places_for_breaks_alone() -> None:
    """Without those places a long word is what it was."""
    word = "a" * 10_000
    assert printable(word).replace(BREAK, "") == word
