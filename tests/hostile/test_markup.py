"""Nothing that a contributor or an article writes becomes part of a page: tried in a real browser.

The site's own policy is taken out of the pages, so that what holds here is the escaping alone. All vectors in all
fields, which takes some minutes: `EXPLAINER_VECTORS=all pytest tests/hostile/test_markup.py`.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import html5lib
import pytest
from markup import CLASSES, NAUGHTY, VECTORS
from playwright.sync_api import Browser, Page, Route
from poisoned import Workshop, fields_poisoned

from generator.composing.open_data import safe_cell
from generator.indexing.documents import document_of
from generator.publishing.search_chunks import document_in, encoded
from generator.publishing.search_index import entries_of
from generator.publishing.sitemap import sitemap

ORIGIN: Final = "http://site.invalid/"

SITES: Final = len(VECTORS) if os.environ.get("EXPLAINER_VECTORS") == "all" else 9
"""How many sites are made, each with other vectors in its fields."""

PROSE: Final = {
    "span@title",  # why a sentence is set aside; the small project has none
    *("em@", "strong@", "ul@", "ol@", "li@", "code@", "pre@", "blockquote@", "br@", "p@", "a@", "a@class", "a@href"),
}
"""What hostile words may bring: the elements of prose and their attributes."""

SCHEMES: Final = {"http:", "https:", "mailto:"}

POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

HOOK: Final = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...all) => window.ran.push(name + all);
"""

LOOK: Final = """() => {
  const found = new Set(), addresses = new Set();
  for (const element of document.querySelectorAll("*")) {
    found.add(element.localName + "@");
    for (const attribute of element.attributes) {
      found.add(element.localName + "@" + attribute.name);
      if (["href", "src", "action", "formaction", "xlink:href", "data", "poster"].includes(attribute.name)) {
        try { addresses.add(new URL(attribute.value, document.baseURI).protocol) } catch { addresses.add("broken:") }
      }
    }
  }
  const heading = document.querySelector("h1");
  return {
    found: [...found], addresses: [...addresses], ran: window.ran, base: document.baseURI,
    scripts: document.querySelectorAll("article script:not([type='application/ld+json'])").length,
    heading: heading ? heading.textContent : "", title: document.title,
    json: [...document.querySelectorAll("script[type='application/ld+json']")].map(one => one.textContent),
  };
}"""


@pytest.fixture(scope="module")
def workshop(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Build the small project, which has every kind of fact."""
    project = tmp_path_factory.mktemp("hostile") / "harbour"
    return Workshop(shutil.copytree(project_root / "tests/sites/harbour", project))


class Reader:
    """A browser that sees the pages it is given and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages: Mapping[str, bytes] = {}
        self.asked: list[str] = []
        page.add_init_script(HOOK)
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN).partition("#")[0]
        if route.request.resource_type == "document" and address in self.pages:
            body = POLICY.sub(b"", self.pages[address])
            route.fulfill(body=body, content_type="text/html; charset=utf-8")
            return
        if not route.request.url.startswith(ORIGIN):
            self.asked.append(route.request.url)
        route.abort()

    def look(self, address: str) -> dict[str, Any]:
        """Open a page and return what it is made of."""
        self.page.goto(ORIGIN + address, wait_until="load")
        seen: dict[str, Any] = self.page.evaluate(LOOK)
        return seen


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    """Open a browser on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield Reader(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def ordinary(workshop: Workshop, reader: Reader) -> set[str]:
    """Return the elements and attributes that the site has without hostile words, and those of prose."""
    reader.pages = workshop.pages(workshop.graph)
    return {part for address in reader.pages for part in reader.look(address)["found"]} | PROSE


def one_line(text: str) -> str:
    """Return a text with its white space as a browser shows it."""
    return " ".join(text.split())


def test_there_are_vectors_of_every_class() -> None:
    """The set is as large as it says, and no class is a token."""
    assert len(VECTORS) >= 400
    assert all(len(vectors) >= 9 for vectors in CLASSES.values())


def test_every_kind_of_text_is_reached(workshop: Workshop) -> None:
    """The small project has a value in the fields of all kinds, so that none is forgotten."""
    kinds = {type(one.fact).__name__ for one in workshop.graph.project.facts.values()}
    assert len(kinds) == 11
    assert len(fields_poisoned(workshop.graph)) > 60


@pytest.mark.parametrize("number", range(SITES))
def test_hostile_words_are_only_words(workshop: Workshop, reader: Reader, ordinary: set[str], number: int) -> None:
    """No page runs, loads or gains anything: no script, handler, element or address that was not there before."""
    first = number if len(VECTORS) == SITES else number * (len(VECTORS) // SITES)
    graph = workshop.poisoned(first)
    reader.pages = workshop.pages(graph)
    reader.asked.clear()
    titles = {f"{outline.path.removeprefix('content/')[:-4]}/": outline.title for outline in graph.outlines.values()}
    for address in reader.pages:
        seen = reader.look(address)
        assert seen["ran"] == [], address
        assert set(seen["found"]) <= ordinary, (address, set(seen["found"]) - ordinary)
        assert set(seen["addresses"]) <= SCHEMES, (address, seen["addresses"])
        assert seen["scripts"] == 0, address
        assert seen["base"] == ORIGIN + address
        if address in titles:
            assert one_line(seen["heading"]) == one_line(titles[address]), address
            assert one_line(seen["title"]).startswith(one_line(titles[address])), address
        for text in seen["json"]:
            json.loads(text)
    assert reader.asked == []


def test_hostile_words_come_back_from_the_data(workshop: Workshop) -> None:
    """Parsers that know nothing of us read the same words from the open data, and no spreadsheet reads a formula."""
    for first in range(0, len(VECTORS), 7):
        graph = workshop.poisoned(first)
        for fact_id, pieces in workshop.data(graph).items():
            fact = graph.project.facts[fact_id].fact
            assert json.loads(pieces["facts.json"])["fact"]["title"] == fact.title
            for name, text in pieces.items():
                if name.endswith(".csv"):
                    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                    cells = {cell for row in rows for cell in row}
                    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
                    assert len({len(row) for row in rows}) == 1, name


@pytest.mark.parametrize("number", range(len(NAUGHTY)))
def test_naughty_words_come_back_from_every_export(workshop: Workshop, number: int) -> None:
    """JSON, CSV, JSON-LD, both search indexes and the page itself hold the very words, to parsers that are not ours."""
    words = NAUGHTY[number]
    graph = workshop.poisoned(0, (words,))
    for fact_id, pieces in workshop.data(graph).items():
        held = json.loads(pieces["facts.json"])
        assert held["fact"]["title"] == words
        assert {printed for one in held["passages"] for printed in one["printed"]} <= {words}
        for name, text in pieces.items():
            if name.endswith(".csv"):
                rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
                assert {safe_cell(words)} & {cell for row in rows for cell in row}, (fact_id, name)
    for page in workshop.rendered(graph):
        for entry in json.loads(f"[{entries_of(page).decode().strip().strip(',')}]"):
            text = html5lib.parseFragment(entry["title"], namespaceHTMLElements=False)
            assert as_html("".join(text.itertext())) in {as_html(one.title) for one in page.search}
        if page.search:
            assert document_in(encoded(document_of(page.search))).title == page.search[0].title
        tree = html5lib.parse(f"<!doctype html>{page.head}{page.content}", namespaceHTMLElements=False)
        for script in tree.iter("script"):
            if script.get("type") == "application/ld+json":
                assert json.loads(script.text or "")["@context"] == "https://schema.org"
    listed = sitemap([f"terms/{number}/", "claims/"], "https://site.invalid/")
    assert len(list(ET.fromstring(listed))) == 2  # noqa: S314 (made here)


def as_html(text: str) -> str:
    """Return a text as a parser of HTML reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
