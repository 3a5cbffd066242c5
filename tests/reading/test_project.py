"""A whole project: what is read, what is refused, and what is never opened."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.diagnostics import Diagnostic
from generator.model.kinds import KINDS
from generator.reading.files import FACT_LIMIT, TEXT_LIMIT, read_file
from generator.reading.locating import locate
from generator.reading.project import read_project

Write = Callable[[Mapping[str, str | bytes]], Path]

TERM = "title: A term\ndefinition: Its meaning.\nanchors: [{source: harbour, exact: word}]\n"
PLACE = "title: A place\nanchors: [{source: harbour, exact: word}]\n"


def source(text: str, raw: bytes) -> str:
    """Write the fact of a source with the right checksum."""
    return (
        f"title: Storm\ntext: {text}\nsha256: {hashlib.sha256(raw).hexdigest()}\nlanguage: en\n"
        "rights: Free to use.\nshow: full\n"
    )


def test_the_small_project_is_read_whole(project_root: Path) -> None:
    """A sound project has no findings; its facts come in the order of kinds and then ids, each with its path."""
    read = read_project(project_root / "tests" / "sites" / "harbour")
    assert read.diagnostics == ()
    order = [(kind.name, kind.folder) for kind in KINDS]
    placed = [(order.index((fact.fact.KIND, fact.path.split("/")[1])), name) for name, fact in read.value.facts.items()]
    assert placed == sorted(placed)
    assert len(placed) >= 15
    assert all(fact.path.endswith(f"/{name}.yml") and fact.fact.id == name for name, fact in read.value.facts.items())


def test_a_text_is_its_layer_and_its_checksum_that_of_the_bytes(write: Write) -> None:
    """The text layer is NFC with LF line ends; the checksum is of the archived bytes, whatever their form."""
    raw = unicodedata.normalize("NFD", "“Café é.”\r\nSecond. 한국\r").encode()
    root = write({"seeds/harbour.txt": raw, "content/sources/harbour.yml": source("harbour.txt", raw)})
    read = read_project(root)
    assert read.diagnostics == ()
    text = read.value.texts["harbour"]
    assert text.text == "“Café é.”\nSecond. 한국\n"
    assert text.sha256 == hashlib.sha256(raw).hexdigest()
    assert [text.text[slice(*span)] for span in text.sentences] == ["“Café é.”", "Second.", "한국"]


def test_one_changed_byte_is_found(write: Write) -> None:
    """A text that differs in its line ends alone is not the archived one."""
    root = write({"seeds/harbour.txt": "One.\r\n", "content/sources/harbour.yml": source("harbour.txt", b"One.\n")})
    read = read_project(root)
    assert [(found.rule, found.place.keys) for found in read.diagnostics] == [("S001", ("sha256",))]
    assert "harbour" in read.value.texts


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"\xef\xbb\xbfOne.", "Y001"),
        (b"caf\xe9", "Y001"),
        (b" \n", "Y002"),
        (b"a\x07b", "Y008"),
        (b"a" * (TEXT_LIMIT + 1), "Y007"),
    ],
)
def test_an_unfit_text_is_told_at_its_own_path(raw: bytes, rule: str, write: Write) -> None:
    """A text that cannot be read is a finding in `seeds/`, and its source has no text."""
    root = write({"seeds/harbour.txt": raw, "content/sources/harbour.yml": source("harbour.txt", raw)})
    read = read_project(root)
    assert [(found.rule, found.place.path) for found in read.diagnostics] == [(rule, "seeds/harbour.txt")]
    assert read.value.texts == {}


def test_texts_without_source_are_not_told_while_a_source_is_broken(write: Write) -> None:
    """The source that cannot be read may be the one that names the text."""
    sound = {"seeds/harbour.txt": "One."}
    assert [found.rule for found in read_project(write(sound)).diagnostics] == ["S003"]
    root = write({**sound, "content/sources/harbour.yml": "title: x: y\n"})
    assert [found.rule for found in read_project(root).diagnostics] == ["Y003"]


def test_two_sources_do_not_share_a_text(write: Write) -> None:
    """Each text belongs to one source."""
    fact = source("harbour.txt", b"One.")
    root = write({"seeds/harbour.txt": "One.", "content/sources/a.yml": fact, "content/sources/b.yml": fact})
    assert [(found.rule, found.place.path) for found in read_project(root).diagnostics] == [
        ("S003", "content/sources/b.yml")
    ]


def test_all_files_are_told_about_in_one_run(write: Write) -> None:
    """One bad file hides no other one, and sound facts are read all the same."""
    root = write(
        {
            "content/terms/a.yml": "title: [",
            "content/terms/b.yml": TERM,
            "content/terms/C.yml": "titel: x",
            "content/places/d.yml": PLACE + "more: x\n",
        }
    )
    read = read_project(root)
    assert list(read.value.facts) == ["b"]
    told = {(found.place.path, found.rule) for found in read.diagnostics}
    assert told >= {
        ("content/terms/a.yml", "Y003"),
        ("content/terms/C.yml", "F006"),
        ("content/terms/C.yml", "F001"),
        ("content/places/d.yml", "F001"),
    }


def test_an_id_is_taken_even_by_a_file_that_is_broken(write: Write) -> None:
    """Two files of one name are told, whatever is in them."""
    root = write({"content/terms/a.yml": TERM, "content/places/a.yml": "title: [", "content/events/a.yml": "x"})
    rules = [(found.rule, found.place.path) for found in read_project(root).diagnostics if found.rule == "R003"]
    assert rules == [("R003", "content/places/a.yml"), ("R003", "content/terms/a.yml")]
    others = [found.notes[0] for found in read_project(root).diagnostics if found.rule == "R003"]
    assert others == ["the other one: content/events/a.yml"] * 2


def test_a_former_id_is_never_given_to_another_fact(write: Write) -> None:
    """`formerly` may name neither a living id nor one that another fact had."""
    root = write(
        {
            "content/terms/a.yml": TERM + "formerly: [b, c, d]\n",
            "content/terms/b.yml": TERM + "formerly: [c]\n",
        }
    )
    told = [(found.place.path, found.place.keys) for found in read_project(root).diagnostics if found.rule == "R003"]
    assert told == [("content/terms/a.yml", ("formerly", 0)), ("content/terms/b.yml", ("formerly", 0))]


def test_links_are_not_followed(write: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link in the place of a file or folder is told, and what it leads to is not read."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.yml").write_text(TERM, encoding="utf-8")
    root = write({"content/terms/b.yml": TERM, "seeds/README": "x"})
    (root / "content" / "terms" / "a.yml").symlink_to(outside / "a.yml")
    (root / "content" / "places").symlink_to(outside)
    (root / "seeds" / "harbour.txt").symlink_to(outside / "a.yml")
    (root / "content" / "terms" / "loop.yml").symlink_to("loop.yml")
    read = read_project(root)
    assert list(read.value.facts) == ["b"]
    assert {found.place.path for found in read.diagnostics} == {
        "content/terms/a.yml",
        "content/places",
        "seeds/harbour.txt",
        "seeds/README",
        "content/terms/loop.yml",
    }
    assert {found.rule for found in read.diagnostics} == {"Y009"}
    assert sum("a link" in found.message for found in read.diagnostics) == 4
    shown = {finding.path: finding for finding in locate(root, read.diagnostics)}
    assert shown["content/terms/a.yml"].line_text == ""


@pytest.mark.parametrize("folder", ["content", "seeds"])
def test_the_folders_themselves_are_no_links(folder: str, tmp_path: Path) -> None:
    """A link in the place of `content/` or `seeds/` is told and not entered."""
    (tmp_path / "elsewhere" / "terms").mkdir(parents=True)
    (tmp_path / "elsewhere" / "terms" / "a.yml").write_text("[", encoding="utf-8")
    (tmp_path / "content").mkdir() if folder == "seeds" else None
    (tmp_path / folder).symlink_to("elsewhere")
    assert [(found.rule, found.place.path) for found in read_project(tmp_path).diagnostics] == [("Y009", folder)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_are_not_waited_for(write: Write) -> None:
    """A named pipe in the place of a fact is told at once."""
    root = write({})
    (root / "content" / "terms").mkdir()
    os.mkfifo(root / "content" / "terms" / "a.yml")
    assert [found.rule for found in read_project(root).diagnostics] == ["Y009"]
    told = read_file(root, "content/terms/a.yml", FACT_LIMIT)
    assert isinstance(told, Diagnostic)
    assert told.message == "this is not a regular file"


@pytest.mark.parametrize("path", ["link.yml", "folder", "absent.yml"])
def test_only_regular_files_are_opened(path: str, tmp_path: Path) -> None:
    """What became a link or a folder after the walk looked is not read either."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.yml").write_text(TERM, encoding="utf-8")
    (tmp_path / "link.yml").symlink_to("file.yml")
    assert read_file(tmp_path, "file.yml", FACT_LIMIT) == TERM.encode()
    told = read_file(tmp_path, path, FACT_LIMIT)
    assert isinstance(told, Diagnostic)
    assert told.rule == "Y009"


def test_a_large_file_is_not_loaded(write: Write) -> None:
    """A file above the limit is told with its size."""
    root = write({"content/terms/a.yml": TERM + "#" * FACT_LIMIT})
    (found,) = read_project(root).diagnostics
    assert found.rule == "Y007"
    assert f"{FACT_LIMIT + len(TERM):,}" in found.message


def test_a_name_that_is_not_utf_8_is_shown(tmp_path: Path) -> None:
    """Such a name is told with its bytes as escapes, which every terminal can print."""
    (tmp_path / "content" / "terms").mkdir(parents=True)
    try:
        Path(os.fsdecode(os.fsencode(tmp_path / "content" / "terms") + b"/caf\xe9.yml")).write_text(
            TERM, encoding="utf-8"
        )
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (finding,) = locate(tmp_path, read_project(tmp_path).diagnostics)
    assert (finding.rule, finding.path) == ("F006", "content/terms/caf\\xe9.yml")


def test_hidden_files_and_a_readme_are_nobodys_business(write: Write) -> None:
    """What tools and systems leave lying around, and one note for people, is not told."""
    root = write(
        {
            "content/README.md": "Facts.",
            "content/.git-keep": "",
            "content/terms/.a.yml.swp": "x",
            "seeds/.DS_Store": "x",
        }
    )
    assert read_project(root).diagnostics == ()


def test_without_content_there_is_no_project(tmp_path: Path) -> None:
    """A missing folder `content` is a broken environment, not a finding."""
    with pytest.raises(OSError, match="content"):
        read_project(tmp_path)
