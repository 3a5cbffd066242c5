"""What nobody sees is found, and what a script needs is left alone."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.invisible import CANDIDATES, invisible_in, without_invisible

HIDDEN = (
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u1160", "\u17b4", "\u180b", "\u180e", "\u200b", "\u200c", "\u200d"),
    *("\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060", "\u2061", "\u2064", "\u2066"),
    *("\u2067", "\u2068", "\u2069", "\u206a", "\u206f", "\u2800", "\u3164", "\ufe00", "\ufe0e", "\ufe0f", "\ufeff"),
    *("\uffa0", "\ufff9", "\ufffc", "\U0001d173", "\U000e0001", "\U000e0041", "\U000e007f", "\U000e0100", "\U000e01ef"),
)
"""One of each sort, none of which belongs between Latin letters."""

NEEDED = {
    "Persian": "می\u200cخواهم نمی\u200cدانم",
    "an Arabic abbreviation": "هـ\u200d 1446",
    "Hindi": "क्\u200dष और क्\u200cष",
    "Bengali": "র\u200d্য",
    "Sinhala": "ශ්\u200dරී ලංකා",
    "Mongolian": "ᠪᠠ\u180bᠢ ᠭ\u180e\u1820",
    "Hebrew with a mark": "שלום (C++)\u200e ועוד",
    "Arabic with a mark": "\u200fمرحبا!",
    "a family": "👩\u200d👩\u200d👧\u200d👦",
    "a profession with a skin tone": "👩🏽\u200d💻",
    "a coloured flag": "🏳\ufe0f\u200d🌈",
    "the flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "a heart": "❤\ufe0f",
    "a keycap": "1\ufe0f\u20e3",
    "an ideograph's variant": "葛\U000e0100城",
    "full-width punctuation's variant": "。\ufe00",
    "Korean": "북한이 러시아에 병력을 보냈다",
    "Ukrainian": "Сирський сказав, що під'їзд — м’яко",
    "English": "The “storm” — 40 boats… naïve co\u2011operation\u00a0here",
}


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_what_hides_in_a_latin_word_is_found_at_its_place(char: str) -> None:
    """Each such character is found where it stands, alone and repeated, at the edges of a text too."""
    assert [(run.start, run.end, run.character) for run in invisible_in(f"tro{char}ops")] == [(3, 4, char)]
    assert [(run.start, run.end) for run in invisible_in(f"{char}{char}x\n{char}")] == [(0, 2), (4, 5)]
    assert without_invisible(f"{char}tro{char}{char}ops{char}") == "troops"


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    """Writing as people write it has nothing to find."""
    assert list(invisible_in(text)) == []
    assert without_invisible(text) is text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("می\u200c\u200cخواهم", [3]),
        ("👩\u200dx", [1]),
        ("❤\ufe0f\ufe0f", [2]),
        ("1\ufe0f", [1]),
        ("🏴\U000e0067\U000e0062\U000e0078\U000e007f", [1, 2, 3, 4]),
        ("שלום\nabc\u200edef", [8]),
        ("abc\u200edef\nשלום", [3]),
        ("葛\U000e0100\U000e0101", [2]),
    ],
)
def test_what_is_needed_elsewhere_is_found_here(text: str, places: list[int]) -> None:
    """A second joiner, a selector without its sign, tags that are no flag, a mark on another line are found."""
    assert [at for run in invisible_in(text) for at in range(run.start, run.end)] == places


def test_every_format_character_is_known() -> None:
    """Whatever Unicode calls a format character is a candidate, but for those that show as signs of their own."""
    signs = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001345f]")
    candidate = re.compile(f"[{CANDIDATES}]")
    formats = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert [hex(ord(char)) for char in formats if not candidate.match(char) and not signs.match(char)] == []


@given(text=st.text(alphabet=st.sampled_from([*HIDDEN, *"aяه한👩❤1🏴葛\n \u0301\u20e3"]), max_size=30))
def test_every_character_is_either_kept_or_found(text: str) -> None:
    """The runs are disjoint, in order and of one character, and what is left is the rest of the text."""
    runs = list(invisible_in(text))
    assert all(one.end <= two.start for one, two in pairwise(runs))
    assert all(text[run.start : run.end] == run.character * (run.end - run.start) for run in runs)
    kept = "".join(char for at, char in enumerate(text) if not any(run.start <= at < run.end for run in runs))
    assert without_invisible(text) == kept
