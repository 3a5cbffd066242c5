"""Links that find words in a live page: text fragments (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from generator.model.sources import Span

LONG: Final = 120
"""Code points from which a passage is named by its first and its last words."""
ENDS: Final = 4
"""So many words at either end of a long passage."""
AROUND: Final = 3
"""So many words before and after a passage that stands in more than one place."""

_WORD: Final = re.compile(r"\S+")


def text_fragment(text: str, span: Span) -> str:
    """Return the fragment that leads to a passage, with its `#`.

    Where the same words stand elsewhere in the text, those around the passage tell it apart.

    Args:
        text: The whole text.
        span: The passage.
    """
    passage = text[span.start : span.end].strip()
    words = _WORD.findall(passage)
    if len(passage) >= LONG and len(words) > 2 * ENDS:
        shown = f"{_escaped(' '.join(words[:ENDS]))},{_escaped(' '.join(words[-ENDS:]))}"
    else:
        shown = _escaped(" ".join(words))
    if text.count(passage) > 1:
        # A block ends what a browser compares, so words are taken from the passage's own line alone.
        before = _WORD.findall(text[text.rfind("\n", 0, span.start) + 1 : span.start])[-AROUND:]
        line_end = text.find("\n", span.end)
        after = _WORD.findall(text[span.end : line_end if line_end >= 0 else len(text)])[:AROUND]
        shown = (f"{_escaped(' '.join(before))}-," if before else "") + shown
        shown += f",-{_escaped(' '.join(after))}" if after else ""
    return f"#:~:text={shown}"


def _escaped(words: str) -> str:
    """Return words so that neither an address nor the directive ends in them."""
    return quote(words, safe="").replace("-", "%2D")
