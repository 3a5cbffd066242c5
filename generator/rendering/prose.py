"""The editors' prose as HTML: Markdown without raw HTML, references to facts resolved.

Most prose is a line of words and references, which Markdown would make a paragraph of and leave as it is. Such a
line takes a short way; everything else goes through Markdown and a cleaner, and a property test holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.model.pages.blocks import Link
from generator.model.prose import references_in
from generator.rendering.places import AMPERSAND, CLOSE, HIDDEN, OPEN, PLACE

if TYPE_CHECKING:
    from generator.rendering.full_prose import FullProse

MARKDOWN: Final = re.compile(
    r"[*_`\[\]()<>#\\!~{}|\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ue003\u0002\u0003]"
    r"|\A\Z|\A\s|\s\Z|\n|\t|  |\A(?:[-+=]|[0-9]+[.)])|https?:|:/"
)
"""What Markdown, or the cleaning after it, may act upon; a line of words without any of it is a plain paragraph."""


def _escaped(text: str) -> str:
    """Return text as the cleaner writes it between elements; `&` stands as its private-use sign."""
    return text.replace(AMPERSAND, "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")


def _link(link: Link) -> str:
    return f'<a class="xp-ref" href="{link.address}">{_escaped(link.text)}</a>'


class ProseRenderer:
    """Renders prose with references to the facts of one site."""

    def __init__(self, links: Mapping[str, Link]) -> None:
        self._links = links

    @cached_property
    def _full(self) -> FullProse:
        """The long way; the libraries it takes are imported when prose first needs it."""
        from generator.rendering.full_prose import FullProse  # noqa: PLC0415

        return FullProse()

    def html(self, text: str, base: str) -> Markup:
        """Return prose as HTML; `base` leads from the page to the site's root.

        Raises:
            KeyError: A reference names no fact; linking lets no such prose pass.
        """
        if not text.strip():
            return Markup()
        marked, found = self._with_places(text, base)
        if MARKDOWN.search(marked):
            return Markup(self._full.html(marked, found, base))  # noqa: S704 (just cleaned)
        paragraph = PLACE.sub(lambda place: _link(found[int(place[1])]), _escaped(marked))
        return Markup(f"<p>{paragraph}</p>")  # noqa: S704 (just escaped)

    def _with_places(self, text: str, base: str) -> tuple[str, tuple[Link, ...]]:
        """Return the text with a numbered place for each reference, and what the places stand for."""
        found: list[Link] = []
        parts: list[str] = []
        at = 0
        for reference in references_in(text):
            link = self._links[reference.target]
            parts += (text[at : reference.start].translate(HIDDEN), f"{OPEN}{len(found)}{CLOSE}")
            words = (reference.words or link.text).translate(HIDDEN)
            found.append(Link(text=words, address=base + link.address, kind=link.kind))
            at = reference.end
        parts.append(text[at:].translate(HIDDEN))
        return "".join(parts), tuple(found)
