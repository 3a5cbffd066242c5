"""How pages look, compared loosely with pictures that somebody has looked at."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

STORED = Path(__file__).parent / "pictures"
SCALE = 0.5
"""Pixels for each point: enough to see lines of words, too few to see letters."""
NEAR = 0.6
"""Mean difference of a pixel, of 255, up to which two pictures are near one another: letters may sit elsewhere, a line,
a block or a colour may not."""

PAGES = {
    "cover": "",
    "answer": "The short answer",
    "claims": "Claims",
    "figures": "Figures",
    "matrix": "Who says what",
    "article": "Sources",
    "index": "Index",
}


def pictured(book: Path, number: int) -> Image.Image:
    """Return a page as a small picture."""
    with pypdfium2.PdfDocument(book) as pdf:
        return pdf[number].render(scale=SCALE).to_pil().convert("L")


def distance(one: Image.Image, two: Image.Image) -> float:
    """Return the mean difference of the pixels of two pictures of a size."""
    assert one.size == two.size
    return ImageStat.Stat(ImageChops.difference(one, two)).mean[0]


def number_of(book: Path, title: str) -> int:
    """Return the number of the page on which a chapter begins, from nought."""
    reader = pypdf.PdfReader(book)
    found = [one for one in reader.outline if not isinstance(one, list) and one.title == title]
    return reader.get_destination_page_number(found[0]) or 0 if found else 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(harbour_book: Path, name: str, *, update_goldens: bool) -> None:
    """Nothing has moved, gone or changed its colour since somebody looked."""
    stored = STORED / f"{name}.png"
    picture = pictured(harbour_book, number_of(harbour_book, PAGES[name]))
    if update_goldens and (not stored.exists() or distance(picture, Image.open(stored)) >= NEAR):
        STORED.mkdir(exist_ok=True)
        picture.save(stored, optimize=True)
    assert distance(picture, Image.open(stored)) < NEAR, f"{name} looks different: run `make goldens` and look at it"


def test_pages_that_differ_are_told_apart() -> None:
    """No two of the stored pictures pass for one another, nor for an empty page."""
    pictures = [Image.open(STORED / f"{name}.png") for name in PAGES]
    empty = Image.new("L", pictures[0].size, 255)
    for number, one in enumerate(pictures):
        assert all(distance(one, other) > NEAR for other in (*pictures[:number], empty))
