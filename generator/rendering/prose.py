"""The editors' prose as HTML: Markdown without raw HTML, references to facts resolved, the result cleaned.

To the parser used here HTML is just text. Python-Markdown lets any link scheme pass, though, so nh3 has the last
word: it sees the finished HTML and keeps only what this module lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from generator.model.pages.blocks import Link
from generator.model.prose import references_in

TAGS: Final = {"p", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "blockquote", "br"}
ATTRIBUTES: Final = {"*": set[str](), "a": {"href"}}
CLASSES: Final = {"a": {"class": {"xp-ref"}}}
SCHEMES: Final = {"http", "https", "mailto"}

OUTSIDE: Final = re.compile("(?:https?://|mailto:)[^/]", re.IGNORECASE)
"""How an address that stands in the prose itself begins; only references lead to pages of this site."""

INSIDE: Final = re.compile(r"(?:\./|(?:\.\./)+)(.*)")
"""What precedes the address of a page of this site: the way to the site's root."""

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use signs around the number of a reference while Markdown runs."""
PLACE: Final = re.compile(f"{OPEN}([0-9]+){CLOSE}")

AMPERSAND: Final = "\ue002"
"""Private-use sign for `&` while Markdown runs, so that nothing typed is an entity and nothing is escaped twice."""

HIDDEN: Final = str.maketrans({OPEN: "", CLOSE: "", AMPERSAND: "", "&": AMPERSAND})
"""What prose brings itself of these signs is taken out."""

AFTER_LINKS: Final = 70
"""Priority below every kind of link and above emphasis, so that no reference becomes part of an address."""


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
        anchor = Element("a", {"class": "xp-ref", "href": link.address})
        anchor.text = AtomicString(link.text)
        return anchor, m.start(), m.end()


class ProseRenderer:
    """Renders prose with references to the facts of one site."""

    def __init__(self, links: Mapping[str, Link]) -> None:
        self._links = links
        self._within: set[str] = set()
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

    def html(self, text: str, base: str) -> Markup:
        """Return prose as HTML; `base` leads from the page to the site's root.

        Raises:
            KeyError: A reference names no fact; linking lets no such prose pass.
        """
        if not text.strip():
            return Markup()
        marked, found = self._with_places(text, base)
        if not MARKDOWN.search(marked):
            return Markup(f"<p>{PLACE.sub(lambda place: _link(found[int(place[1])]), _escaped(marked))}</p>")  # noqa: S704
        self._references.links = found
        # An address of this site is one only where a reference of this prose made it.
        self._within = {link.address.removeprefix(base) for link in found}
        made = self._markdown.reset().convert(marked)
        # Inside a link or a block of code a reference is just its words.
        made = PLACE.sub(lambda place: str(escape(found[int(place[1])].text)), made)
        return Markup(self._cleaner.clean(made.replace(AMPERSAND, "&amp;")))  # noqa: S704 (just cleaned)

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

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        """Return the attribute's value where it may stand: an address leads outside in full, or to a fact's page."""
        inside = INSIDE.fullmatch(value)
        leads = OUTSIDE.match(value) or (inside and inside[1] in self._within)
        return value if name != "href" or leads else None
