"""What each builder is told: the settings that were tried, the one that is used first.

Used is what took least CPU without taking longer on the clock, at 1,000 and 10,000 facts on a machine of four cores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

LISTS: Final = "lists"
SEARCH: Final = "search"
BACKLINKS: Final = "backlinks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way to run a builder."""

    name: str
    told: str
    """For readers of the table."""
    flags: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    features: tuple[str, ...] = ()
    """Of Material's, added to the exported settings."""
    makes: frozenset[str] = frozenset({LISTS, SEARCH})
    """What is checked beside the facts' pages: of lists, search, backlinks."""


_MKDOCS: Final = (
    "Material on the exported pages, which hold finished HTML, search index included; facts outside the navigation "
    "and said to be so; no other plugin; does not: read, check or link the facts, or render their prose"
)
_ZENSICAL: Final = (
    "the exported pages, which hold finished HTML, and the same mkdocs.yml, search index included; output and cache "
    "removed before; does not: read, check or link the facts, or render their prose"
)
_LEFT_OUT: Final = (
    "does not: derive a status, check the fields of a fact or say where a fault is, mark the quotes within an article, "
    "write tables of the data or make the home, method and data pages"
)
_HUGO_DATA: Final = (
    "the project's YAML files as data (hugo.Data), its articles as resources; a content adapter finds every quote in "
    "its article, gathers backlinks in hugo.Store and adds a page for each fact and each list; prose by goldmark, "
    f"references resolved; search index as an output format of the home page; {_LEFT_OUT}; the wheel's program "
    "started directly"
)
_HUGO_MARKDOWN: Final = (
    "the exported pages, which hold finished HTML, as content, without the blank lines in it; raw HTML allowed, every "
    "extension of goldmark off; does not: read, check or link the facts, render their prose, or make a search "
    "index"
)
_ELEVENTY: Final = (
    "the project's YAML files read once by js-yaml, as data of the whole site; every quote found in its article; "
    "11ty.js templates paged over facts and lists, outside collections; prose by markdown-it, references resolved; "
    f"search index; no template engine; quiet; {_LEFT_OUT}"
)

_OURS: Final = "explainer build; output and cache removed before; search index included"
OURS: Final = (
    Setting(name="one-process", told=f"{_OURS}; --processes 1", flags=("--processes", "1")),
    Setting(name="two-processes", told=f"{_OURS}; --processes 2", flags=("--processes", "2")),
    Setting(name="default", told=f"{_OURS}; as many processes as pay"),
)
OURS_WARM: Final = (Setting(name="default", told="explainer build after one fact's text was edited; cache kept"),)

MKDOCS: Final = (
    Setting(name="prune", told=f"{_MKDOCS}; navigation.prune", flags=("--quiet",), features=("navigation.prune",)),
    Setting(name="default", told=_MKDOCS, flags=("--quiet",)),
)
ZENSICAL: Final = (
    Setting(name="default", told=_ZENSICAL),
    Setting(name="prune", told=f"{_ZENSICAL}; navigation.prune", features=("navigation.prune",)),
)
ZENSICAL_WARM: Final = (
    Setting(name="default", told="the exported pages; one of them edited before each run, output and cache kept"),
)
_QUIET: Final = ("--quiet", "--noBuildLock", "--noChmod", "--noTimes")
_ALL: Final = frozenset({LISTS, SEARCH, BACKLINKS})
HUGO_DATA: Final = (
    Setting(name="gogc400", told=f"{_HUGO_DATA}; GOGC=400", flags=_QUIET, environment={"GOGC": "400"}, makes=_ALL),
    Setting(name="default", told=_HUGO_DATA, flags=_QUIET, makes=_ALL),
    Setting(
        name="one-worker",
        told=f"{_HUGO_DATA}; HUGO_NUMWORKERMULTIPLIER=1",
        flags=_QUIET,
        environment={"HUGO_NUMWORKERMULTIPLIER": "1"},
        makes=_ALL,
    ),
)
HUGO_MARKDOWN: Final = tuple(
    replace(one, told=one.told.replace(_HUGO_DATA, _HUGO_MARKDOWN), makes=frozenset({LISTS})) for one in HUGO_DATA[:3]
)
ELEVENTY: Final = (
    Setting(name="default", told=_ELEVENTY, flags=("--quiet",), makes=_ALL),
    Setting(
        name="big-nursery",
        told=f"{_ELEVENTY}; --max-semi-space-size=64",
        flags=("--quiet",),
        environment={"NODE_OPTIONS": "--max-semi-space-size=64"},
        makes=_ALL,
    ),
)
