"""The editors' prose as HTML: Markdown without raw HTML, references to facts resolved, the result cleaned.

Python-Markdown passes HTML and any link scheme through, so both are taken from it: HTML is escaped before,
and nh3 keeps on the final HTML only what this module lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from generator.model.pages.blocks import Link
from generator.model.prose import references_in

TAGS: Final = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "blockquote", "br"}
ATTRIBUTES: Final = {"a": {"href", "class"}}
SCHEMES: Final = {"http", "https", "mailto"}

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use signs around the number of a reference while Markdown runs."""

AMPERSAND, LESS_THAN = "\ue002", "\ue003"
"""Private-use signs for `&` and `<` while Markdown runs, so that it sees no HTML and escapes nothing twice."""

HIDDEN: Final = str.maketrans({OPEN: "", CLOSE: "", "&": AMPERSAND, "<": LESS_THAN, AMPERSAND: "", LESS_THAN: ""})
"""What prose brings itself of these signs is taken out."""


class ProseRenderer:
    """Renders prose for pages at one depth below the site's root."""

    def __init__(self, links: Mapping[str, Link]) -> None:
        self._links = links
        self._markdown = Markdown(extensions=[], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.deregister("entity")

    def html(self, text: str, base: str) -> Markup:
        """Return prose as HTML; `base` leads from the page to the site's root.

        Raises:
            KeyError: A reference names no fact; linking lets no such prose pass.
        """
        if not text.strip():
            return Markup()
        marked, found = self._with_places(text)
        made = self._markdown.reset().convert(marked)
        clean = nh3.clean(
            made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, generic_attribute_prefixes=set()
        )
        clean = clean.replace(AMPERSAND, "&amp;").replace(LESS_THAN, "&lt;")
        for position, link in enumerate(found):
            clean = clean.replace(f"{OPEN}{position}{CLOSE}", self._anchor(link, base))
        return Markup(clean)  # noqa: S704 (cleaned above)

    def _with_places(self, text: str) -> tuple[str, list[Link]]:
        """Return the text with a private sign in the place of each reference, and what they lead to."""
        found: list[Link] = []
        parts: list[str] = []
        at = 0
        for reference in references_in(text):
            link = self._links[reference.target]
            parts.append(text[at : reference.start].translate(HIDDEN))
            parts.append(f"{OPEN}{len(found)}{CLOSE}")
            found.append(Link(text=reference.words or link.text, address=link.address, kind=link.kind))
            at = reference.end
        parts.append(text[at:].translate(HIDDEN))
        return "".join(parts), found

    def _anchor(self, link: Link, base: str) -> str:
        return f'<a class="xp-ref" href="{escape(base + link.address)}">{escape(link.text)}</a>'
