"""The e-book, read back as any e-reader would: a zip file, a package, pages of XML that lead to one another."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from publication import DC, TYPE, XHTML, Publication, check_links, parsed, text_of

from generator.model.anchored import AnchoredFact
from generator.model.facts.base import Fact
from generator.pipeline import Checked, check_project
from generator.publishing.ebook.making import EbookMade, EbookOrder, make_ebook
from generator.rendering.ebook import parts


def made(project: Path) -> Publication:
    """Make the e-book of a project that holds."""
    result = make_ebook(EbookOrder(root=project, target=project / "book.epub"))
    assert isinstance(result, EbookMade), result
    assert result.size == (project / "book.epub").stat().st_size
    return Publication(project / "book.epub")


@pytest.fixture(scope="module")
def own_project(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project's own facts; the site gets an address."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("content", "seeds"):
        shutil.copytree(project_root / name, folder / name)
    (folder / "mkdocs.yml").write_text(
        "site_name: Troops <&> facts\nsite_url: https://example.org/e/\ntheme: {name: material}\n"
        "plugins: [search, explainer]\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def own(own_project: Path) -> Publication:
    """Return the e-book of the project's own facts."""
    return made(own_project)


@pytest.fixture(scope="module")
def cut(own_project: Path) -> Iterator[Publication]:
    """Return the same e-book with its chapters cut into many parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST", 10_000)
        result = make_ebook(EbookOrder(root=own_project, target=own_project / "cut.epub"))
        assert isinstance(result, EbookMade)
        yield Publication(own_project / "cut.epub")


@pytest.fixture(params=["own", "cut"])
def book(request: pytest.FixtureRequest) -> Publication:
    """Return the e-book whole and cut into parts."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Publication)
    return found


def test_the_archive_begins_as_the_standard_wants(own: Publication) -> None:
    """The first entry is the media type, uncompressed and without extras; entries hold nothing of this disk."""
    with zipfile.ZipFile(own.path) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert own.path.read_bytes()[38:58] == b"application/epub+zip"
    assert {(one.date_time, one.external_attr >> 16, one.extra) for one in others} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, b"")
    }


def test_the_package_lists_what_is_there(book: Publication) -> None:
    """Every file is listed once with its type, and every page is in the order of reading."""
    files = {path.removeprefix("EPUB/") for path in book.files if path.startswith("EPUB/")} - {"package.opf"}
    assert files == book.items.keys()
    assert len({one.get("id") for one in book.items.values()}) == len(book.items)
    assert [path for path in book.items if path.endswith(".xhtml")] == list(book.pages)
    special = {one.get("properties"): path for path, one in book.items.items() if one.get("properties")}
    assert special == {"nav": "nav.xhtml", "cover-image": "cover.png"}
    assert book.files["EPUB/cover.png"].startswith(b"\x89PNG\r\n")
    assert len(book.files) < 200


def test_the_package_says_what_the_book_is(own: Publication) -> None:
    """Title, language, identifier, time and what helps readers who cannot see are told in the standards' own terms."""
    (title,), (language,), (name,) = (
        list(own.package.iter(f"{DC}{one}")) for one in ("title", "language", "identifier")
    )
    assert (title.text or "").startswith("Did North Korea send troops")
    assert language.text == "en"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name.text or "")
    (when,) = own.meta("dcterms:modified")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", when)
    assert own.meta("schema:accessMode") == ["textual", "visual"]
    assert own.meta("schema:accessModeSufficient") == ["textual"]
    assert {"alternativeText", "tableOfContents", "structuralNavigation"} <= set(
        own.meta("schema:accessibilityFeature")
    )
    assert own.meta("schema:accessibilityHazard") == ["none"]
    assert len(own.meta("schema:accessibilitySummary")) == 1


def test_no_link_is_broken_and_nothing_is_loaded_from_elsewhere(book: Publication) -> None:
    """Each link inside leads to an element, ids are unique, and only links lead out, to where the site is."""
    check_links(book, least=1000)


def test_the_contents_lead_to_every_chapter_and_fact(book: Publication, own_project: Path) -> None:
    """They name, in the order of reading, the answer, each chapter and under it each fact, and what is at the end."""
    checked = check_project(own_project)
    assert isinstance(checked, Checked)
    toc = next(one for one in book.pages["nav.xhtml"].iter(f"{XHTML}nav") if one.get(TYPE) == "toc")
    named = [one.get("href", "") for one in toc.iter(f"{XHTML}a")]
    facts = [href.partition("#at-")[2] for href in named if "#at-" in href and "#at-chapter_" not in href]
    # The one story is the answer itself.
    stories = {fact_id for fact_id, one in checked.graph.outlines.items() if one.kind == "story"}
    assert sorted(facts) == sorted(checked.graph.outlines.keys() - stories)
    before = {"cover.xhtml", "title.xhtml", "nav.xhtml"}
    order = [path for path in book.pages if path not in before and not path.startswith("index-")]
    assert list(dict.fromkeys(href.partition("#")[0] for href in named)) == order
    assert named[-2:] == ["index.xhtml", "colophon.xhtml"]
    for href in named:
        path, _, label = href.partition("#at-")
        if label and not label.startswith("chapter_"):
            titles = [text_of(one) for one in book.entry(label).iter(f"{XHTML}h2")]
            (shown,) = (text_of(one) for one in toc.iter(f"{XHTML}a") if one.get("href") == href)
            assert titles == [shown]
            assert path in book.pages


def test_headings_step_down_one_at_a_time(book: Publication) -> None:
    """Each page has one heading of the first level, which comes first, and none skips a level."""
    for path, page in book.pages.items():
        levels = [int(one.tag[-1]) for one in page.iter() if re.fullmatch(rf"{re.escape(XHTML)}h[1-6]", one.tag)]
        assert levels.count(1) == (path != "cover.xhtml"), path
        assert levels[:1] in ([1], []), path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_notes_open_where_they_stand_and_lead_back(book: Publication) -> None:
    """Each mark of a note leads to a note on the same page, each note back to its mark, as both vocabularies say it."""
    found = 0
    for path, page in book.pages.items():
        marks = [one for one in page.iter(f"{XHTML}a") if one.get("role") == "doc-noteref"]
        notes = {one.get("id"): one for one in page.iter(f"{XHTML}aside")}
        assert {one.get(TYPE) for one in marks} <= {"noteref"}
        assert {one.get(TYPE) for one in notes.values()} <= {"footnote"}
        assert {one.get("role") for one in notes.values()} <= {"doc-footnote"}
        assert {one.get("href", "").removeprefix("#") for one in marks} == notes.keys(), path
        for mark in marks:
            note = notes[mark.get("href", "")[1:]]
            (back,) = (one for one in note.iter(f"{XHTML}a") if one.get("role") == "doc-backlink")
            assert text_of(back) == text_of(mark)
            if mark.get("id"):
                assert back.get("href") == f"#{mark.get('id')}"
        found += len(notes)
    assert found > 60


def said_in(fact: AnchoredFact[Fact]) -> Iterator[str]:
    """Yield each passage that a fact rests on, as its source has it."""
    for one in fact.anchors.values():
        for passage in one.passages:
            yield passage.printed


def test_every_quote_is_there_character_for_character(book: Publication, own_project: Path) -> None:
    """Each passage that a fact rests on stands among its fact's quotes as the source has it."""
    checked = check_project(own_project)
    assert isinstance(checked, Checked)
    seen = 0
    for fact_id, fact in checked.graph.project.facts.items():
        if checked.graph.outlines[fact_id].kind in {"story", "source"}:
            continue
        quoted = {text_of(one) for quote in book.entry(fact_id).iter(f"{XHTML}blockquote") for one in quote}
        missing = set(said_in(fact)) - quoted
        assert missing == set(), fact_id
        seen += len(quoted)
    assert seen > 100


def test_the_article_is_there_character_for_character(book: Publication, own_project: Path) -> None:
    """The paragraphs of the article are those of the archived text; marks and notes change nothing in them."""
    articles = [one for page in book.pages.values() for one in page.iter(f"{XHTML}p") if one.get("class") == "article"]
    text = (own_project / "seeds" / "nk-kursk.txt").read_text(encoding="utf-8")
    assert len(articles) > 5
    assert " ".join(" ".join("".join(unnumbered(one)) for one in articles).split()) in " ".join(text.split())


def unnumbered(element: ET.Element) -> Iterator[str]:
    """Yield the words of an element without the numbers of its notes."""
    if element.tag != f"{XHTML}sup":
        yield element.text or ""
        for one in element:
            yield from unnumbered(one)
            yield one.tail or ""


def test_pictures_say_what_they_show(own: Publication) -> None:
    """Each picture has words in its place, is a file of the book, and is sound."""
    pictures = [one for page in own.pages.values() for one in page.iter(f"{XHTML}img")]
    assert len(pictures) > 3
    for one in pictures:
        assert one.get("alt")
        path = one.get("src", "")
        if path.endswith(".svg"):
            drawing = parsed(own.files[f"EPUB/{path}"])
            assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
            assert {element.tag.rpartition("}")[2] for element in drawing.iter()} <= {
                *("svg", "style", "title", "desc", "text", "tspan", "line", "path", "circle", "rect", "g"),
            }
