"""All pages as HTML: each page view through the template that it names."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from markupsafe import Markup
from minijinja import Environment

from generator.model.imprint import NO_IMPRINT, Imprint, has_picture, settled
from generator.model.pages.blocks import Line, Link, Prose, VersionText
from generator.model.pages.site import Page, Site
from generator.model.rendered import RenderedPage, RenderedSite
from generator.model.words import Words
from generator.rendering.citing import cite
from generator.rendering.json_ld import script
from generator.rendering.meanings import NO_DEFINITIONS, Meanings
from generator.rendering.prose import ProseRenderer
from generator.rendering.social_picture import HEIGHT, PICTURE, WIDTH
from generator.rendering.visible import visible


def render_site(site: Site, templates: Mapping[str, str], words: Words, imprint: Imprint = NO_IMPRINT) -> RenderedSite:
    """Return the pages of `site` as HTML.

    Args:
        site: The page views.
        templates: Text of each template by its name, such as `pages/claim.html`.
        words: The words of the interface.
        imprint: What the site says of itself.

    Raises:
        minijinja.TemplateError: A template is broken, or uses a name that its page view lacks.
    """
    settled_imprint = settled(imprint, len(site.links))
    renderer = PageRenderer(site.links, templates, words, settled_imprint, site.definitions)
    return RenderedSite(
        pages=tuple(renderer.page(page) for page in site.pages), files=site.files, redirects=site.redirects
    )


class PageRenderer:
    """Renders pages of one site with one set of templates."""

    def __init__(
        self,
        links: Mapping[str, Link],
        templates: Mapping[str, str],
        words: Words,
        imprint: Imprint = NO_IMPRINT,
        definitions: Mapping[str, Prose] = NO_DEFINITIONS,
    ) -> None:
        self._prose = ProseRenderer(
            links,
            Meanings(definitions, words.said.meaning_of, words.language) if definitions is not NO_DEFINITIONS else None,
            words.language,
        )
        self._words, self._imprint = words, imprint
        self._environment = Environment(
            # The engine escapes in templates of this ending, and a callback that told it to escape in all would swallow
            # a signal that arrives just then; so there are no others.
            loader=lambda name: templates.get(name) if name.endswith(".html") else None,
            undefined_behavior="strict",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            reload_before_render=False,
            globals={"words": shown_words(words)},
        )
        self._environment.add_filter("visible", visible)
        self._environment.add_filter("told", told)

    def page(self, page: Page) -> RenderedPage:
        """Return one page as HTML for the holes of its frame."""
        base = "../" * page.address.count("/") or "./"

        # A page about a term need not explain it beside itself.
        known = {origin.subject for origin in page.origin}

        def prose(words: Prose) -> Markup:
            return in_language(self._prose.explained(words, base, known), words.language)

        def version(text: VersionText, language: str) -> Markup:
            if text.is_prose:
                return self._prose.html(text.text, base, language)
            return Markup("<p>{0}</p>").format(text.text)

        names = {
            "page": page,
            "view": page.view,
            "base": base,
            "prose": prose,
            "version": version,
            "json_ld": script(page.json_ld),
            "cite": None,
            "book": self._imprint.book,
            "ebook": self._imprint.ebook,
        }
        card = tuple(one for one in page.card if has_picture(self._imprint, story=not one.kind))
        names["pictures"] = [
            {
                "address": f"{self._imprint.site_url}{page.address}{PICTURE}",
                "width": WIDTH,
                "height": HEIGHT,
                "alt": one.alt,
            }
            for one in card
        ]
        for origin in page.origin:
            names["cite"] = cite(page, origin, self._imprint, self._words)
        return RenderedPage(
            address=page.address,
            frame=page.frame,
            section=page.section,
            title=page.title,
            description=page.description,
            head=self._render("partials/head.html", names),
            content=self._render(f"pages/{page.template}", names),
            toc=self._render("partials/toc.html", names) if page.sections else "",
            search=page.search,
            card=card,
        )

    def part(self, name: str, names: dict[str, object]) -> str:
        """Return what one template makes of some values, such as a picture of a page by itself."""
        return self._render(name, names)

    def _render(self, name: str, names: dict[str, object]) -> str:
        html = self._environment.render_template(name, **names).strip()
        # The engine escapes slashes too, which HTML does not need, and has longer names for quotation marks. What was
        # typed as `&#x2f;` has lost its `&` by then.
        return html.replace("&#x2f;", "/").replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


def in_language(html: Markup, language: str) -> Markup:
    """Return blocks of HTML with the language that they are in, where it is not that of the page."""
    return Markup('<div lang="{0}">{1}</div>').format(language, html) if language and html else html


def told(line: Line) -> Markup:
    """Return a line for a template, each part of another language than the page with its tag."""
    return Markup("").join(
        Markup('<span lang="{0}">{1}</span>').format(part.language, part.text) if part.language else part.text
        for part in line
    )


def shown_words(words: Words) -> dict[str, object]:
    """Return what templates ask as `words`: all of the catalogue, as plain values, which the engine copies once."""
    made: dict[str, object] = msgspec.to_builtins(words.catalogue)
    return {**made, "language": words.language}
