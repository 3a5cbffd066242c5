"""Terms explained where prose names them: a mark behind the word opens the definition, with no script and no request.

`details` may not stand in a paragraph; a `span` may, and as a `popover` it is closed until its button is pressed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

from generator.model.pages.blocks import Link, Prose
from generator.model.record import Value

NO_DEFINITIONS: Final[Mapping[str, Prose]] = MappingProxyType({})

_MARK: Final = Markup(
    '<button class="xp-cite xp-what" type="button"{own} popovertarget="term_{id}" aria-label="{label}">i</button>'
    '<span class="xp-evidence xp-meaning" id="term_{id}" popover{tag}><b{of_title}>{title}</b> {meaning}</span>'
)
"""An id of a fact holds no underscore, so no statement or section has this one."""

_LINE: Final = re.compile(r"<p>((?:(?!<(?:p|ul|ol|pre|blockquote)\b).)*)</p>\s*", re.DOTALL)
"""Prose that is one paragraph, which may stand inside another one."""


class Around(Value, frozen=True):
    """Where prose stands."""

    base: str
    """The way from the page to the site's root."""
    language: str
    """BCP 47 tag of the prose where it is not in the page's language; else empty."""


class Meanings:
    """The definitions of a site's terms, ready to be set behind the words that lead there."""

    def __init__(self, definitions: Mapping[str, Prose], label: str, language: str) -> None:
        self._definitions = definitions
        self._label = label
        self._language = language

    def marked(self, html: str, terms: Mapping[str, Link], prose: Callable[[Prose], str], around: Around) -> str:
        """Return prose with a mark behind the first link to each of some terms.

        Args:
            html: The prose, finished.
            terms: Links to terms by id.
            prose: Renders a definition.
            around: Where the prose stands.
        """
        for fact_id, link in terms.items():
            definition = self._definitions[fact_id]
            meaning = _LINE.fullmatch(prose(definition))
            anchor = re.compile(
                rf'<a class="xp-ref" href="{re.escape(around.base + link.address)}"[^>]*>.*?</a>', re.DOTALL
            )
            found = anchor.search(html)
            if meaning and found:
                mark = _MARK.format(
                    own=self._tag("", around.language),
                    id=fact_id,
                    label=self._label.format(title=link.text),
                    title=link.text,
                    meaning=Markup(meaning[1]),  # noqa: S704 (rendered as prose)
                    tag=self._tag(definition.language, around.language),
                    of_title=self._tag(link.language, definition.language),
                )
                html = f"{html[: found.end()]}{mark}{html[found.end() :]}"
        return html

    def _tag(self, language: str, within: str) -> Markup:
        """Return the attribute that names a language, unless what is around is in it; empty is the page's own."""
        return Markup() if language == within else Markup(' lang="{0}"').format(language or self._language)
