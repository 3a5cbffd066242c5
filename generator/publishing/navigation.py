"""The navigation of a project whose settings have none: a tab for each overview page that there is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import nest_paths

from generator.model.kinds import KINDS
from generator.model.rendered import RenderedPage
from generator.model.words import Catalogue
from generator.publishing.frame_pages import source_uri

TABS: Final = ("", "claims/", "figures/", "views/", "questions/", "matrix/", "timeline/", "actors/", "sources/")
"""Overview pages with a tab of their own, in this order; all others share the tab More."""

Nav = list[Any]
"""As in `mkdocs.yml`: source files, and mappings of a title to a source file or to a list like this one."""


def default_nav(pages: Iterable[RenderedPage], docs: Iterable[str], words: Catalogue) -> Nav:
    """Return the navigation for the overview pages among `pages` and the Markdown files `docs`."""
    overviews = {page.address: page for page in pages if page.address == page.section and page.frame != "search"}
    # The theme prints titles as HTML.
    titles = {f"{name}/": overview.title for name, overview in words.overviews.items()}
    titles |= {f"{kind.folder}/": words.kinds[kind.name].all for kind in KINDS}
    titles |= {"": words.overviews["home"].title, "sources/": words.tabs["sources"]}
    nav: Nav = [{escape(titles[address]): source_uri(address)} for address in TABS if address in overviews]
    more = [{escape(page.title): source_uri(address)} for address, page in overviews.items() if address not in TABS]
    contribute = nest_paths(sorted(docs))  # type: ignore[no-untyped-call] # MkDocs types most, not this
    below = ((words.tabs["more"], more), (words.tabs["contribute"], contribute))
    return [*nav, *({escape(title): pages} for title, pages in below if pages)]


def named_sources(nav: object) -> Iterator[str]:
    """Yield every source file that `nav` names, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from named_sources(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from named_sources(below)


def untitled_sources(nav: object) -> Iterator[str]:
    """Yield every source file that `nav` names without a title of its own."""
    for below in nav if isinstance(nav, list) else ():
        if isinstance(below, str):
            yield below
        elif isinstance(below, dict):
            for listed in below.values():
                yield from untitled_sources(listed)


def hang_below_indexes(nav: Navigation, files: Files) -> None:
    """Light, for each Markdown page that `nav` leaves out, the tab of its folder's index page."""
    for file in files.documentation_pages():
        page, folder = file.page, posixpath.dirname(file.src_uri)
        index = files.get_file_from_path(posixpath.join(folder, "index.md"))
        if page and folder and page not in nav.pages and index and index.page and index is not file:
            page.parent = index.page  # type: ignore[assignment] # a page above lights up as a section does
