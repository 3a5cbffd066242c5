"""What is made of which order, and what is refused."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pypdf
import pytest

from generator.publishing.book import typeset
from generator.publishing.book.contents import SelectionError
from generator.publishing.book.fonts import fonts_of
from generator.publishing.book.making import BookMade, BookOrder, make_book
from generator.publishing.book.printing import second_of
from generator.publishing.outcomes import Refused
from generator.publishing.output_file import OutputError
from generator.publishing.settings_error import SettingsError

Make = Callable[..., BookMade]


ENDLESS = "#for a in range(100000) { for b in range(100000) { let x = b } }"
"""A template that Typst works on for hours; a loop that is plainly endless it refuses."""


def is_gone(pid: str) -> bool:
    """Tell whether a process ends within moments."""
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


def text_of(path: Path) -> str:
    """Return the text of all pages."""
    return "\n".join(one.extract_text() for one in pypdf.PdfReader(path).pages)


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace words in a file that has them."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def wait_for_children(pid: int) -> list[str]:
    """Return the processes that a process has started, once there are any."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    for _ in range(400):
        if children := path.read_text(encoding="utf-8").split():
            time.sleep(0.3)
            return children
        time.sleep(0.05)
    raise AssertionError("it has started no process")


def test_a_second_book_comes_from_the_cache_of_facts(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """Facts that rest in the cache are in the book too."""
    first = made_from(harbour, tmp_path / "a.pdf")
    second = made_from(harbour, tmp_path / "b.pdf")
    assert first.facts == second.facts
    assert first.paths[0].read_bytes() == second.paths[0].read_bytes()


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_paper(harbour: Path, tmp_path: Path, made_from: Make, paper: str, width: int) -> None:
    """The pages have the size that was asked for."""
    made = made_from(harbour, tmp_path / "b.pdf", paper=paper)
    assert round(pypdf.PdfReader(made.paths[0]).pages[3].mediabox.width) == width


def test_volumes_lead_to_one_another(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """A book above the weight is in several files, each valid, with links by file and destination."""
    made = made_from(harbour, tmp_path / "b.pdf", most=6000)
    assert len(made.paths) > 1
    assert [path.name for path in made.paths][:2] == ["b.pdf", "b-2.pdf"]
    destinations = {path.name: pypdf.PdfReader(path).named_destinations for path in made.paths}
    across = 0
    for path in made.paths:
        for one in pypdf.PdfReader(path).pages:
            for link in one.get("/Annots", ()):
                address = str(link.get_object().get("/A", {}).get("/URI", ""))
                name, _, label = address.partition("#")
                if name.endswith(".pdf"):
                    assert label in destinations[name]
                    across += 1
    assert across
    with pikepdf.open(made.paths[1]) as pdf:
        assert not pdf.attachments


def test_a_smaller_book_leaves_no_volume_of_a_larger_one(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """Volumes that are none any more are gone; another file of a like name stays."""
    other = tmp_path / "b-note.pdf"
    other.write_bytes(b"%PDF-1.7 mine")
    made_from(harbour, tmp_path / "b.pdf", most=6000)
    made_from(harbour, tmp_path / "b.pdf")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["b-note.pdf", "b.pdf"]


def test_a_book_about_one_actor(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """It bears the actor's name and holds what names the actor, no other actor."""
    made = made_from(harbour, tmp_path / "b.pdf", only="actor:fishers-union")
    named = pypdf.PdfReader(made.paths[0]).named_destinations
    assert "fishers-union" in named
    assert "marine-engineer" not in named
    assert "chapter_answer" not in named
    assert "harbour_w" in " ".join(named)


def test_a_book_about_one_story(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """It begins with the story's answer."""
    made = made_from(harbour, tmp_path / "b.pdf", only="story:storm-damage")
    assert "chapter_answer" in pypdf.PdfReader(made.paths[0]).named_destinations


@pytest.mark.parametrize("only", ["actor:nobody", "claim:forty-damaged", "storm-damage", "story:fishers-union"])
def test_a_book_about_nothing_is_refused(harbour: Path, tmp_path: Path, only: str) -> None:
    """What is no story and no actor is named, with what can be."""
    with pytest.raises(SelectionError, match="story:ID"):
        make_book(BookOrder(root=harbour, target=tmp_path / "b.pdf", only=only))


def test_a_character_without_a_font_is_told_with_its_fact(harbour: Path, tmp_path: Path) -> None:
    """Nothing is set where a character would be a box, and the finding names fact and character."""
    rewrite(harbour / "content" / "places" / "old-basin.yml", "title: ", "title: ʘ𒀀 ")
    target = tmp_path / "b.pdf"
    made = make_book(BookOrder(root=harbour, target=target))
    assert isinstance(made, Refused)
    assert any(one.startswith("old-basin: ") and "U+12000" in one for one in made.complaints)
    assert [one for one in made.complaints if "help:" in one] == list(made.complaints[-1:])
    assert not target.exists()


def test_a_file_that_is_no_pdf_is_not_replaced(harbour: Path, tmp_path: Path) -> None:
    """A slip of the hand costs no file."""
    target = tmp_path / "thesis.txt"
    target.write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        make_book(BookOrder(root=harbour, target=target))
    assert target.read_text(encoding="utf-8") == "years of work"


def test_no_volume_takes_the_place_of_another_file(harbour: Path, tmp_path: Path) -> None:
    """A file that bears the name of a later volume and is no PDF is kept, and nothing is written."""
    other = tmp_path / "b-2.pdf"
    other.write_text("years of work", encoding="utf-8")
    with pytest.raises(OutputError, match=r"b-2\.pdf"):
        make_book(BookOrder(root=harbour, target=tmp_path / "b.pdf", most=6000))
    assert [path.name for path in tmp_path.glob("b*")] == ["b-2.pdf"]
    assert other.read_text(encoding="utf-8") == "years of work"


def test_a_typesetter_that_nobody_waits_for_ends_by_itself(harbour: Path, tmp_path: Path) -> None:
    """Where the command was killed, its program does not work on for ever."""
    (tmp_path / "fonts").mkdir()
    (tmp_path / "book.typ").write_text(ENDLESS, encoding="utf-8")
    order = typeset.TypesetOrder(folder=str(tmp_path), paper="a4", faces=(), page_word="p.", second=0, patience=1)
    command = [sys.executable, "-m", "generator.publishing.book.typeset"]
    done = subprocess.run(command, input=msgspec.json.encode(order), check=False, timeout=30, cwd=harbour)
    assert done.returncode == -signal.SIGALRM


def test_an_interrupt_leaves_no_half_book_and_no_typesetter(harbour: Path, tmp_path: Path) -> None:
    """Ctrl+C while Typst works ends both processes; the old file is as it was, with nothing beside it."""
    own = harbour / "site_templates" / "book"
    own.mkdir(parents=True)
    (own / "book.typ").write_text(ENDLESS, encoding="utf-8")
    target = tmp_path / "out" / "b.pdf"
    target.parent.mkdir()
    target.write_bytes(b"%PDF-1.7 old")
    place = tmp_path / "place"
    place.mkdir()
    command = [sys.executable, "-m", "generator.cli", "-C", str(harbour), "pdf", "-o", str(target)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(place)}
    ) as process:
        children = wait_for_children(process.pid)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert all(map(is_gone, children))
    assert target.read_bytes() == b"%PDF-1.7 old"
    assert list(target.parent.iterdir()) == [target]
    assert list(place.iterdir()) == []


def test_setting_is_given_up_in_time(harbour: Path, tmp_path: Path) -> None:
    """A template that never ends is ended, and what was there stays."""
    own = harbour / "site_templates" / "book"
    own.mkdir(parents=True)
    (own / "book.typ").write_text(ENDLESS, encoding="utf-8")
    target = tmp_path / "b.pdf"
    target.write_bytes(b"%PDF-1.7 old")
    made = make_book(BookOrder(root=harbour, target=target, seconds=1))
    assert isinstance(made, Refused)
    assert made.complaints == ("The book was not set within 1 seconds.",)
    assert target.read_bytes() == b"%PDF-1.7 old"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ('#import "@preview/cetz:0.3.0"', "network"),
        ("#panic(1)", "panic"),
        ('#set document(title: "a")\n= A\n#text(font: "No Such Font")[b]', "no such font"),
        ('#read("/etc/passwd")', "file"),
    ],
)
def test_a_template_that_would_harm_the_book_is_refused(
    harbour: Path, tmp_path: Path, template: str, told: str
) -> None:
    """A package, an error, a warning of a missing font, a file outside: each is told, and nothing is written."""
    own = harbour / "site_templates" / "book"
    own.mkdir(parents=True)
    (own / "book.typ").write_text(template, encoding="utf-8")
    made = make_book(BookOrder(root=harbour, target=tmp_path / "b.pdf"))
    assert isinstance(made, Refused)
    assert told in " ".join(made.complaints).lower()
    assert not (tmp_path / "b.pdf").exists()


def test_markup_in_facts_stays_text(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """What would be code in the typesetter's language is set as it stands."""
    rewrite(harbour / "content" / "places" / "old-basin.yml", "title: ", "title: '#panic() $x$ <label> @ref *b*' # ")
    made = made_from(harbour, tmp_path / "b.pdf")
    assert "#panic() $x$ <label> @ref *b*" in text_of(made.paths[0])


def test_hangul_and_cyrillic_are_set(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """Names in both scripts come out as they went in."""
    rewrite(harbour / "content" / "places" / "old-basin.yml", "title: ", "title: 조선중앙통신 Київ ґанок їжак ")
    text = text_of(made_from(harbour, tmp_path / "b.pdf").paths[0])
    assert "조선중앙통신 Київ ґанок їжак" in text


def test_excerpts_alone_where_the_article_may_not_be_shown(harbour: Path, tmp_path: Path, made_from: Make) -> None:
    """Of such an article the book has the sentences on which facts are built, and no others."""
    said, aside = "It is not clear who will pay", "And that is not all that can be told."
    seed = harbour / "seeds" / "harbour.txt"
    seed.write_text(f"{seed.read_text(encoding='utf-8')}{aside}\n", encoding="utf-8")
    source = harbour / "content" / "sources" / "harbour.yml"
    content = source.read_text(encoding="utf-8")
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    content = re.sub(r"sha256: \w+", f"sha256: {digest}", content)
    content += f"no_fact:\n  - exact: {aside}\n    reason: transition\n    why: It states nothing.\n"
    source.write_text(content, encoding="utf-8")
    whole = text_of(made_from(harbour, tmp_path / "whole.pdf").paths[0])
    assert said in whole
    assert aside in whole
    rewrite(source, "show: full", "show: excerpts")
    some = text_of(made_from(harbour, tmp_path / "some.pdf").paths[0])
    assert said in some
    assert aside not in some


def test_the_date_is_that_of_the_last_change() -> None:
    """The date comes from the history, never from a clock; without a history it is the beginning of 1970."""
    assert second_of({}) == 0
    assert second_of({"a": "2026-01-02", "b": ""}) == 1767312000


def test_fonts_of_a_project_come_after_the_own_ones(harbour: Path) -> None:
    """A font beside the project's templates is used for what the others lack."""
    own = harbour / "site_templates" / "book" / "fonts"
    own.mkdir(parents=True)
    (shipped,) = [path for path in fonts_of(harbour).files if path.name == "explainer-hangul.ttf"]
    shutil.copyfile(shipped, own / "another.ttf")
    assert fonts_of(harbour).families[:2] == ("Source Serif 4", "Explainer Hangul")
    assert own / "another.ttf" in fonts_of(harbour).files


def test_what_the_program_is_told_is_checked() -> None:
    """A package from the registry of the typesetter is recognised by how it is imported."""
    assert typeset.PACKAGE.search('#import "@preview/x:1.0.0": y')
    assert not typeset.PACKAGE.search('#import "part.typ"')


@pytest.mark.parametrize("content", [b"junk", b"", b"\x00\x01\x00\x00" + bytes(60), b"OTTO" + b"\xff" * 200])
def test_a_font_that_is_none_is_named(harbour: Path, tmp_path: Path, content: bytes) -> None:
    """A broken font of the project is told as a mistake of its files, with its path, and nothing is written."""
    own = harbour / "site_templates" / "book" / "fonts"
    own.mkdir(parents=True)
    (own / "broken.ttf").write_bytes(content)
    with pytest.raises(SettingsError, match=r"broken\.ttf` is no font that can be read"):
        make_book(BookOrder(root=harbour, target=tmp_path / "b.pdf"))
    assert not (tmp_path / "b.pdf").exists()
