"""What EPUBCheck says is read as it is meant."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

MESSAGE = {"severity": "WARNING", "ID": "OPF-003", "message": "not listed", "locations": [{"path": "a.css", "line": 7}]}


def test_each_message_has_its_place(part: Any) -> None:
    """Warnings count as errors do, and a message without a place is no less told."""
    told = part("ebook").told
    assert told({"messages": [MESSAGE, {**MESSAGE, "locations": []}]}, 0) == [
        "a.css:7: WARNING OPF-003: not listed",
        "?:0: WARNING OPF-003: not listed",
    ]


def test_a_failure_without_a_word_is_told(part: Any) -> None:
    """A checker that ends with an error has not passed the book, whatever it says of it."""
    told = part("ebook").told
    assert told({"messages": []}, 1) == ["it ended with 1, and nothing says why"]
    assert told({"messages": []}, 0) == []


def test_only_what_is_meant_is_passed_over(part: Any) -> None:
    """That a book brings its fonts is no fault; any other note is told."""
    fonts = {**MESSAGE, "severity": "USAGE", "ID": "CSS-028"}
    assert part("ebook").told({"messages": [fonts]}, 0) == []
    assert part("ebook").told({"messages": [{**fonts, "ID": "CSS-029"}]}, 0) != []


def test_a_fault_that_cannot_be_made_is_no_pass(part: Any, tmp_path: Path) -> None:
    """A book in which there is nothing to break tells nothing of the checker."""
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as archive:
        archive.writestr("EPUB/nav.xhtml", "<nav/>")
    with pytest.raises(part("outcome").NotRunError, match=r"nothing to break in EPUB/package\.opf"):
        part("ebook").broken(tmp_path / "a.epub", tmp_path / "b.epub")


def fake_java(folder: Path, script: str) -> str:
    """Return a program that stands in for Java."""
    path = folder / "java"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_silence_is_no_pass(part: Any, tmp_path: Path) -> None:
    """Where there is no report, nothing was looked at."""
    with pytest.raises(part("outcome").NotRunError, match="said nothing"):
        part("ebook").complaints(fake_java(tmp_path, "exit 0"), tmp_path / "x.jar", tmp_path / "a.epub")


def test_a_report_is_read(part: Any, tmp_path: Path) -> None:
    """What the checker writes beside the book is what is told."""
    (tmp_path / "said.json").write_text(json.dumps({"messages": [MESSAGE]}), encoding="utf-8")
    java = fake_java(tmp_path, f'cp {tmp_path}/said.json "$6"; exit 1')
    said = part("ebook").complaints(java, tmp_path / "x.jar", tmp_path / "a.epub")
    assert said == ["a.css:7: WARNING OPF-003: not listed"]


@pytest.mark.parametrize("missed", ["EPUB/package.opf", "EPUB/title.xhtml"])
def test_a_checker_that_misses_a_fault_has_not_looked(
    part: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missed: str
) -> None:
    """The book that is broken on purpose comes first; where one of its faults is missed, nothing is known of others."""
    ebook = part("ebook")
    monkeypatch.setattr(ebook, "needed", lambda name, _advice: name)
    monkeypatch.setattr(ebook, "checker", lambda: tmp_path / "x.jar")
    monkeypatch.setattr(ebook, "harbours", lambda folder: [folder / "harbour.epub"])
    monkeypatch.setattr(ebook, "broken", lambda _book, target: target)
    monkeypatch.setattr(ebook, "complaints", lambda *_: [f"{path}:1: ERROR" for path in ebook.FAULTS if path != missed])
    with pytest.raises(part("outcome").NotRunError, match=f"broken on purpose in {missed}"):
        list(ebook.check_ebook(tmp_path))
