"""The PDF itself: valid, whole, linked, and the same each time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf
import pypdf
import pypdfium2
import pytest

from generator.publishing.book.finishing import PLACES

EDGE = 25
"""Points at the edge of a page in which no word stands."""
SPACE = re.compile(r"\s+")


@pytest.fixture(params=["harbour", "real"])
def book(request: pytest.FixtureRequest, harbour_book: Path, real_book: Path) -> Path:
    """Return a book of each project."""
    return {"harbour": harbour_book, "real": real_book}[request.param]


def facts_of(book: Path) -> list[dict[str, Any]]:
    """Return the facts that are attached to a book."""
    with pikepdf.open(book) as pdf:
        assert set(pdf.attachments) == {"facts.json"}
        return list(json.loads(pdf.attachments["facts.json"].get_file().read_bytes())["facts"])


@pytest.fixture
def facts(book: Path) -> list[dict[str, Any]]:
    """Return the facts that are attached to a book."""
    return facts_of(book)


def bare(text: str) -> str:
    """Return text without white space and places for breaks: where lines end is no matter of words."""
    return SPACE.sub("", text).replace("\u200b", "").replace("\u00ad", "")


def exact_words(value: Any) -> Iterator[str]:
    """Yield every exact quote in a fact."""
    if isinstance(value, dict):
        if isinstance(value.get("exact"), str):
            yield value["exact"]
        for part in value.values():
            yield from exact_words(part)
    elif isinstance(value, list):
        for part in value:
            yield from exact_words(part)


def test_it_follows_pdf_ua(book: Path) -> None:
    """A screen reader finds its way: the checker of PDF/UA-1 has nothing to say."""
    report = page.validate_pdf(str(book), profile="ua1")
    assert report.failures == []
    assert report.is_compliant


def test_its_syntax_is_clean(book: Path) -> None:
    """The PDF library reads it without a word, and it claims PDF/A-3b and PDF/UA-1."""
    with pikepdf.open(book) as pdf:
        assert pdf.check_pdf_syntax() == []
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "B")
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang)
        (attached,) = pdf.Root.AF
        assert str(attached.UF) == "facts.json" != PLACES


def test_every_font_is_in_it(book: Path) -> None:
    """No reader's own fonts are needed."""
    fonts = {}
    for one in pypdf.PdfReader(book).pages:
        fonts |= dict(one["/Resources"].get("/Font", {}))
    assert fonts
    for font in fonts.values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & descriptor.get_object().keys()


def test_bookmarks_are_chapters_and_facts(book: Path, facts: list[dict[str, Any]]) -> None:
    """Every fact but the story of the answer has one bookmark, below its chapter."""
    outline = pypdf.PdfReader(book).outline
    chapters = [one.title for one in outline if not isinstance(one, list)]
    below = [one.title for part in outline if isinstance(part, list) for one in part]
    titles = [fact["fact"]["title"] for fact in facts]
    assert len(below) == len(facts) - 1
    assert set(map(bare, below)) <= set(map(bare, titles))
    assert chapters[0] == "The short answer"
    assert chapters[-2:] == ["Index", "Colophon"]


def test_every_fact_is_a_named_destination(book: Path, facts: list[dict[str, Any]]) -> None:
    """The site can lead to `book.pdf#id` for each fact."""
    named = pypdf.PdfReader(book).named_destinations
    ids = {fact["fact"]["id"] for fact in facts}
    assert len(ids - named.keys()) == 1
    assert "chapter_answer" in named


def test_links_lead_somewhere_in_the_book_or_to_an_allowed_address(book: Path) -> None:
    """A link names a place that there is, or an address on the web; none is left as the template wrote it."""
    reader = pypdf.PdfReader(book)
    inside = 0
    for one in reader.pages:
        for link in one.get("/Annots", ()):
            annotation = link.get_object()
            assert annotation["/Subtype"] == "/Link"
            assert annotation["/Contents"]
            if "/A" in annotation and annotation["/A"].get("/S") == "/URI":
                assert re.match(r"(https?|mailto):", annotation["/A"]["/URI"])
                continue
            target = annotation["/Dest"] if "/Dest" in annotation else annotation["/A"]["/D"]
            assert not isinstance(target, str) or target in reader.named_destinations
            inside += 1
    assert inside > 20


def test_quote_and_article_lead_to_one_another(real_book: Path) -> None:
    """From a claim a link leads to its words in the article, and from the note beside them back to the statement."""
    reader = pypdf.PdfReader(real_book)
    named = reader.named_destinations
    at = {name: reader.get_destination_page_number(place) for name, place in named.items()}
    links = [
        (number, str(link.get_object().get("/Dest", "")))
        for number, one in enumerate(reader.pages)
        for link in one.get("/Annots", ())
    ]
    # A quote that the article interrupts leads to its first words.
    passages = {
        f"{found['source']}_w{start}-{end}"
        for fact in facts_of(real_book)
        for found in fact["passages"]
        for start, end in found["spans"][:1]
    }
    assert passages
    assert passages <= {target for _, target in links}
    article = {at[name] for name in passages}
    statements = {name for name in named if name.startswith("sent-soldiers_")}
    assert statements <= {target for number, target in links if number in article}


def test_every_quote_can_be_read_from_it(book: Path, facts: list[dict[str, Any]]) -> None:
    """The text of the pages holds each exact quote, character for character, in its order."""
    text = bare("".join(one.extract_text() for one in pypdf.PdfReader(book).pages))
    quotes = [bare(words) for fact in facts for words in exact_words(fact)]
    assert quotes
    missing = [words for words in quotes if words not in text]
    assert missing == []


def test_every_name_is_in_the_index(book: Path, facts: list[dict[str, Any]]) -> None:
    """Columns that are made equally long hold every actor, place and term, and every other name of them."""
    reader = pypdf.PdfReader(book)
    starts = {one.title: reader.get_destination_page_number(one) for one in reader.outline if not isinstance(one, list)}
    pages = reader.pages[starts["Index"] or 0 : starts["Colophon"]]
    text = bare("".join(one.extract_text() for one in pages))
    named = [one for one in facts if one["kind"] in {"actor", "place", "term"}]
    names = [bare(name) for one in named for name in (one["fact"]["title"], *one["fact"].get("aliases", ()))]
    assert len(names) > 5
    assert [name for name in names if name not in text] == []


def test_no_word_leaves_its_page_or_covers_another(book: Path) -> None:
    """Whatever its length, each piece of a line stands within the margins, and no two pieces at one place."""
    with pypdfium2.PdfDocument(book) as pdf:
        for number, one in enumerate(pdf):
            width, height = one.get_size()
            text = one.get_textpage()
            areas = [text.get_rect(at) for at in range(text.count_rects())]
            out = [area for area in areas if not (area[0] > EDGE and area[2] < width - EDGE)]
            out += [area for area in areas if not (area[1] > EDGE and area[3] < height - EDGE)]
            assert out == [], number + 1
            starts = [(round(area[0]), round(area[1])) for area in areas]
            assert len(starts) == len(set(starts)), number + 1


def test_it_is_the_same_in_another_folder_time_zone_and_process(harbour_project: Path, harbour_book: Path) -> None:
    """Nothing of the moment or the machine is in it."""
    target = harbour_book.with_name("again") / "harbour.pdf"
    command = [sys.executable, "-m", "generator.cli", "-C", str(harbour_project), "pdf", "-o", str(target)]
    environment = {**os.environ, "TZ": "Asia/Seoul", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert target.read_bytes() == harbour_book.read_bytes()
