"""`--fix` mends what needs no decision, and says afterwards what was said before."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring import fixing
from generator.authoring.fixing import Fixed, applied, fix, keeps_words
from generator.model.diagnostics import Edit, Finding, Position, Region
from generator.pipeline import check_project
from generator.reading.lines import Lines, lines_of

ANCHOR = "anchors:\n  - source: harbour\n    exact: boats in the old basin\n"


def edit_at(start: int, end: int, text: str) -> Edit:
    """Return an edit of the first line."""
    return Edit(region=Region(Position(1, start + 1), Position(1, end + 1)), text=text, title="edit")


def mend(project: Path, text: str) -> tuple[Fixed, str]:
    """Mend a project with one more fact; return what was done, and the file afterwards."""
    path = project / "content" / "places" / "quay.yml"
    path.write_bytes(text.encode())
    done = fix(project, check_project(project).findings, ["content/places/quay.yml"])
    return done, path.read_bytes().decode()


CERTAIN = {
    "glued": (f"title:Quay\n{ANCHOR}", f"title: Quay\n{ANCHOR}"),
    "colon in text": (f"title: Quay: the wall\n{ANCHOR}", f'title: "Quay: the wall"\n{ANCHOR}'),
    "both": (f"title: Quay: the wall\nsummary:@x\n{ANCHOR}", f'title: "Quay: the wall"\nsummary:@x\n{ANCHOR}'),
    "glued before a comment": (f"title:Quay # name\n{ANCHOR}", f"title: Quay # name\n{ANCHOR}"),
    "glued above another slip": (
        f"title:Quay\nsummary: Wall: it\n{ANCHOR}",
        f'title: Quay\nsummary: "Wall: it"\n{ANCHOR}',
    ),
    "tabs": (
        "title: Quay\nanchors:\n\t- source: harbour\n\t  exact: boats in the old basin\n",
        f"title: Quay\n{ANCHOR}",
    ),
    "no-break space": (f"title:\u00a0Quay\n{ANCHOR}", f"title: Quay\n{ANCHOR}"),
    "special": (f"title: Quay\nsummary: @office says\n{ANCHOR}", f'title: Quay\nsummary: "@office says"\n{ANCHOR}'),
    "two slips": (
        f"title: Quay: the wall\nsummary: @office says\n{ANCHOR}",
        f'title: "Quay: the wall"\nsummary: "@office says"\n{ANCHOR}',
    ),
    "curly": (
        "title: Quay\nanchors:\n  - source: “harbour”\n    exact: boats in the old basin\n",
        f"title: Quay\n{ANCHOR}",
    ),
    "byte order mark": (f"\ufefftitle: Quay\n{ANCHOR}", f"title: Quay\n{ANCHOR}"),
    "indented start": (f"  title: Quay\n{ANCHOR}", f"title: Quay\n{ANCHOR}"),
    "trailing space": (f"title: Quay  \n{ANCHOR}", f"title: Quay\n{ANCHOR}"),
    "order": (f"# about\n{ANCHOR}title: Quay # name\n", f"# about\ntitle: Quay # name\n{ANCHOR}"),
    "line ends": (
        f"title: Quay: it\n{ANCHOR}".replace("\n", "\r\n"),
        f'title: "Quay: it"\n{ANCHOR}'.replace("\n", "\r\n"),
    ),
}


@pytest.mark.parametrize("name", CERTAIN)
def test_what_is_certain_is_mended(harbour: Path, name: str) -> None:
    """Each slip becomes what was meant, and nothing else of the file moves."""
    before, after = CERTAIN[name]
    done, text = mend(harbour, before)
    assert text == after
    assert done.mended or before == after
    assert done.refusals == ()
    again, same = mend(harbour, text)
    assert (again.mended, same) == ((), text)


LEFT = {
    "a quote": "title: Quay\nanchors:\n  - source: harbour\n    exact: The office: had\n",
    "a quote between curly marks": f"title: Quay\n{ANCHOR}    prefix: “the: first\n",
    "a quote with a space before the colon": "title: Quay\nanchors:\n  - exact : The office: had\n",
    "a quote whose field stands in marks": 'title: Quay\nanchors:\n  - "exact": The office: had\n',
    "a quote whose field stands in single marks": "title: Quay\nanchors:\n  - 'exact' : @The office\n",
    "a quote between brackets": "title: Quay\nanchors: {source: harbour, exact: The office} : had\n",
    "a quote between brackets before a text": "title: Quay\nanchors: [{exact: The office}] had\n",
    "a quote behind another field": "title: Quay\nanchors:\n  - source: exact: The office\n",
    "a quote below its field": "title: Quay\nanchors:\n  - exact:\n      The office: had: it\n",
    "a quote in a list below its field": "title: Quay\nanchors:\n  - exact:\n    - @The office: had\n",
    "a quote that goes on": f"title: Quay\n{ANCHOR}\t    The office\n",
    "a quote with a tag": "title: Quay\nanchors:\n  - !!str exact: The office: had\n",
    "brackets that are closed too early": "title: Quay\nseen: {at: noon} : x\n",
    "a field where a text would stand": "title: Quay\nanchors: source: harbour\n",
    "a space before the words of a source": f"title: Quay\n{ANCHOR}    prefix:\u00a0the\n",
    "a comment that would become text": f"title: Quay: the wall # so it is called\n{ANCHOR}",
    "an indentation that may mean two things": f"title: Quay\n   summary: wall\n{ANCHOR}",
    "a mark that is never closed": f'title: "Quay\n{ANCHOR}',
    "a duplicate": f"title: Quay\ntitle: Wall\n{ANCHOR}",
    "a wrong word": f"titel: Quay\n{ANCHOR}",
    "a quote that is not found": "title: Quay\nanchors:\n  - source: harbour\n    exact: ships in the old basin\n",
    "another layout": "title:    Quay\nanchors:\n    - source: harbour\n      exact: boats in the old basin\n",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_needs_a_decision_is_left(harbour: Path, name: str) -> None:
    """What could mean two things, words of a source and a layout that is no mistake stay as they are."""
    done, text = mend(harbour, LEFT[name])
    assert text == LEFT[name]
    assert done.mended == ()


def test_a_change_of_words_is_refused(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where a rule were mistaken, no word would come or go: the file stays as it was, and that is said."""
    path = harbour / "content" / "places" / "old-basin.yml"
    before = path.read_bytes()
    finding = Finding(
        rule="Y003",
        severity="error",
        path="content/places/old-basin.yml",
        region=None,
        line_text="",
        message="",
        label="",
        notes=(),
        help=(),
        edit=edit_at(0, 5, "headline"),
    )
    monkeypatch.setattr(fixing, "_look", lambda _root, _path: (finding,))
    done = fix(harbour, [finding], [])
    assert [refusal.message for refusal in done.refusals] == [
        "content/places/old-basin.yml is left as it is: mending it would change what it says"
    ]
    assert path.read_bytes() == before


def test_a_quote_never_changes(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor do curly marks of a quote go, which are the source's own."""
    path = harbour / "content" / "places" / "old-basin.yml"
    path.write_text("title: Quay\nanchors:\n  - source: harbour\n    exact: “We counted 60 boats,”\n", encoding="utf-8")
    edit = Edit(region=Region(Position(4, 12), Position(4, 35)), text="We counted 60 boats,", title="edit")
    assert not keeps_words(path.read_text(encoding="utf-8"), applied(lines_of(path.read_text("utf-8")), [edit])[0])
    assert monkeypatch


BROKEN = "title: Quay: the\nanchors:\n  - exact : boats in\n     the basin\n    prefix:the\n"


@pytest.mark.parametrize(
    ("line", "start", "end", "kept"),
    [
        (1, 8, 17, True),
        (3, 1, 3, True),
        (3, 13, 13, True),
        (3, 13, 14, False),
        (3, 1, 23, False),
        (4, 1, 2, False),
        (4, 6, 6, False),
        (5, 12, 12, True),
        (5, 12, 13, False),
    ],
)
def test_in_a_file_that_cannot_be_read_no_edit_touches_a_quote(line: int, start: int, end: int, kept: bool) -> None:
    """What stands before the value of such a field may be mended; its words, and the lines below that go on, never."""
    lines = lines_of(BROKEN)
    region = Region(Position(line, start), Position(line, end))
    at = [lines.starts[line - 1] + column - 1 for column in (start, end)]
    same = BROKEN[at[0] : at[1]]
    edit = Edit(region=region, text=f" {same}", title="edit")
    after, _ = applied(lines, [edit])
    assert keeps_words(BROKEN, after)
    assert keeps_words(BROKEN, after, [edit]) == kept


def test_an_edit_over_several_lines_touches_the_quotes_between() -> None:
    """Where it begins and ends in other fields, the quote in its midst is touched all the same."""
    edit = Edit(region=Region(Position(2, 1), Position(5, 3)), text="", title="edit")
    assert not keeps_words(BROKEN, BROKEN, [edit])


def spoil(project: Path) -> Path:
    """Take the space behind the colon of a title away."""
    path = project / "content" / "places" / "old-basin.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title:", 1), encoding="utf-8")
    return path


def test_a_file_that_is_read_only_is_left_and_that_is_said(harbour: Path) -> None:
    """Its folder would let another file take its place, which is not what read-only means; other files are mended."""
    path = spoil(harbour)
    other = harbour / "content" / "terms" / "insured.yml"
    other.write_text(other.read_text(encoding="utf-8").replace("title: ", "title:", 1), encoding="utf-8")
    before = path.read_bytes()
    path.chmod(0o444)
    done = fix(harbour, check_project(harbour).findings, [])
    assert [refusal.message for refusal in done.refusals] == ["content/places/old-basin.yml is read-only"]
    assert path.read_bytes() == before
    assert [one.path for one in done.mended] == ["content/terms/insured.yml"]


def test_a_file_that_changed_meanwhile_is_left(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an editor saved while it was being mended is never written over."""
    path = spoil(harbour)
    look = fixing.applied

    def saved(lines: Lines, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
        path.write_text("title: Saved meanwhile\n", encoding="utf-8")
        return look(lines, edits)

    monkeypatch.setattr(fixing, "applied", saved)
    done = fix(harbour, check_project(harbour).findings, [])
    assert [refusal.message for refusal in done.refusals] == ["content/places/old-basin.yml was changed meanwhile"]
    assert path.read_text(encoding="utf-8") == "title: Saved meanwhile\n"


def test_a_link_is_never_written_through(harbour: Path) -> None:
    """What lies outside stays as it is, whether a file or its folder is the link."""
    outside = harbour.parent / "outside"
    (harbour / "content" / "places").rename(outside)
    path = outside / "old-basin.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title:", 1), encoding="utf-8")
    before = path.read_bytes()
    (harbour / "content" / "places").symlink_to(outside)
    fix(harbour, check_project(harbour).findings, ["content/places/old-basin.yml"])
    (harbour / "content" / "places").unlink()
    (harbour / "content" / "places").mkdir()
    (harbour / "content" / "places" / "old-basin.yml").symlink_to(path)
    fix(harbour, check_project(harbour).findings, ["content/places/old-basin.yml"])
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_mended(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is one reason for one file, and no end of the work."""
    spoil(harbour)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fixing, "replace", full)
    done = fix(harbour, check_project(harbour).findings, [])
    (refusal,) = done.refusals
    assert refusal.message == "content/places/old-basin.yml cannot be written: No space left on device"


def test_edits_that_overlap_are_made_one_after_the_other() -> None:
    """The first is made, and what it covered is for the next round; two equal ones are one."""
    lines = lines_of("0123456789\n")
    first, second, third = edit_at(2, 5, "A"), edit_at(4, 6, "B"), edit_at(6, 6, "C")
    assert applied(lines, [third, second, first, first]) == ("01A5C6789\n", (first, third))


@given(st.text(alphabet="ab \n:'\"“”", max_size=40), st.integers(0, 40), st.text(alphabet="ab", min_size=1, max_size=3))
def test_any_word_put_in_is_noticed(text: str, at: int, word: str) -> None:
    """A text with another word in it never counts as saying the same."""
    assert not keeps_words(text, text[:at] + word + text[at:])
