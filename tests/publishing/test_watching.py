"""`explainer check --watch`: each save gives its findings, in a moment, and Ctrl+C ends in an orderly way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

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
