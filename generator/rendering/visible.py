"""Printed words with a mark for whatever in them nobody would see.

A source is shown as it was archived, and so is a quote. A character that hides in it, or turns the order of the words
around, is replaced on the page by its number; what quotes match, and what the open data holds, is the text itself.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.model.invisible import Invisible, invisible_in, name_of, number_of

_MARK = Markup('<span class="xp-unseen" role="img" aria-label="invisible character: {0}" title="{0}">{1}</span>')


def visible(text: str) -> str:
    """Return `text` for a template; it is HTML where something in it had to be made visible."""
    pieces: list[str] = []
    at = 0
    for run in invisible_in(text):
        pieces += (text[at : run.start], _mark(run))
        at = run.end
    # Joining escapes whatever is not HTML yet.
    return Markup("").join((*pieces, text[at:])) if at else text


def _mark(run: Invisible) -> Markup:
    size = run.end - run.start
    times = f" × {size:,}" if size > 1 else ""
    return _MARK.format(name_of(run.character) + times, number_of(run.character) + times)
