"""The files of a site that are made of many facts: open data, search index, sitemap, redirects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.composing.open_data import CONTENTS, FACTS, Offer, assembled, header_of, offer, text_files
from generator.composing.site import plan_data, redirects
from generator.model.pages.site import PagePlan
from generator.publishing.redirects import redirect_page
from generator.publishing.search_chunks import whole_index
from generator.publishing.search_index import documents_in, with_pieces
from generator.publishing.sitemap import gzipped, sitemap
from generator.publishing.theme_part import ThemePart
from generator.publishing.work import Work
from generator.publishing.writing import output_path

SEARCH = "search/search_index.json"


def data_names(work: Work) -> list[str]:
    """Return the names of the files of the open data that are made of facts; a table without rows is left out."""
    there = work.store.piece_names()
    return [name for name in CONTENTS if name in there or name == FACTS]


def data_file(work: Work, name: str) -> Iterator[bytes]:
    """Yield a file of the open data that is made of facts."""
    header = "" if name == FACTS else header_of(work.context, work.store.first_id(name))[name]
    return assembled(name, header, work.store.pieces(name))


def text_offers(work: Work) -> list[tuple[Offer, bytes]]:
    """Return every archived text that may be shown in full, with how it is offered."""
    return [(offer(name, (content,)), content) for name, content in text_files(work.context)]


def search_files(work: Work, base: bytes) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the files of the search index.

    Args:
        work: What it is made of.
        base: What the theme engine wrote of the project's own pages.
    """
    if work.chunked:
        for path, content in whole_index(work.store, documents_in(base)):
            yield path, (content,)
    else:
        yield SEARCH, with_pieces(base, work.store.search())


def sitemaps(addresses: Sequence[str], theme: ThemePart) -> Iterator[tuple[str, bytes]]:
    """Yield the sitemap and its compressed form; nothing where nobody knows where the site will live."""
    if theme.imprint.site_url:
        content = sitemap([*theme.pages, *addresses], theme.imprint.site_url)
        yield "sitemap.xml", content
        yield "sitemap.xml.gz", gzipped(content)


def redirect_files(work: Work, theme: ThemePart) -> Iterator[tuple[str, bytes]]:
    """Yield the page at each former address."""
    for old, new in redirects(work.graph).items():
        yield output_path(old), redirect_page(old, new, theme.imprint.site_url)


def all_plans(work: Work, offers: int) -> list[PagePlan]:
    """Return the plans of all pages, those of the open data too, in the order of addresses."""
    return sorted((*work.plans, *plan_data(offers)), key=lambda plan: plan.address)
