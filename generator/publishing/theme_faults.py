"""Faults in the theme's own markup, mended where its pages pass: each is one that the Nu HTML checker calls an error.

No override can reach them: they stand outside the blocks of the theme's `base.html`, or in a macro that calls itself.
Only whole tags of the theme are replaced, and in text `<` is escaped, so nothing that anybody wrote is touched.
"""

from __future__ import annotations

import re
from typing import Final

_SWITCH: Final = re.compile(r'(<input class="md-toggle" [^<>]*type="checkbox"[^<>]*?) autocomplete="off">')
"""`autocomplete` says nothing of a checkbox (HTML, 4.10.18.7.1)."""

_LABEL: Final = re.compile(r'(<label class="md-nav__link[^<>]*?) tabindex="">')
"""The empty text is no integer, and leaves the label out of the order of the Tab key as its absence does."""

_TITLE: Final = '<label class="md-nav__title" for="__toc">'
_DRAWER: Final = 'id="__toc"'
"""The switch that this title belongs to is only there on pages that the navigation names."""


def mended(html: str) -> str:
    """Return the page `html` with the theme's markup as the HTML standard has it; a page without faults as it is."""
    html = _LABEL.sub(r"\1>", _SWITCH.sub(r"\1>", html))
    return html if _DRAWER in html else html.replace(_TITLE, '<label class="md-nav__title">')
