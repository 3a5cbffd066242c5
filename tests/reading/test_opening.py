"""No link below the root of a project is followed, and nothing but a file is read, even if it changes meanwhile."""

from __future__ import annotations

import os
import shutil
import socket
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.diagnostics import Diagnostic
from generator.reading import walking
from generator.reading.files import read_file
from generator.reading.opening import open_file, open_folder
from generator.reading.project import read_project

Write = Callable[[Mapping[str, str | bytes]], Path]
TERM = "title: A term\ndefinition: Its meaning.\nanchors: [{source: harbour, exact: word}]\n"

pytestmark = pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="this system cannot open from a folder")


@pytest.mark.parametrize("link", ["content", "content/terms", "content/terms/a.yml"])
def test_no_part_of_a_path_may_be_a_link(link: str, write: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link in the place of any folder or of the file itself is refused while opening, wherever it leads."""
    root = write({"content/terms/a.yml": TERM})
    assert read_file(root, "content/terms/a.yml", 1_000) == TERM.encode()
    outside = tmp_path_factory.mktemp("outside") / "moved"
    shutil.move(root / link, outside)
    (root / link).symlink_to(outside)
    told = read_file(root, "content/terms/a.yml", 1_000)
    assert isinstance(told, Diagnostic)
    assert told.rule == "Y009"
    with pytest.raises(OSError, match="Not a directory"):
        open_folder(root, "content/terms" if link != "content/terms/a.yml" else "content/terms/a.yml")


def test_the_root_itself_may_be_a_link(write: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where a project lies is its owner's business."""
    root = write({"content/terms/a.yml": TERM})
    link = tmp_path_factory.mktemp("elsewhere") / "project"
    link.symlink_to(root)
    assert read_file(link, "content/terms/a.yml", 1_000) == TERM.encode()


def open_descriptors() -> int:
    """Return how many descriptors this process has, as far as the system tells."""
    listed = Path("/proc/self/fd")
    return sum(1 for _ in listed.iterdir()) if listed.exists() else 0


def test_no_descriptor_stays_open(write: Write) -> None:
    """Reading and refusing files leaves nothing open."""
    root = write({"content/terms/a.yml": TERM, "content/terms/b.yml": "["})
    (root / "content" / "places").symlink_to("terms")
    count = open_descriptors()
    for _ in range(5):
        read_project(root)
        read_file(root, "content/places/a.yml", 10)
        read_file(root, "content/terms/absent.yml", 10)
    assert open_descriptors() == count
    os.close(open_file(root, "content/terms/a.yml"))


def test_a_folder_that_becomes_a_link_meanwhile_is_not_entered(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A folder that is replaced by a link between the look at it and its use is told, and nothing of it is read."""
    root = write({"content/terms/a.yml": TERM})
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.yml").write_text(TERM, encoding="utf-8")
    among = walking._kinds_among

    def replaced(entries: list[os.DirEntry[str]], found: list[Diagnostic]) -> list[object]:
        kinds = among(entries, found)
        shutil.rmtree(root / "content" / "terms")
        (root / "content" / "terms").symlink_to(outside)
        return kinds  # type: ignore[return-value] # what they are is of no account here

    monkeypatch.setattr(walking, "_kinds_among", replaced)
    read = read_project(root)
    assert read.value.facts == {}
    assert [(found.rule, found.place.path) for found in read.diagnostics] == [("Y009", "content/terms")]


def make_socket(path: Path) -> None:
    """Leave a socket at `path`, whose name may be longer than a socket's address."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def make_device(path: Path) -> None:
    """Make what reads as endless zeros."""
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("devices are made by the administrator alone")


SPECIAL: Mapping[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": make_socket,
    "device": make_device,
    "folder": Path.mkdir,
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nothing": lambda path: path.symlink_to("absent"),
}


PLACES = ("content/terms/a.yml", "seeds/a.txt", "content/a", "content/terms", "seeds")
"""Folders are at home in the last two."""


@pytest.mark.parametrize(
    ("kind", "place"), [(kind, place) for kind in SPECIAL for place in PLACES[: 3 if kind == "folder" else None]]
)
def test_what_is_no_file_is_told_and_never_read(
    kind: str, place: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pipes, sockets, devices and links are told by the walk, in the place of files and of folders, unopened."""
    root = write({})
    (root / place).parent.mkdir(exist_ok=True)
    SPECIAL[kind](root / place)
    monkeypatch.setattr("generator.reading.project.read_file", lambda *_: pytest.fail("opened"))
    told = [(found.rule, found.place.path) for found in read_project(root).diagnostics]
    assert told == [("F007" if (kind, place) == ("folder", "content/a") else "Y009", place)]


@pytest.mark.parametrize("kind", SPECIAL)
def test_what_becomes_something_else_is_refused_when_opened(kind: str, write: Write) -> None:
    """What took the place of a file after the walk is refused without waiting for it."""
    root = write({"content/terms/b.yml": TERM})
    SPECIAL[kind](root / "content" / "terms" / "a.yml")
    told = read_file(root, "content/terms/a.yml", 1_000)
    assert isinstance(told, Diagnostic)
    assert told.rule == "Y009"


def test_a_folder_that_may_not_be_read_is_told(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system does not hand out is a finding at its path, and the others are read."""
    root = write({"content/terms/a.yml": TERM, "content/places/b.yml": "title: B\n"})

    def refused(at: Path, path: str) -> int:
        if path == "content/terms":
            raise PermissionError(13, "Permission denied")
        return open_folder(at, path)

    monkeypatch.setattr(walking, "open_folder", refused)
    told = {(found.rule, found.place.path) for found in read_project(root).diagnostics}
    assert ("Y009", "content/terms") in told
    assert ("C002", "content/places/b.yml") in told


def test_a_file_that_is_too_large_is_shown_by_its_beginning(write: Write) -> None:
    """Only as much of it is read as a finding needs to show a line."""
    root = write({"content/terms/a.yml": TERM})
    assert read_file(root, "content/terms/a.yml", 5, whole=False) == TERM.encode()[:5]
