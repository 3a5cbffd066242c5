"""Text that is plain enough to be composed without a look at its YAML events first.

The guard's scan costs as much as composing itself, and nearly every fact file is written in a few simple ways.
So this is a list of those ways, not of what is dangerous: a file in any other way goes through the guard.

Why it is sound. Each line is of one of these forms whatever the lines around it are. A form leaves no bracket
and no quotation mark open, so every line begins in one of three states: between tokens, inside a plain text that
goes on, or inside a block of text. In each of them none of the forms can make a tag, an anchor, an alias, a
directive, a merge key, an escape for a character, a collection as name, or a second document; where a line stands
in the wrong place, such as a field below a text, the parser raises. Lists and mappings open in the first 25
columns alone, and each needs a column of its own, the dash of a list even two; so they are never 32 deep.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

MOST: Final = 1 << 14
"""Code points of a text that is looked at; as none makes more than two values, the guard's limit is far."""

_LETTER: Final = "A-Za-z0-9\u00a0-\U0010ffff"
"""Signs that begin a plain text and mean nothing else in YAML."""

# Each form is written so that there is one way to match it, and none with possessive quantifiers: those of Python
# before 3.11.5 match what they should not.
_NAME: Final = "[A-Za-z_][A-Za-z0-9_-]*"
_DOUBLE: Final = r'"[^"\\\n]*(?:\\["\\][^"\\\n]*)*"'
_SINGLE: Final = r"'[^'\n]*(?:''[^'\n]*)*'"
_PLAIN: Final = rf"[{_LETTER}(][^:\n]*(?::(?=\S)[^:\n]*)*"
_ITEM: Final = rf"(?:[{_LETTER}][^][{{}},:?#\n]*|{_DOUBLE} *|{_SINGLE} *)"
_ITEMS: Final = rf"\[ *(?:{_ITEM}(?:, *{_ITEM})*)?\]"
_PAIRS: Final = rf"\{{ *{_NAME}: +{_ITEM}(?:, *{_NAME}: +{_ITEM})*\}}"
_VALUE: Final = rf"{_PLAIN}|(?:{_DOUBLE}|{_SINGLE}|{_ITEMS}|{_PAIRS}) *|[|>][+-]?|#[^\n]*"
_LINE: Final = rf" {{0,20}}(?:- ){{0,2}}(?:{_NAME}:(?: |(?=\n|\Z)))?(?:{_VALUE})?"


@cache
def _file() -> re.Pattern[str]:
    """Return what a whole file looks like; compiled when it is first needed, which takes as long as many files."""
    return re.compile(rf"(?:{_LINE}\n)*{_LINE}")


def is_harmless(text: str) -> bool:
    """Tell whether the guard would find nothing in `text` but broken YAML, which composing raises as well.

    Args:
        text: What `decode` made of a fact file: LF line ends, and none of the characters in `UNFIT`.
    """
    return len(text) <= MOST and _file().fullmatch(text) is not None
