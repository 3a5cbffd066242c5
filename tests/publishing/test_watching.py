"""`explainer check --watch`: each save gives its findings, in a moment, and Ctrl+C ends in an orderly way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from generator.pipeline import Checked, check_project
from generator.publishing import watching
from generator.publishing.changes import changes_in

ENOUGH: Final = 30
"""Seconds to wait at most; a busy machine is no fault of the code."""


class Session:
    """A watching command and what it has printed."""

    def __init__(self, project: Path) -> None:
        command = [sys.executable, "-u", "-m", "generator.cli", "-C", str(project), "check", "--watch"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def next(self) -> str:
        """Return what the next check prints."""
        assert self.process.stdout
        printed = ""
        for line in self.process.stdout:
            printed += line
            if "Ctrl+C ends." in line:
                return printed
        raise AssertionError(printed)


@pytest.fixture
def session(harbour: Path) -> Iterator[Session]:
    """Watch the small project."""
    made = Session(harbour)
    yield made
    if made.process.poll() is None:
        made.process.kill()
    made.process.communicate()


def test_each_save_gives_its_findings(harbour: Path, session: Session) -> None:
    """A mistake is told when it is saved and gone when it is mended; a file that is put in the place of another too."""
    place = harbour / "content" / "places" / "old-basin.yml"
    right = place.read_text(encoding="utf-8")
    assert "All well: 15 facts" in session.next()
    place.write_text(right.replace("boats in", "ships in"), encoding="utf-8")
    assert "error[Q001]" in session.next()
    aside = place.with_name(".old-basin.yml.swap")
    aside.write_text(right, encoding="utf-8")
    printed = session.next()  # the file aside has no name of a fact
    aside.replace(place)
    printed = session.next()
    assert "All well: 15 facts" in printed
    assert "\x1b" not in printed
    session.process.send_signal(signal.SIGINT)
    rest, _ = session.process.communicate(timeout=ENOUGH)
    assert "No longer watching." in rest
    assert session.process.returncode == 0


def test_a_folder_that_is_gone_for_a_moment_ends_nothing(harbour: Path, session: Session) -> None:
    """What cannot be read is told, and when it is back everything is checked as before."""
    session.next()
    (harbour / "content").rename(harbour / "c2")
    assert "content cannot be read now: No such file or directory" in session.next()
    (harbour / "c2").rename(harbour / "content")
    assert "All well: 15 facts" in session.next()


def test_an_error_of_the_disk_ends_one_check(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is reported like a result, and the next change is checked."""
    told: list[object] = []

    @contextmanager
    def twice(*_arguments: object) -> Iterator[Iterator[float]]:
        yield iter([0.0])

    def check(_root: Path, **_options: object) -> Checked:
        if len(told) == 0:
            raise OSError(5, "Input/output error")
        return sentinel

    sentinel = check_project(harbour)
    assert isinstance(sentinel, Checked)
    monkeypatch.setattr(watching, "changes_in", twice)
    monkeypatch.setattr(watching, "check_project", check)
    watching.watch_project(harbour, lambda result, _seconds: told.append(result))
    assert [type(one) for one in told] == [OSError, Checked]


def test_it_ends_when_asked_to(session: Session) -> None:
    """SIGTERM ends it with the code that shells expect."""
    session.next()
    session.process.terminate()
    session.process.communicate(timeout=ENOUGH)
    assert session.process.returncode == 143


def test_a_folder_that_is_exchanged_is_watched_again(harbour: Path) -> None:
    """Version control may put a whole folder in the place of another one; what changes in it is seen."""
    with changes_in(harbour, ("content", "seeds")) as changes:
        (harbour / "notes.txt").write_text("no fact\n", encoding="utf-8")
        shutil.move(harbour / "content", harbour / "aside")
        assert next(changes) <= time.monotonic()
        shutil.move(harbour / "aside", harbour / "content")
        next(changes)
        time.sleep(0.2)
        (harbour / "content" / "places" / "old-basin.yml").write_text("title: x\n", encoding="utf-8")
        assert time.monotonic() - next(changes) < ENOUGH
