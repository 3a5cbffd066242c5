"""Nothing that a contributor or an article writes becomes markup of an e-book, or keeps it from being read."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from english import ENGLISH
from markup import NAUGHTY, VECTORS
from poisoned import Workshop

from generator.model.facts.story import Story
from generator.model.graph import Graph
from generator.model.imprint import Imprint
from generator.publishing.book import contents
from generator.publishing.places import layered_files, template_folders
from generator.publishing.templates import read_templates
from generator.rendering.book.printable import BREAK, printable
from generator.rendering.book.volumes import volumes
from generator.rendering.ebook.ebook import Shelf, render_ebook

XHTML: Final = "{http://www.w3.org/1999/xhtml}"

SITES: Final = len(VECTORS) if os.environ.get("EXPLAINER_VECTORS") == "all" else 9
"""How many books are made, each with other vectors in its fields."""

SCHEMES: Final = {"", "http", "https", "mailto"}


@pytest.fixture(scope="module")
def workshop(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return what makes poisoned projects."""
    project = tmp_path_factory.mktemp("poisoned") / "harbour"
    shutil.copytree(project_root / "tests/sites/harbour", project)
    return Workshop(project)


@pytest.fixture(scope="module")
def templates(workshop: Workshop) -> Mapping[str, str]:
    """Return the templates of the e-book."""
    files = layered_files(template_folders(workshop.folder.parent), "ebook")
    return {f"ebook/{name}": path.read_text(encoding="utf-8") for name, path in files.items()}


def book_of(workshop: Workshop, templates: Mapping[str, str], graph: Graph) -> dict[str, bytes]:
    """Return the files of a project's e-book."""
    imprint = Imprint(name=VECTORS[0], site_url="https://example.org/")
    whole, _ = contents.book_of(graph, ENGLISH, imprint, read_templates(workshop.folder.parent))
    (volume,) = volumes(whole, "book", sys.maxsize)
    shelf = Shelf(
        templates=templates,
        css="",
        site_css="",
        fonts=lambda _: b"",
        cover=b"",
        modified="1970-01-01T00:00:00Z",
        words=ENGLISH.catalogue.ebook,
    )
    return render_ebook(volume.book, shelf)


def parsed(content: bytes) -> ET.Element:
    """Return a file as a parser of XML reads it; it was made just now, and no entity of its own is in it."""
    assert b"<!ENTITY" not in content
    return ET.fromstring(content)  # noqa: S314 (made here)


def shapes(files: Mapping[str, bytes]) -> set[str]:
    """Return every element with each of its attributes, and every scheme of an address."""
    found: set[str] = set()
    for path, content in files.items():
        if path.endswith((".xhtml", ".opf", ".svg")):
            for element in parsed(content).iter():
                name = element.tag.rpartition("}")[2]
                found |= {name, *(f"{name}@{key.rpartition('}')[2]}" for key in element.attrib)}
                for key in ("href", "src"):
                    scheme = urlsplit(element.get(key, "")).scheme
                    assert scheme in SCHEMES, (path, element.attrib)
    return found


PROSE: Final = {"em", "strong", "ul", "li", "code", "br", "p", "a", "a@href", "wbr"}
"""What hostile words may bring: the elements of prose, and a place for a long word to break."""


def test_hostile_words_are_words(workshop: Workshop, templates: Mapping[str, str]) -> None:
    """Whatever stands in the fields, each file is sound XML with the elements of a plain book and no others."""
    plain = shapes(book_of(workshop, templates, workshop.graph))
    assert "section@id" in plain
    for number in range(SITES):
        graph = workshop.poisoned(number * len(VECTORS) // SITES)
        assert shapes(book_of(workshop, templates, graph)) - plain <= PROSE


def test_naughty_words_survive(workshop: Workshop, templates: Mapping[str, str]) -> None:
    """Titles of every sort come out as they went in, but for the signs that a reader could not see."""
    for first in range(0, len(NAUGHTY), 40):
        graph = workshop.poisoned(first, NAUGHTY)
        files = book_of(workshop, templates, graph)
        pages = [parsed(content) for path, content in files.items() if path.endswith(".xhtml")]
        shown = {"".join(one.itertext()) for page in pages for one in page.iter(f"{XHTML}h2")}
        facts = [one.fact for one in graph.project.facts.values() if not isinstance(one.fact, Story)]
        # A line break in a title is one in the page, and XML has no other sort of white space for it.
        missing = {
            title
            for title in (printable(one.title).replace(BREAK, "").replace("\n", "") for one in facts)
            if title not in shown
        }
        assert missing == set()
