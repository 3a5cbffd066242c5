"""Prose by the long way: Python-Markdown without raw HTML, references set in, the result cleaned.

To the parser used here HTML is just text. Python-Markdown lets any link scheme pass, though, so nh3 has the last
word: it sees the finished HTML and keeps only what this module lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import escape

from generator.model.pages.blocks import Link
from generator.rendering.places import AMPERSAND, PLACE

TAGS: Final = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br"}
ATTRIBUTES: Final = {"*": set[str](), "a": {"href", "lang"}}
CLASSES: Final = {"a": {"class": {"xp-ref"}}}
SCHEMES: Final = {"http", "https", "mailto"}

OUTSIDE: Final = re.compile("(?:https?://|mailto:)[^/]", re.IGNORECASE)
"""How an address that stands in the prose itself begins; only references lead to pages of this site."""

INSIDE: Final = re.compile(r"(?:\./|(?:\.\./)+)(.*)")
"""What precedes the address of a page of this site: the way to the site's root."""

AFTER_LINKS: Final = 70
"""Priority below every kind of link and above emphasis, so that no reference becomes part of an address."""


class ReferencePattern(InlineProcessor):
    """Makes the link that stands for a place, except inside another link."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(PLACE.pattern, markdown)
        self.links: tuple[Link, ...] = ()
        """The references of the prose that is being rendered; a place holds a position in them."""

    # The name is the library's, as is a signature other than that of the base.
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802
        """Return the link for the place `m` in `data`, and where the place begins and ends there."""
        del data
        link = self.links[int(m[1])]
        language = {"lang": link.language} if link.language else {}
        anchor = Element("a", {"class": "xp-ref", "href": link.address, **language})
        anchor.text = AtomicString(link.text)
        return anchor, m.start(), m.end()


class FullProse:
    """Renders whatever Markdown prose holds."""

    def __init__(self) -> None:
        self._within: frozenset[str] = frozenset()
        self._markdown = Markdown(extensions=[], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._references = ReferencePattern(self._markdown)
        self._markdown.inlinePatterns.register(self._references, "reference_to_fact", AFTER_LINKS)
        self._cleaner = nh3.Cleaner(
            tags=TAGS,
            attributes=ATTRIBUTES,
            attribute_filter=self._attribute,
            tag_attribute_values=CLASSES,
            url_schemes=SCHEMES,
            link_rel=None,
            generic_attribute_prefixes=set(),
        )

    def html(self, marked: str, found: Sequence[Link], base: str) -> str:
        """Return prose as HTML.

        Args:
            marked: The prose with a numbered place for each reference.
            found: What the places stand for; addresses lead from the page.
            base: The way from the page to the site's root.
        """
        self._references.links = tuple(found)
        # An address of this site is one only where a reference of this prose made it.
        self._within = frozenset(link.address.removeprefix(base) for link in found)
        made = self._markdown.reset().convert(marked)
        # Inside a link or a block of code a reference is just its words.
        made = PLACE.sub(lambda place: str(escape(found[int(place[1])].text)), made)
        return self._cleaner.clean(made.replace(AMPERSAND, "&amp;"))

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        """Return the attribute's value where it may stand: an address leads outside in full, or to a fact's page."""
        inside = INSIDE.fullmatch(value)
        leads = OUTSIDE.match(value) or (inside and inside[1] in self._within)
        return value if name != "href" or leads else None
