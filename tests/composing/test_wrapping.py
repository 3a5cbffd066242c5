"""Words in lines for pictures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.composing.wrapping import MOST, columns_of, wrapped


def test_words_break_between_words() -> None:
    """A line holds as many words as fit into its columns."""
    assert wrapped("North Korean soldiers are sent to Kursk", 16) == ("North Korean", "soldiers are", "sent to Kursk")


def test_a_long_word_is_cut() -> None:
    """A word longer than a line goes on in the next one."""
    assert wrapped("aaaaaaaa b", 5) == ("aaaaa", "aaa b")


def test_hangul_takes_two_columns() -> None:
    """A syllable block is as wide as two letters; an accent on a letter takes no room."""
    assert wrapped("북한군 파병", 6) == ("북한군", "파병")
    assert columns_of("e\u0301") == 1


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    """No text has more lines than it may, and one that goes on says so."""
    assert wrapped("one two three four", 5, 2) == ("one", "two…")


@given(st.text(max_size=200), st.integers(4, 30))
def test_no_line_is_too_long(text: str, columns: int) -> None:
    """Whatever the text is, its lines are few enough and narrow enough."""
    lines = wrapped(text, columns)
    assert 1 <= len(lines) <= MOST
    assert all(columns_of(line) <= columns for line in lines)


def test_a_line_has_room_for_a_wide_character() -> None:
    """Lines that nothing fits into are refused, where they would never end."""
    with pytest.raises(ValueError, match="1 columns"):
        wrapped("one", 1)
