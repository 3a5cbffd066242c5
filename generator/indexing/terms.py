"""The words by which a text is found; `site_templates/assets/search.js` cuts a query in the same way.

Both sides use only what Python and ECMAScript define alike: NFKC, the default lower case, and the general
categories L and N. Lower case and two replacements stand for case folding, which ECMAScript lacks.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

LONGEST: Final = 24
"""Code points of a term; what is longer is cut."""

_ASCII_WORD: Final = re.compile("[a-z0-9]+")
_WORD: Final = re.compile(r"\w+")
_HANGUL: Final = re.compile("[가-힣]+")
_POSSESSIVE: Final = re.compile(r"['’]s(?![^\W_])")
_GROUP: Final = re.compile("([0-9])[,\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
"""A thousands separator; an ordinary space is none, because two numbers may stand side by side."""
_STRAY_MARK: Final = re.compile("[\u0300-\u036f]")
"""A mark that NFKC could not compose with its letter, such as a stress mark on a Cyrillic vowel."""


def terms_of(text: str) -> list[str]:
    """Return the terms of `text` in its order, repeated where they are repeated.

    A term is a run of letters and digits in lower case, cut at 24 code points. Apostrophes inside it are dropped, and
    so is an English possessive ending, so that `Kim` finds `Kim's`; `11,000` is `11000`. A run of Hangul becomes the
    pairs of its neighbouring syllables (a single syllable stays as it is), because Korean joins particles to names.
    """
    folded = _GROUP.sub(r"\1", text)
    if folded.isascii():
        words = _ASCII_WORD.findall(_POSSESSIVE.sub("", folded.lower()).replace("'", ""))
    else:
        folded = unicodedata.normalize("NFKC", folded).lower().replace("ß", "ss").replace("ς", "σ")
        folded = _POSSESSIVE.sub("", _STRAY_MARK.sub("", folded))
        folded = folded.replace("'", "").replace("’", "").replace("ʼ", "")
        words = _WORD.findall(_HANGUL.sub(_pairs, folded).replace("_", " "))
    if max(map(len, words), default=0) > LONGEST:
        words = [word[:LONGEST] for word in words]
    return words


def root_of(term: str) -> str:
    """Return the beginning by which terms are kept together: a first syllable of Hangul, else two code points."""
    return term[:1] if _HANGUL.match(term) else term[:2]


def _pairs(run: re.Match[str]) -> str:
    """Return the terms of a run of Hangul with spaces around them."""
    word = run[0]
    return f" {' '.join(map(''.join, pairwise(word)))} " if len(word) > 1 else f" {word} "
