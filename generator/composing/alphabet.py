"""The order of names in any script, and the letter under which each stands.

Latin letters come first, then Greek, and their marks do not count; then Cyrillic and all others as Unicode has
them, Korean by the first consonant; then digits, and last what begins with neither.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

DIGITS: Final = "0–9"
OTHER: Final = "…"
"""Heads names without any letter or digit."""

Order = tuple[int, str]
"""Compares as names do."""

_LETTERS, _DIGITS, _OTHER = range(3)

_BEGINNING: Final = re.compile(r"[\W_]+")
"""Marks before the first letter or digit, such as a quotation mark."""
_MARKED: Final = re.compile("([a-zα-ω])[\u0300-\u036f]+")
_IN_ORDER: Final = {letter: chr(0x400 + at) for at, letter in enumerate("абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя")}
"""Ukrainian and Russian letters in their common order, which is not that of Unicode, by signs for capital letters:
there are none where case does not count."""
_OF_SIGN: Final = {sign: letter for letter, sign in _IN_ORDER.items()}

_HANGUL, _HANGUL_END, _OF_ONE_INITIAL = 0xAC00, 0xD7A3, 588
_INITIALS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""By the first consonant of a syllable (Unicode Standard, section 3.12); doubled ones stand with the single."""
_SYLLABLES: Final = {
    consonant: chr(_HANGUL + at * _OF_ONE_INITIAL)
    for at, consonant in enumerate("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
}
"""Syllables in the place of consonants that stand alone."""
_PLACED: Final = str.maketrans({**_IN_ORDER, **_SYLLABLES})

_IDEOGRAPHS: Final = ("\u3400", "\u9fff")
IDEOGRAPHS: Final = "漢"
"""Heads all names that begin with an ideograph: there are too many for one heading each."""


def order_of(name: str) -> Order:
    """Return what puts a name in its place among others."""
    folded = name.casefold()
    if not folded[:1].isalnum():
        folded = _BEGINNING.sub("", folded, count=1)
    if not folded:
        return (_OTHER, name)
    if not folded.isascii():
        folded = normalize("NFC", _MARKED.sub(r"\1", normalize("NFD", folded))).translate(_PLACED)
    return (_LETTERS if folded[0].isalpha() else _DIGITS, folded)


def letter_of(order: Order) -> str:
    """Return the heading under which a name stands; names in order have equal headings one after another."""
    if order[0] != _LETTERS:
        return DIGITS if order[0] == _DIGITS else OTHER
    first = order[1][0]
    if _HANGUL <= ord(first) <= _HANGUL_END:
        return _INITIALS[(ord(first) - _HANGUL) // _OF_ONE_INITIAL]
    if _IDEOGRAPHS[0] <= first <= _IDEOGRAPHS[1]:
        return IDEOGRAPHS
    own = _OF_SIGN.get(first, first)
    capital = own.upper()
    # There are letters whose capital is that of another one, or more than one letter.
    return capital if capital.casefold() == own else own


def letter_id(letter: str) -> str:
    """Return the id of a heading, in ASCII: `letter-k`, `letter-u43a`."""
    if letter in {DIGITS, OTHER}:
        return "letter-0" if letter == DIGITS else "letter-other"
    return f"letter-{letter.lower() if letter.isascii() else f'u{ord(letter):x}'}"
