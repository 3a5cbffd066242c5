"""The pages of the site, each a view with what its theme frame needs."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.pages.blocks import Link, LinkGroup, Section
from generator.model.record import record
from generator.model.rendered import DataFile, SearchEntry

Json = str | int | bool | list["Json"] | dict[str, "Json"]


@record
class Page:
    """One page."""

    address: str
    frame: str
    section: str
    template: str
    """Name of the template in `site_templates/pages/`."""
    title: str
    label: str
    """The kind, above the heading; empty where the heading says it."""
    description: str
    trail: tuple[Link, ...]
    """From home down to the page above."""
    sections: tuple[Section, ...]
    json_ld: Mapping[str, Json]
    search: tuple[SearchEntry, ...]
    used_by: tuple[LinkGroup, ...]
    following: tuple[Link, ...]
    """The next fact in the order of reading; at most one."""
    view: object
    """The page view that the template shows."""


@record
class Site:
    """Everything that is to be rendered."""

    pages: tuple[Page, ...]
    links: Mapping[str, Link]
    """Each fact's link by its id, for references in prose."""
    files: tuple[DataFile, ...]
    redirects: Mapping[str, str]
