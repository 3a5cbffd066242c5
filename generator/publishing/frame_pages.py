"""Which pages the theme is asked for, and which of our pages each of them carries.

Pages share a frame where the theme prints the same around them: the same kind, the same tab, the same depth
(so that the theme's relative addresses hold), and a table of contents or none. A page that stands in the
navigation has a frame of its own, because there the theme marks it as the current one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from html import escape
from typing import Final

from generator.model.record import Value
from generator.model.rendered import HOLES, RenderedPage
from generator.publishing.frames import token

TOKENS: Final[Mapping[str, str]] = {hole: token(hole) for hole in HOLES}
"""What a frame's page shows in place of a page's own values."""


class Shell(Value, frozen=True, kw_only=True):
    """One page that the theme renders."""

    key: str
    """What its pages have in common, as `frame_key` says."""
    uri: str
    """Its source file as the engine sees it, such as `claims/index.md`."""
    section: str
    """Address of the overview page whose tab is lit."""
    title: str
    """Plain text; what navigation says where the project's settings do not."""
    values: Mapping[str, str]
    """What it prints in its holes: tokens, or one page's own values."""
    has_toc: bool
    pages: tuple[RenderedPage, ...]
    """The pages that it carries."""


def source_uri(address: str) -> str:
    """Return the source file that is published at `address`."""
    return f"{address}index.md"


def values_of(page: RenderedPage, site_url: str) -> dict[str, str]:
    """Return what fills a frame's holes for `page`, plain text escaped for text and attributes alike.

    Args:
        page: The page.
        site_url: Where the site will live, with a trailing slash; empty where that is not known.
    """
    return {
        "title": escape(page.title),
        "description": escape(page.description or page.title),
        "head": page.head,
        "content": page.content,
        "toc": page.toc,
        "canonical": escape(site_url + page.address) if site_url else "",
    }


def required_holes(site_url: str) -> tuple[str, ...]:
    """Return the holes that a frame must have; a canonical address needs to know where the site lives."""
    return tuple(hole for hole in HOLES if hole != "canonical" or site_url)


def plan_frames(pages: Iterable[RenderedPage], in_navigation: Collection[str]) -> tuple[Shell, ...]:
    """Return one shell for each frame, in the order of the pages.

    Args:
        pages: All pages of the site.
        in_navigation: Source files that the project's navigation names.
    """
    groups: dict[str, list[RenderedPage]] = {}
    for page in pages:
        groups.setdefault(frame_key(page, in_navigation), []).append(page)
    return tuple(_frame_shell(number, key, group) for number, (key, group) in enumerate(groups.items(), 1))


def plan_whole_pages(pages: Iterable[RenderedPage], site_url: str) -> tuple[Shell, ...]:
    """Return one shell for each page, which prints the page's own values: the slow way, for comparison."""
    return tuple(
        Shell(
            key=source_uri(page.address),
            uri=source_uri(page.address),
            section=page.section,
            title=page.title,
            values=values_of(page, site_url),
            has_toc=bool(page.toc),
            pages=(page,),
        )
        for page in pages
    )


def frame_key(page: RenderedPage, in_navigation: Collection[str]) -> str:
    """Return what the pages of one frame have in common."""
    uri = source_uri(page.address)
    if page.address == page.section or uri in in_navigation:
        return uri
    return f" {page.frame} {page.section} {page.address.count('/')} {'toc' if page.toc else ''}"


def is_own(key: str) -> bool:
    """Tell whether a frame is that of one page alone."""
    return not key.startswith(" ")


def _below(page: RenderedPage) -> int:
    """Return how many folders below its section's a page lies: 1 for `claims/x/`."""
    return page.address.count("/") - page.section.count("/")


def _frame_shell(number: int, key: str, group: list[RenderedPage]) -> Shell:
    first = group[0]
    return Shell(
        key=key,
        # No id holds an underscore, so a frame is never where a fact's page is.
        uri=key if is_own(key) else f"{first.section}__frame-{number}{'/_' * (_below(first) - 1)}.md",
        section=first.section,
        title=first.title,
        values=TOKENS,
        has_toc=bool(first.toc),
        pages=tuple(group),
    )
