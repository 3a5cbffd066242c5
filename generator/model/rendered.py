"""Pages as HTML, ready for a theme's frame; what rendering hands to publishing."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.record import Value

HOLES = ("title", "description", "head", "content", "toc", "canonical")
"""The places of a frame that differ from page to page of one kind.

A frame is rendered at the same depth as the pages it serves, so the theme's relative addresses hold.
"""


class SearchEntry(Value, frozen=True):
    """One entry of the search index."""

    address: str
    """Address of the page, with a fragment where a part of it is meant."""
    title: str
    """Plain text."""
    text: str
    """Plain text."""
    kind: str
    """What a reader sees as the kind of the hit, such as "Claim"."""


class SocialCard(Value, frozen=True):
    """What the picture of a page shows where somebody passes its address on."""

    kind: str
    """What the page is about, such as "Claim"; empty for a story."""
    title: str
    label: str
    """The status of a claim, or what else the fact is, in words."""
    code: str
    """Code of that label, for its colour."""
    alt: str
    """The same as one text."""


class RenderedPage(Value, frozen=True):
    """One page of the site without its theme."""

    address: str
    """Address relative to the site's root: `""` for home, else with a trailing slash, such as `claims/x/`."""
    frame: str
    """Name of the frame that carries it; pages of one frame lie at one depth and share all but the holes."""
    section: str
    """Address of the overview page whose tab is lit, such as `claims/`."""
    title: str
    """Plain text; the frame's `title` hole."""
    description: str
    """Plain text; the frame's `description` hole."""
    head: str
    """HTML for the end of `<head>`."""
    content: str
    """HTML inside `<article>`; its first heading is the page's only `<h1>`."""
    toc: str
    """HTML list of the page's sections, in the theme's markup; empty where there is none."""
    search: tuple[SearchEntry, ...]
    card: tuple[SocialCard, ...] = ()
    """What its picture shows, where it has one; at most one."""


class DataFile(Value, frozen=True, kw_only=True):
    """One file published as it is, such as open data."""

    address: str
    """Address relative to the site's root."""
    content: bytes


class RenderedSite(Value, frozen=True, kw_only=True):
    """Everything that the generator itself puts on the site."""

    pages: tuple[RenderedPage, ...]
    files: tuple[DataFile, ...]
    redirects: Mapping[str, str]
    """Old addresses and the addresses they lead to now."""
