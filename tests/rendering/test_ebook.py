"""How a book is cut into files, which fonts come along, and what its colours do on any ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.book import Book, Chapter, Entry, Run, Text, Voice
from generator.rendering.ebook.faces import faces_for
from generator.rendering.ebook.parts import MOST, files_by_label, parts_of, titles_by_label


def entry(number: int, letters: int) -> Entry:
    """Return a fact with so many letters, and one statement."""
    voice = Voice(label=f"fact-{number}_one", who=(), code="", chip="", blocks=())
    words = Text(runs=(Run(text="x" * letters),))
    return Entry(label=f"fact-{number}", kind="Claim", title=f"Fact {number}", blocks=(words, voice), address="")


def book_of(*chapters: Chapter) -> Book:
    """Return a book of some chapters."""
    return Book(
        language="en",
        title="",
        site="",
        address="",
        as_of="",
        dek=(),
        answer=(),
        words={"answer": "Answer"},
        chapters=chapters,
        index=(),
        colophon=(),
        elsewhere={},
    )


def chapter(entries: list[Entry]) -> Chapter:
    """Return a chapter with some facts."""
    return Chapter(label="chapter_claims", title="Claims", lead="", blocks=(), entries=tuple(entries))


def test_a_short_chapter_is_one_file() -> None:
    """It bears the name of the chapter."""
    book = book_of(chapter([entry(number, 10) for number in range(9)]))
    (part,) = parts_of(book)
    assert (part.name, part.first, len(part.entries)) == ("claims", True, 9)


def test_a_long_chapter_is_cut_between_facts() -> None:
    """No part is heavier than allowed unless one fact alone is, none is lost, and each label is in its fact's file."""
    book = book_of(chapter([entry(0, MOST * 2), *(entry(number, MOST // 3) for number in range(1, 8))]))
    parts = parts_of(book)
    assert [part.name for part in parts] == ["claims", "claims-2", "claims-3", "claims-4", "claims-5"]
    assert [part.first for part in parts] == [True, False, False, False, False]
    assert [one.label for part in parts for one in part.entries] == [f"fact-{number}" for number in range(8)]
    assert max(len(part.entries) for part in parts) == 2
    files, titles = files_by_label(parts), titles_by_label(book)
    for part in parts:
        for one in part.entries:
            assert files[one.label] == files[f"{one.label}_one"] == part.name
            assert titles[f"{one.label}_one"] == one.title
    assert files["chapter_claims"] == "claims"
    assert titles["chapter_answer"] == "Answer"


CSS = """\
/* @font-face is explained here */
@font-face { font-family: "A"; src: url("fonts/a.woff2") format("woff2"); unicode-range: U+0000-00FF, U+2019; }
@font-face { font-family: "A"; src: url("fonts/b.woff2") format("woff2"); unicode-range: U+0400-045F; }
@font-face { font-family: "A"; src: url("fonts/everything.woff2") format("woff2"); }
p { color: red }
"""


@pytest.mark.parametrize(
    ("text", "files"),
    [("a", ["a.woff2"]), ("’", ["a.woff2"]), ("Ж", ["b.woff2"]), ("한", []), ("aЖ", ["a.woff2", "b.woff2"])],
)
def test_a_font_comes_where_its_range_is_reached(text: str, files: list[str]) -> None:
    """A face whose range holds none of the signs stays out, and so does one that does not say what it is for."""
    assert [face.file for face in faces_for(CSS, frozenset(map(ord, text)))] == files


def test_the_faces_of_the_site_are_understood(project_root: Path) -> None:
    """Each face of the site's stylesheet is one that can be chosen, and its file is there."""
    assets = project_root / "site_templates" / "assets"
    css = (assets / "explainer.css").read_text(encoding="utf-8")
    faces = list(faces_for(css, frozenset(range(0x110000))))
    assert len(faces) == css.count("@font-face {")
    assert all((assets / "fonts" / face.file).is_file() for face in faces)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour such as `#cc4527` (WCAG 2.2)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_of_words_hold_on_any_ground(project_root: Path) -> None:
    """An e-reader chooses the ground: colours of words are strong enough on white, legible on sepia and black."""
    css = (project_root / "site_templates" / "ebook" / "style.css").read_text(encoding="utf-8")
    colors = set(re.findall(r"[{; ]color: (#[0-9a-f]{6})", css))
    assert len(colors) >= 5
    for color in colors:
        assert contrast(color, "#ffffff") >= 4.5, color
        assert contrast(color, "#f8f1e3") >= 4, color
        assert contrast(color, "#121212") >= 3.9, color
