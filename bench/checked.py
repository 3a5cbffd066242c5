"""Whether a builder really made the pages that it was measured by."""

from __future__ import annotations

import html
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from settings import BACKLINKS, LISTS, SEARCH

SAMPLES: Final = 20
"""Facts whose pages are read."""
LINK: Final = re.compile(r'href="[^"]*?([^"/]+)/(?:#[^"]*)?"')
"""A link to a folder; its last name is the id of a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A page that must be there, and words that must be on it."""

    path: str
    title: str
    quote: str
    user: str = ""
    """The folder of a page that must link here, where there is one: a claim, to its first speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What stands in the folder of a built site."""

    pages: int
    total: int
    """Bytes of all its pages."""


def open_data(site: Path) -> list[dict[str, Any]]:
    """The entries of every file of open data that lists facts."""
    return [entry for told in fact_files(site).values() for entry in told["facts"]]


def fact_files(site: Path) -> dict[Path, dict[str, Any]]:
    """The files of open data that list facts, and what is in them."""
    files = {file: json.loads(file.read_text("utf-8")) for file in sorted((site / "data").glob("*.json"))}
    return {file: told for file, told in files.items() if isinstance(told, dict) and "facts" in told}


def expected(entries: list[dict[str, Any]]) -> tuple[Expected, ...]:
    """For a seeded sample of facts: their page, their title, and the words of their first quote if they have one."""
    sample = random.Random(0).sample(entries, min(SAMPLES, len(entries)))  # noqa: S311 (no secret)
    pages = {entry["fact"]["id"]: entry["page"] for entry in entries}
    return tuple(
        Expected(
            path=f"{entry['page']}index.html",
            title=entry["fact"]["title"],
            quote=" ".join(entry["passages"][0]["printed"]) if entry["passages"] else "",
            user=pages[entry["fact"]["statements"][0]["speaker"]] if entry["fact"].get("statements") else "",
        )
        for entry in sample
    )


def faults(site: Path, *, facts: int, sample: tuple[Expected, ...], makes: frozenset[str]) -> list[str]:
    """What is missing from a site; nothing, if its builder did the work that its setting names."""
    found = []
    count = made(site).pages
    if count < facts:
        found.append(f"{count} pages for {facts} facts")
    for want in sample:
        page = site / want.path
        if not page.is_file():
            found.append(f"{want.path} is not there")
            continue
        words = _letters(page.read_text("utf-8"))
        found += [f"{want.path} lacks “{text}”" for text in (want.title, want.quote) if _bare(text) not in words]
    checks = {LISTS: _unlisted, SEARCH: _unsearchable, BACKLINKS: _unlinked}
    return found + [fault for name, check in checks.items() if name in makes for fault in check(site, sample)]


def _unlisted(site: Path, sample: tuple[Expected, ...]) -> list[str]:
    """Facts that no list of their kind links to, claims that are not in the matrix, and a missing timeline."""
    links: dict[str, set[str]] = {"timeline": _links(site / "timeline", but="")}
    found = [] if any(one.startswith("event-") for one in links["timeline"]) else ["there is no timeline of events"]
    for want in sample:
        folder, name, _ = want.path.split("/")
        for place in (folder, "matrix") if folder == "claims" else (folder,):
            if place not in links:
                # The folder of a fact's page is named for its id; what else is in the folder of a kind is a list.
                links[place] = _links(site / place, but=name.partition("-")[0])
            if name not in links[place]:
                found.append(f"no page of {place}/ links to {name}")
    return found


def _links(folder: Path, *, but: str) -> set[str]:
    """The ids that the pages below a folder link to, without those pages whose own folder begins with a word."""
    pages = (page for page in folder.rglob("*.html") if page.parent.name.partition("-")[0] != but)
    return {name for page in pages for name in LINK.findall(page.read_text("utf-8"))}


def _unsearchable(site: Path, sample: tuple[Expected, ...]) -> list[str]:
    """Facts whose address is in no search index."""
    files = [*site.glob("search*.json"), *(site / "search").rglob("*.js*")]
    told = "".join(file.read_text("utf-8") for file in files)
    addresses = (want.path.removesuffix("index.html") for want in sample)
    return [f"{address} is in no search index" for address in addresses if f'{address}"' not in told]


def _unlinked(site: Path, sample: tuple[Expected, ...]) -> list[str]:
    """Claims that the page of their first speaker does not link back to."""
    found = []
    for want in sample:
        page = site / want.user / "index.html"
        if want.user and Path(want.path).parent.name not in LINK.findall(page.read_text("utf-8")):
            found.append(f"{want.user} does not link to {want.path}")
    return found


def made(site: Path) -> Made:
    """The pages of a site, and their size."""
    sizes = [page.stat().st_size for page in site.rglob("*.html")]
    return Made(pages=len(sizes), total=sum(sizes))


def _letters(page: str) -> str:
    """The words that a reader of the article sees, without spaces: builders differ in those."""
    # The page's own title above it and the list of contents do not count.
    _, _, article = page.partition("<article")
    return _bare(html.unescape(re.sub(r"<[^>]*>", "", article)))


def _bare(text: str) -> str:
    return "".join(text.split())
