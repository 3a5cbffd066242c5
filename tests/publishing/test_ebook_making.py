"""The making of an e-book: the same bytes everywhere, about a part where that is asked for, and never half a file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from publication import DC, XHTML, Publication, check_links, text_of

from generator.pipeline import Stopped
from generator.publishing.book.contents import SelectionError
from generator.publishing.ebook import binding
from generator.publishing.ebook.binding import modified
from generator.publishing.ebook.cover import shortened, size_for
from generator.publishing.ebook.making import EbookMade, EbookOrder, make_ebook
from generator.publishing.outcomes import Refused
from generator.publishing.output_file import OutputError
from generator.publishing.settings_error import SettingsError
from generator.rendering.book.printable import BREAK, printable


def made(project: Path) -> Publication:
    """Make the e-book of a project that holds."""
    result = make_ebook(EbookOrder(root=project, target=project / "book.epub"))
    assert isinstance(result, EbookMade), result
    assert result.size == (project / "book.epub").stat().st_size
    return Publication(project / "book.epub")


def test_the_book_is_the_same_everywhere(harbour: Path, tmp_path: Path) -> None:
    """Neither place, time zone, mask for new files, order of hashes nor clock reaches the file."""
    books = []
    for number, (zone, mask) in enumerate((("Asia/Tokyo", 0o077), ("America/Lima", 0o002))):
        project = tmp_path / f"copy {number}"
        shutil.copytree(harbour, project)
        subprocess.run(
            [sys.executable, "-m", "generator.cli", "-C", str(project), "epub"],
            check=True,
            capture_output=True,
            umask=mask,
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number + 1)},
        )
        books.append((project / "explainer.epub").read_bytes())
    assert books[0] == books[1]


def alias(project: Path, name: str) -> None:
    """Give the union another name."""
    union = project / "content" / "actors" / "fishers-union.yml"
    text = union.read_text(encoding="utf-8")
    assert "aliases: [the union]" in text
    union.write_text(text.replace("aliases: [the union]", f"aliases: [{name}]"), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "fonts"),
    [("the union", []), ("어부노조", ["hangul-12.woff2", "hangul-13.woff2"]), ("Спілка", ["source-serif-4-cyrillic"])],
)
def test_fonts_come_along_where_their_signs_do(harbour: Path, name: str, fonts: list[str]) -> None:
    """Latin is always there; another script's font is there just where the book has words in it."""
    alias(harbour, name)
    book = made(harbour)
    there = {path.removeprefix("fonts/") for path in book.items if path.startswith("fonts/")}
    other = {one for one in there if "latin" not in one}
    assert any("latin" in one for one in there)
    assert bool(other) == bool(fonts)
    assert all(any(one.startswith(font) for font in fonts) or "hangul" in one for one in other)
    assert any(name in text_of(page) for page in book.pages.values())


def test_a_long_word_can_break_and_stays_the_same_word(harbour: Path) -> None:
    """Where the printed book has a sign for a break the e-book has an element, so the characters are the source's."""
    name = "a" * 90
    assert BREAK in printable(name)
    alias(harbour, name)
    book = made(harbour)
    words = [text_of(page) for page in book.pages.values()]
    assert any(name in one for one in words)
    assert not any(BREAK in one for one in words)


def test_the_ukrainian_book_speaks_ukrainian(harbour: Path) -> None:
    """With another language of the interface every page says so, and so does the package."""
    settings = harbour / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("name: material", "name: material\n  language: uk"), encoding="utf-8")
    book = made(harbour)
    assert {page.get("lang") for page in book.pages.values()} == {"uk"}
    assert [one.text for one in book.package.iter(f"{DC}language")] == ["uk"]
    assert "Зміст" in text_of(book.pages["nav.xhtml"])


def test_what_cannot_be_made_leaves_the_old_file(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings, a broken template and a crash leave the file as it was, and nothing beside it."""
    old = made(harbour).path.read_bytes()
    folder = harbour / "site_templates" / "ebook"
    folder.mkdir(parents=True)
    broken = folder / "colophon.html"
    broken.write_text("<p>", encoding="utf-8")
    refused = make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub"))
    assert isinstance(refused, Refused)
    assert "`EPUB/colophon.xhtml` is not well-formed" in refused.complaints[0]
    broken.write_text("{{ nothing }}", encoding="utf-8")
    assert isinstance(make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub")), Refused)
    shutil.rmtree(folder)
    with monkeypatch.context() as patch:
        patch.setattr(binding, "MIMETYPE", None)
        with pytest.raises(AttributeError):
            make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub"))
    (harbour / "content" / "claims" / "forty-damaged.yml").write_text("title: [", encoding="utf-8")
    assert isinstance(make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub")), Stopped)
    assert (harbour / "book.epub").read_bytes() == old
    assert [path.name for path in harbour.glob(".book.epub*")] == []


def test_the_time_is_that_of_the_last_change() -> None:
    """It is a day that version control knows, or else a fixed one; never that of the build."""
    assert modified({"a": "2031-05-06", "b": "2030-01-01", "c": ""}) == "2031-05-06T00:00:00Z"
    assert modified({}) == "1970-01-01T00:00:00Z"


def test_a_longer_title_is_smaller() -> None:
    """Whatever its length the title of the cover gets a size, and never a larger one for more words."""
    sizes = [size_for("x" * length) for length in range(0, 600, 7)]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 12


def test_the_cover_shows_a_title_of_any_length_and_script(harbour: Path) -> None:
    """A very long question still makes one page, and one that no font can set is left to the title page."""
    story = harbour / "content" / "stories" / "storm-damage.yml"
    text = story.read_text(encoding="utf-8")
    (line,) = (one for one in text.splitlines() if one.startswith("title:"))
    for title in ("How much? " * 18, "何隻の船が壊れたのか"):
        story.write_text(text.replace(line, f"title: {title.strip()}"), encoding="utf-8")
        book = made(harbour)
        assert book.files["EPUB/cover.png"].startswith(b"\x89PNG\r\n")
        assert title.strip() in text_of(book.pages["title.xhtml"])


def test_a_long_lead_is_shortened_on_the_cover_alone(harbour: Path) -> None:
    """However long the summary of a story is, its e-book is made, and the title page has it whole."""
    story = harbour / "content" / "stories" / "storm-damage.yml"
    lines = [one for one in story.read_text(encoding="utf-8").splitlines() if not one.startswith("summary:")]
    lead = "The storm came over the wall at night, and the boats lay in the basin. " * 30
    story.write_text("\n".join([lines[0], f"summary: {lead.strip()}", *lines[1:], ""]), encoding="utf-8")
    book = made(harbour)
    assert book.files["EPUB/cover.png"].startswith(b"\x89PNG\r\n")
    assert lead.strip() in text_of(book.pages["title.xhtml"])
    assert shortened("short") == "short"
    assert shortened("word " * 100).endswith("word …")
    assert len(shortened("word " * 100)) < 405


def test_a_book_can_be_about_one_actor(project_root: Path, tmp_path: Path) -> None:
    """It bears the actor's name, has what names the actor, needs no answer, and no link in it is broken."""
    for name in ("content", "seeds"):
        shutil.copytree(project_root / name, tmp_path / name)
    shutil.copy(project_root / "tests" / "sites" / "harbour" / "mkdocs.yml", tmp_path)
    order = EbookOrder(root=tmp_path, target=tmp_path / "part.epub", only="actor:kim-jong-un")
    result = make_ebook(order)
    assert isinstance(result, EbookMade)
    book = Publication(order.target)
    assert [one.text for one in book.package.iter(f"{DC}title")] == ["Kim Jong Un"]
    assert "answer.xhtml" not in book.pages
    assert 5 < result.facts < 40
    check_links(book, least=100)


@pytest.mark.parametrize("only", ["actor:nobody", "claim:forty-damaged", "storm-damage", "story:"])
def test_a_book_about_nothing_is_refused(harbour: Path, only: str) -> None:
    """What there is no book about is named, and nothing is written."""
    with pytest.raises(SelectionError, match="no part that a book can be about"):
        make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub", only=only))
    assert not (harbour / "book.epub").exists()


def test_a_file_of_another_sort_is_not_overwritten(harbour: Path) -> None:
    """A slip in the name of the file costs a message."""
    settings = harbour / "mkdocs.yml"
    before = settings.read_bytes()
    with pytest.raises(OutputError, match="no EPUB file"):
        make_ebook(EbookOrder(root=harbour, target=settings))
    assert settings.read_bytes() == before


def test_facts_in_another_language_say_so(harbour: Path) -> None:
    """The setting for the language of the facts' own words holds in the e-book as in the printed one."""
    settings = harbour / "mkdocs.yml"
    told = "Language of the original: Ukrainian"
    assert told not in text_of(made(harbour).pages["claims.xhtml"])
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain.replace("- explainer", "- explainer: {written_in: uk}"), encoding="utf-8")
    assert told in text_of(made(harbour).pages["claims.xhtml"])


def test_a_template_in_another_encoding_is_named(harbour: Path) -> None:
    """It is a mistake of the project's files, told with the path and the place."""
    own = harbour / "site_templates" / "ebook"
    own.mkdir(parents=True)
    (own / "colophon.html").write_bytes(b"<p>\xff</p>")
    with pytest.raises(SettingsError, match=r"colophon\.html` is not in UTF-8: byte 4 is 0xff"):
        make_ebook(EbookOrder(root=harbour, target=harbour / "book.epub"))
    assert not (harbour / "book.epub").exists()


def test_the_index_sends_other_names_to_the_first(harbour: Path) -> None:
    """Another name of something is in the index, and leads to the name under which it is told of."""
    alias(harbour, "Спілка")
    page = made(harbour).pages["index.xhtml"]
    (entry,) = (one for one in page.iter(f"{XHTML}li") if text_of(one).startswith("Спілка"))
    (link,) = entry.iter(f"{XHTML}a")
    assert (text_of(link), link.get("href")) == ("Fishers' union", "actors.xhtml#at-fishers-union")
