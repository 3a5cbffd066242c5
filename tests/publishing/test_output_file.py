"""Where a command may write its file, and that it is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from generator.publishing.output_file import OutputError, check_output, put, written_aside


def is_ours(path: Path) -> bool:
    """Tell whether a file is of the sort that is written here."""
    return path.read_bytes().startswith(b"ours")


def check(path: Path) -> None:
    """Check a file of that sort."""
    check_output(path, is_ours, "PDF")


@pytest.mark.parametrize("content", [None, b"", b"ours, older"])
def test_a_new_an_empty_and_an_older_file_are_written(tmp_path: Path, content: bytes | None) -> None:
    """Where nothing is lost that cannot be made again, nobody is asked; the check itself leaves nothing."""
    path = tmp_path / "a" / "b.pdf"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    check(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_of_another_sort_is_refused(tmp_path: Path) -> None:
    """A slip of the hand costs no file."""
    path = tmp_path / "thesis.txt"
    path.write_bytes(b"years of work")
    with pytest.raises(OutputError, match=r"thesis\.txt` is there already and is no PDF file"):
        check(path)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_refused(tmp_path: Path, *, there: bool) -> None:
    """A proposal could bring a link that leads out of the project; wherever it leads, it is named and left alone."""
    other, link = tmp_path / "other", tmp_path / "explainer.pdf"
    if there:
        other.write_bytes(b"ours")
    link.symlink_to(other)
    with pytest.raises(OutputError, match="is a link"):
        check(link)
    assert link.is_symlink()


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe or a device would be gone where a file took its place."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path(os.devnull)):
        with pytest.raises(OutputError, match="is no file"):
            check(path)
    assert pipe.is_fifo()


def test_a_folder_that_cannot_be_written_to_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was asked for is named, not the one by which it was found out."""

    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "/somewhere/tmp4711")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    with pytest.raises(PermissionError, match=r"a/b\.pdf"):
        check(tmp_path / "a" / "b.pdf")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    """Below a file nothing can be written."""
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(NotADirectoryError, match=r"a/b\.pdf"):
        check(tmp_path / "a" / "b.pdf")


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    """Whatever breaks while it is written, an interrupt too, leaves the old file and nothing beside it."""
    path = tmp_path / "b.pdf"
    path.write_bytes(b"old")

    def write_half() -> None:
        with written_aside(path) as aside:
            aside.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert [one.name for one in tmp_path.iterdir()] == ["b.pdf"]
    assert path.read_bytes() == b"old"
    new = tmp_path / "new"
    new.write_bytes(b"new")
    put(new, path)
    assert path.read_bytes() == b"new"
