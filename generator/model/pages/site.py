"""The pages of the site, each a view with what its theme frame needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.model.pages.blocks import Line, Link, LinkGroup, Pager, Prose, Section, Version
from generator.model.record import Value
from generator.model.rendered import DataFile, SearchEntry, SocialCard

Json = str | int | bool | list["Json"] | dict[str, "Json"]


Form = Literal[
    "fact", "home", "index", "timeline", "matrix", "method", "data", "links", "words", "search", "names", "relations"
]
"""What a page is: a fact, an overview, or one of the lists that are too long for a fact's own page."""


class PagePlan(Value, frozen=True):
    """One page before it is composed; equal plans over facts that are as they were give equal pages."""

    address: str
    form: Form
    frame: str
    """Name of the theme frame that it shares with pages of its sort at its depth."""
    section: str
    """Address of the overview page whose tab is lit."""
    subject: str = ""
    """Id of the fact that it is about, or name of the kind; empty for other overviews."""
    members: tuple[str, ...] = ()
    """Ids of the facts that it lists, in order."""
    letters: tuple[tuple[str, int], ...] = ()
    """Letters to which it leads, each with the number of the page on which its list begins."""
    split: int = 0
    """How many of the members belong to the first of two lists."""
    number: int = 1
    count: int = 1
    """It is page `number` of `count`."""
    following: str = ""
    """Id of the next fact in the order of reading."""
    changed: str = ""
    """Day of the last recorded change of the fact, as ISO 8601; empty where none is known."""
    total: int = 0
    """How many members all pages of the list have together."""
    waived: tuple[tuple[str, str, str], ...] = ()
    """Findings that do not count: id of the fact, code of the rule, reason."""


class Origin(Value, frozen=True):
    """Where a page comes from."""

    subject: str
    """Id of the fact; of a page that lists facts, a word of its address."""
    path: str
    """Its file, relative to the project; empty where the page is made from many."""
    changed: str
    """Day of its last recorded change, as ISO 8601; empty where none is known."""
    sources: Line
    """Titles of the archived sources that it quotes."""


class Original(Value, frozen=True):
    """What the fact of a page is called in the language in which it is written, where the page is a translation."""

    title: str
    language: str
    """BCP 47 tag."""
    translation: str
    """BCP 47 tag of the translation."""
    translator: str
    line: str
    """Who translated it and how, in words."""


class Page(Value, frozen=True):
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
    all_used_by: tuple[Link, ...]
    """Where all backlinks are listed, when `used_by` has only some; at most one."""
    origin: tuple[Origin, ...]
    """Where it comes from, for the page of a fact; at most one."""
    following: tuple[Link, ...]
    """The next fact in the order of reading; at most one."""
    pager: tuple[Pager, ...]
    """The way through a list of several pages; at most one."""
    view: object
    """The page view that the template shows."""
    title_told: Line = ()
    """The title in pieces, where only some are in another language than the site; else nothing."""
    told: Line = ()
    """The description in pieces, where some are in another language than the site; else nothing."""
    card: tuple[SocialCard, ...] = ()
    """What a picture of the page shows, where it can have one; at most one."""
    language: str = ""
    """BCP 47 tag of the title where it is not the site's language; else empty."""
    translated: str = ""
    """Who translated the fact, or that nobody has, in words; empty where it is written in the site's language."""
    original: tuple[Original, ...] = ()
    """What it translates; at most one."""
    versions: tuple[Version, ...] = ()
    """The fact in other languages than the site's."""


class Site(Value, frozen=True, kw_only=True):
    """Everything that is to be rendered."""

    pages: tuple[Page, ...]
    links: Mapping[str, Link]
    """Each fact's link by its id, for references in prose."""
    definitions: Mapping[str, Prose]
    """What each term means, in prose, by its id."""
    files: tuple[DataFile, ...]
    redirects: Mapping[str, str]
