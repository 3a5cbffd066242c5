"""The book in a site: there when the site is, made anew only where it can differ, and the same whoever builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from generator.publishing.book import printing
from generator.publishing.book.making import BookOrder, make_book
from generator.publishing.book.site import is_book
from generator.publishing.book.wanted import BOOK, EBOOK, FORMATS, facts_in, formats_of, is_booked
from generator.publishing.build import build_site
from generator.publishing.ebook import binding
from generator.publishing.ebook.making import EbookOrder, is_ebook, make_ebook
from generator.publishing.mkdocs_plugin import ExplainerPlugin
from generator.publishing.outcomes import Built, Refused
from generator.publishing.places import layered_files, template_folders
from generator.publishing.serve import order_for
from generator.publishing.theming import load_settings

MOST_FACTS = 1_000
LINKS = {"pdf": f'{BOOK}"', "epub": f'{EBOOK}"'}
FILES = {"pdf": BOOK, "epub": EBOOK}


@pytest.fixture
def storm(harbour: Path) -> Path:
    """Return the small project, whose site holds a book as long as nothing is said of it."""
    return harbour


def retitled(root: Path, title: str) -> None:
    """Give a place another name."""
    place = root / "content" / "places" / "old-basin.yml"
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    place.write_text("".join([f"title: {title}\n", *(one for one in lines if not one.startswith("title:"))]), "utf-8")


def books_in(folder: Path) -> tuple[bytes, bytes]:
    """Return the bytes of both books of a site."""
    return (folder / BOOK).read_bytes(), (folder / EBOOK).read_bytes()


def test_a_site_holds_the_book_and_leads_to_it(storm: Path) -> None:
    """Home and the page of the open data link the file that is there."""
    built = build_site(storm)
    assert isinstance(built, Built)
    assert (built.folder / BOOK).read_bytes().startswith(b"%PDF-")
    assert is_ebook(built.folder / EBOOK)
    for page in ("index.html", "data/index.html"):
        html = (built.folder / page).read_text(encoding="utf-8")
        assert all(link in html for link in LINKS.values())


def test_they_are_what_the_commands_make(storm: Path, tmp_path: Path) -> None:
    """The files of the site are those of `explainer pdf` and `explainer epub`, byte for byte."""
    built = build_site(storm)
    assert isinstance(built, Built)
    make_book(BookOrder(root=storm, target=tmp_path / BOOK))
    make_ebook(EbookOrder(root=storm, target=tmp_path / EBOOK))
    for name in (BOOK, EBOOK):
        assert (tmp_path / name).read_bytes() == (built.folder / name).read_bytes()


def test_it_is_made_anew_only_where_something_differs(storm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged project sets nothing; an edit, or another template, gives another book."""
    built = build_site(storm)
    assert isinstance(built, Built)
    first = books_in(built.folder)
    with monkeypatch.context() as patch:
        patch.setattr(printing, "printed", None)
        patch.setattr(binding, "bound", None)
        again = build_site(storm)
        assert isinstance(again, Built)
        assert again.written == 0
    assert isinstance(build_site(storm, fresh=True), Built)
    assert books_in(built.folder) == first
    retitled(storm, "The new basin")
    assert isinstance(build_site(storm), Built)
    second = books_in(built.folder)
    assert second[0] != first[0]
    assert second[1] != first[1]
    assert len(list((storm / ".explainer" / "book").iterdir())) == 1
    retitled(storm, "The old basin")
    assert isinstance(build_site(storm), Built)
    assert books_in(built.folder) == first


def test_without_a_book_there_is_no_link(storm: Path) -> None:
    """A build that leaves the book out takes away file and links; the next one brings both back."""
    for books in (FORMATS, (), ("epub",), ("pdf",), FORMATS):
        built = build_site(storm, books=books)
        assert isinstance(built, Built)
        html = (built.folder / "index.html").read_text(encoding="utf-8")
        for one in FORMATS:
            assert (built.folder / FILES[one]).exists() is (one in books)
            assert (LINKS[one] in html) is (one in books)


def test_an_own_template_of_the_e_book_gives_another_one(storm: Path) -> None:
    """What only the e-book is made with counts too."""
    built = build_site(storm)
    assert isinstance(built, Built)
    before = (built.folder / EBOOK).read_bytes()
    own = storm / "site_templates" / "ebook"
    own.mkdir(parents=True)
    shipped = layered_files(template_folders(storm), "ebook")["style.css"].read_text(encoding="utf-8")
    (own / "style.css").write_text(f"{shipped}\np {{ color: #123456 }}\n", encoding="utf-8")
    assert isinstance(build_site(storm), Built)
    assert (built.folder / EBOOK).read_bytes() != before


def test_mkdocs_gives_the_same_site(storm: Path, tmp_path: Path) -> None:
    """MkDocs by itself makes the same book, byte for byte, and the same pages."""
    built = build_site(storm)
    assert isinstance(built, Built)
    target = tmp_path / "by-mkdocs"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(target)]
    (storm / "docs").mkdir(exist_ok=True)
    subprocess.run(command, check=True, capture_output=True, cwd=storm)
    files = {path.relative_to(target) for path in target.rglob("*") if path.is_file()}
    assert {Path(BOOK), Path(EBOOK)} <= files
    ours = {path.relative_to(built.folder) for path in built.folder.rglob("*") if path.is_file()}
    assert files == ours
    assert [one for one in sorted(files) if (target / one).read_bytes() != (built.folder / one).read_bytes()] == []


def test_a_book_that_cannot_be_made_leaves_the_old_site(storm: Path) -> None:
    """A character without a font is told with its fact, and nothing of the site is exchanged."""
    built = build_site(storm)
    assert isinstance(built, Built)
    before = {path: path.read_bytes() for path in built.folder.rglob("*") if path.is_file()}
    retitled(storm, "𒀀 basin")
    refused = build_site(storm)
    assert isinstance(refused, Refused)
    assert "old-basin: " in refused.complaints[0]
    assert "--no-pdf" in refused.complaints[0]
    assert {path: path.read_bytes() for path in built.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["explainer.pdf", "explainer-2.pdf", "explainer.epub"])
def test_no_file_of_the_project_is_lost_to_a_book(storm: Path, name: str) -> None:
    """A file with the address of a book or of a volume is told, and stands in a site that holds no book."""
    (storm / "docs").mkdir(exist_ok=True)
    (storm / "docs" / name).write_bytes(b"%PDF-1.7 own")
    refused = build_site(storm)
    assert isinstance(refused, Refused)
    assert refused.complaints == (f"{name}: the site's book has this address; give the file in docs/ another name",)
    settings = storm / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain.replace("- explainer", "- explainer: {pdf: never, epub: never}"), encoding="utf-8")
    built = build_site(storm)
    assert isinstance(built, Built)
    assert (built.folder / name).read_bytes() == b"%PDF-1.7 own"


@pytest.mark.parametrize(("command", "books"), [("build", FORMATS), ("serve", ())])
def test_a_server_makes_no_book(storm: Path, command: str, books: tuple[str, ...]) -> None:
    """What is built after every edit does not wait for a typesetter, whoever serves."""
    assert not order_for(storm, storm, 8000).books
    config = load_settings(storm)
    plugin = config.plugins["explainer"]
    assert isinstance(plugin, ExplainerPlugin)
    plugin.on_config(config)
    with click.Context(click.Command(command), info_name=command):
        assert plugin._with_books == books


@pytest.mark.parametrize(
    ("setting", "facts", "booked"),
    [
        ("auto", 0, False),
        ("auto", 1, True),
        ("auto", MOST_FACTS, True),
        ("auto", MOST_FACTS + 1, False),
        ("always", MOST_FACTS + 1, True),
        ("never", 1, False),
    ],
)
def test_which_sites_hold_a_book(setting: str, facts: int, *, booked: bool) -> None:
    """Small ones do unless that is forbidden, large ones where it is asked for."""
    assert is_booked(setting, facts) is booked


def test_each_format_has_a_setting() -> None:
    """One can be forbidden and the other asked for."""
    assert formats_of({"pdf": "never", "epub": "always"}, MOST_FACTS + 1) == ("epub",)
    assert formats_of({"pdf": "auto", "epub": "auto"}, 1) == FORMATS


def test_facts_are_counted_by_their_files(storm: Path) -> None:
    """The count needs no fact to be read."""
    assert facts_in(storm) == len(list((storm / "content").rglob("*.yml")))


def test_volumes_are_known_by_their_names() -> None:
    """Nothing else of a site is taken for one."""
    assert all(map(is_book, ("explainer.pdf", "explainer-12.pdf", "explainer.epub")))
    assert not any(map(is_book, ("explainer-.pdf", "a/explainer.pdf", "explainer.pdf.txt", "explainer-2.epub")))
