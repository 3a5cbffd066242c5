"""The editors' prose as HTML: Markdown without raw HTML, references to facts resolved.

Most prose is a line of words and references, of which Markdown would make a paragraph and little else. Such a line
takes a short way; everything else goes through Markdown and a cleaner, and a property test holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Link, Prose
from generator.model.prose import references_in
from generator.rendering.meanings import Around, Meanings
from generator.rendering.places import CLOSE, HIDDEN, OPEN

if TYPE_CHECKING:
    from generator.rendering.full_prose import FullProse

TERMS: Final = f"{KIND_BY_NAME['term'].folder}/"
"""How addresses of terms begin."""

REFERENCE: Final = re.compile(r"\[\[([\w-]+)(?:\|([^\[\]\s](?:[^\[\]\n]*[^\[\]\s])?))?\]\]")
"""A reference written without spaces around the id; any other leaves brackets behind, which take the long way."""

SIGNS: Final = re.compile(r"[_`\[\]<>#\\\u0000-\u001f\ue000-\ue003]")
"""What Markdown, the cleaner or our own places may act upon wherever it stands; `*` and `&` are looked at apart."""

START: Final = re.compile(r"\s|[-+]|\d+[.)]")
"""What Markdown may act upon at the start of a line; to it a digit is a digit in any script."""

EMPHASIS: Final = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*(?!\*)")
"""Words between single stars that touch them."""


def _escaped(text: str) -> str:
    """Return text without any of `SIGNS`, or with our own elements in it, as the cleaner writes it."""
    return text.replace("&", "&amp;").replace("\u00a0", "&nbsp;")


class ProseRenderer:
    """Renders prose with references to the facts of one site."""

    def __init__(self, links: Mapping[str, Link], meanings: Meanings | None = None, language: str = "") -> None:
        """Prepare to render.

        Args:
            links: Each fact's link by its id.
            meanings: What terms mean; where it is None, none is explained.
            language: BCP 47 tag of the language of the site.
        """
        self._links = links
        self._meanings = meanings
        self._language = language

    @cached_property
    def _full(self) -> FullProse:
        """The long way; the libraries it takes are imported when prose first needs it."""
        from generator.rendering.full_prose import FullProse  # noqa: PLC0415

        return FullProse()

    def explained(self, prose: Prose, base: str, known: set[str]) -> Markup:
        """Return prose as HTML, in which terms that the page has not explained yet are; `known` grows by them."""
        text = prose.text
        html = self.html(text, base, prose.language)
        if not self._meanings or f"/{TERMS}" not in html:
            return html
        named = dict.fromkeys(reference.target for reference in references_in(text))
        links = {target: self._links[target] for target in named if target not in known}
        terms = {target: link for target, link in links.items() if link.address.startswith(TERMS)}
        known.update(terms)
        marked = self._meanings.marked(
            html, terms, lambda one: self.html(one.text, base, one.language), Around(base, prose.language)
        )
        return Markup(marked)  # noqa: S704 (made of what is rendered)

    def html(self, text: str, base: str, language: str = "") -> Markup:
        """Return prose as HTML; `base` leads from the page to the site's root.

        A title that stands for a reference is marked where it is in another language than the prose.

        Args:
            text: The prose.
            base: The way from the page to the site's root.
            language: BCP 47 tag of the prose where it is not in the site's language; else empty.

        Raises:
            KeyError: A reference names no fact; linking lets no such prose pass.
        """
        if not text.strip():
            return Markup()
        plain = self._plain(text, base, language)
        if plain:
            return Markup(plain)  # noqa: S704 (just escaped)
        return Markup(self._full.html(*self._with_places(text, base, language), base))  # noqa: S704 (just cleaned)

    def _plain(self, text: str, base: str, language: str) -> str:
        """Return a line of words, references and simple emphasis as a paragraph; an empty text for anything else."""
        # Words by themselves, then id and own words of the reference that follows them, and so on.
        parts = REFERENCE.split(text)
        words = parts[::3]
        if SIGNS.search("".join(words)):
            return ""
        line = OPEN.join(words)
        if START.match(line):
            return ""
        if "*" in line:
            line = EMPHASIS.sub(r"<em>\1</em>", line)
            if "*" in line:
                return ""
        made = _escaped(line).split(OPEN)
        for at, target in enumerate(parts[1::3]):
            link = self._links[target]
            shown = parts[3 * at + 2] or link.text
            if SIGNS.search(shown):
                return ""
            tag = self._tag(link, language) if shown == link.text and link.language != language else ""
            lang = f' lang="{tag}"' if tag else ""
            made[at] += f'<a class="xp-ref" href="{base}{link.address}"{lang}>{_escaped(shown)}</a>'
        return f"<p>{''.join(made)}</p>"

    def _tag(self, link: Link, language: str) -> str:
        """Return the language of a fact's title where prose is in another one; else an empty text."""
        return "" if link.language == language else link.language or self._language

    def _with_places(self, text: str, base: str, language: str) -> tuple[str, tuple[Link, ...]]:
        """Return the text with a numbered place for each reference, and what the places stand for."""
        found: list[Link] = []
        parts: list[str] = []
        at = 0
        for reference in references_in(text):
            link = self._links[reference.target]
            parts += (text[at : reference.start].translate(HIDDEN), f"{OPEN}{len(found)}{CLOSE}")
            words = (reference.words or link.text).translate(HIDDEN)
            tag = "" if reference.words else self._tag(link, language)
            found.append(Link(text=words, address=base + link.address, kind=link.kind, language=tag))
            at = reference.end
        parts.append(text[at:].translate(HIDDEN))
        return "".join(parts), tuple(found)
