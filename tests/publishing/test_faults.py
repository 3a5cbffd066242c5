"""Builds that die leave a whole site behind, and builds that would destroy something do not begin.

The same with hundreds of faults, as a command: `python bench/faults.py`.
"""

from __future__ import annotations

import importlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Stopped
from generator.publishing import swapping
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built
from generator.publishing.serve import PortTakenError, check_port
from generator.publishing.settings_error import SettingsError

FilesBelow = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def faults(project_root: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import the command."""
    monkeypatch.syspath_prepend(str(project_root / "bench"))
    return importlib.import_module("faults")


@pytest.fixture
def victim(faults: Any, tmp_path: Path) -> Any:
    """Build a small project in each of its two states."""
    return faults.Victim(tmp_path)


def dice(seed: int) -> random.Random:
    """Return dice that fall the same way every time."""
    return random.Random(seed)  # noqa: S311 (not for secrets)


def test_a_build_that_is_killed_harms_nothing(faults: Any, victim: Any) -> None:
    """After kill -9 at any moment the site is the old or the new one, and the next build needs no cleaning."""
    assert faults.stop_at_random(victim, dice(3), (signal.SIGKILL,), 6).startswith("6 of 6")


def test_a_build_that_is_asked_to_end_harms_nothing(faults: Any, victim: Any) -> None:
    """After Ctrl+C or SIGTERM the exit code says so, there is no traceback, and the site is whole."""
    polite = (signal.SIGINT, signal.SIGTERM)
    assert faults.stop_at_random(victim, dice(4), polite, 6).startswith("6 of 6")


def test_a_full_disk_harms_nothing(faults: Any) -> None:
    """On a disk without room the message says so, and the site is the old or the new one."""
    try:
        assert faults.fill_the_disk(6).startswith("6 of 6")
    except OSError as error:
        pytest.skip(f"no small disk could be made: {error}")


def test_a_disk_that_can_only_be_read_harms_nothing(faults: Any) -> None:
    """The message says so, and the site stays."""
    try:
        assert faults.write_nothing() == "told, and the site stays"
    except OSError as error:
        pytest.skip(f"no small disk could be made: {error}")


def test_readers_never_miss_a_file(faults: Any, tmp_path: Path) -> None:
    """While two sites are exchanged again and again, each file that is opened is there and whole."""
    assert faults.exchange_under_readers(tmp_path, 1_000).endswith("0 missing or torn")


def test_a_second_build_is_kept_out(faults: Any, victim: Any) -> None:
    """It ends with 2, says that another one is running, and changes nothing."""
    assert faults.two_at_once(victim) == "kept out, and told why"


def test_processes_end_with_the_build_that_started_them(tmp_path: Path) -> None:
    """Where a build is killed, nobody goes on writing for it."""
    script = (
        "import os, sys, time\n"
        "from generator.publishing.parent import end_with_parent\n"
        "if os.fork():\n"
        "    time.sleep(60)\n"
        "else:\n"
        "    end_with_parent()\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=tmp_path) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{child}/stat").read_text().split()[2]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.02)
    pytest.fail("the child outlived its parent")


def test_without_exchange_a_killed_build_loses_no_site(
    harbour: Path, files_below: FilesBelow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be exchanged, a build killed between two renames leaves the old site to the next one."""
    assert isinstance(build_site(harbour), Built)
    before = files_below(harbour / "site")
    left = harbour / ".site-build-x"
    left.mkdir()
    (harbour / "site").rename(left / "site-old")
    swapping.sweep(harbour / "site")
    assert files_below(harbour / "site") == before
    assert not left.exists()
    monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    assert isinstance(build_site(harbour, fresh=True), Built)
    assert files_below(harbour / "site") == before


def test_a_fact_that_changes_during_a_build_waits_for_the_next(harbour: Path, files_below: FilesBelow) -> None:
    """What was checked is what is published; what was broken meanwhile is told by the next build."""
    expected = files_below(Path(str(build_site(harbour).folder)))  # type: ignore[union-attr] # it is built
    claim = harbour / "content/claims/forty-damaged.yml"

    def spoil(stage: str) -> None:
        if stage == "composing":
            claim.write_text("title: [", encoding="utf-8")

    assert isinstance(build_site(harbour, spoil, fresh=True), Built)
    assert files_below(harbour / "site") == expected
    assert isinstance(build_site(harbour), Stopped)
    assert files_below(harbour / "site") == expected


@pytest.mark.parametrize(
    "folder", ["content", "seeds", "docs", "content/site", "site_templates", ".explainer", ".", ".."]
)
def test_a_site_is_never_published_over_its_sources(harbour: Path, files_below: FilesBelow, folder: str) -> None:
    """Whatever `site_dir` says, a build deletes nothing that it is made from."""
    (harbour / "docs").mkdir(exist_ok=True)
    (harbour / "docs/note.md").write_text("# A note", encoding="utf-8")
    settings = harbour / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"site_dir: {folder}\n", encoding="utf-8")
    before = {path: content for path, content in files_below(harbour).items() if not path.startswith(".explainer")}
    with pytest.raises(SettingsError, match="dir"):
        build_site(harbour)
    after = {path: content for path, content in files_below(harbour).items() if not path.startswith(".explainer")}
    assert after == before


def test_a_link_in_place_of_the_site_is_refused(harbour: Path, tmp_path: Path) -> None:
    """A proposal may bring a link; what it leads to is not emptied, be the site there or not."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work", encoding="utf-8")
    for make_first in (False, True):
        if make_first:
            (harbour / "site").unlink()
            assert isinstance(build_site(harbour), Built)
            shutil.rmtree(harbour / "site")
        (harbour / "site").symlink_to(home)
        with pytest.raises(SettingsError, match="is a link"):
            build_site(harbour)
        assert [path.name for path in home.iterdir()] == ["thesis.txt"]


def test_a_folder_that_no_build_made_is_left_alone(harbour: Path) -> None:
    """A folder or a file of somebody else's in the place of the site is a message; hidden files do not count."""
    (harbour / "site").mkdir()
    (harbour / "site/thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(SettingsError, match="no build of an explainer made"):
        build_site(harbour)
    (harbour / "site/thesis.txt").rename(harbour / "site/.thesis")
    assert isinstance(build_site(harbour), Built)
    assert (harbour / "site/.thesis").read_text(encoding="utf-8") == "years of work"
    shutil.rmtree(harbour / "site")
    (harbour / "site").write_text("a file", encoding="utf-8")
    with pytest.raises(SettingsError, match="is a file"):
        build_site(harbour)


def test_a_taken_port_is_told_before_anything_is_made() -> None:
    """Making a large site first would be in vain."""
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTakenError):
        check_port(taken.getsockname()[1])


SITECUSTOMIZE = """
import os, time
real_scandir, real_time, real_time_ns = os.scandir, time.time, time.time_ns
class Reversed:
    def __init__(self, *arguments):
        with real_scandir(*arguments) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): pass
os.scandir = Reversed
time.time = lambda: real_time() + 400 * 86400
time.time_ns = lambda: real_time_ns() + 400 * 86400 * 10**9
"""
"""Has Python list folders the other way round, and takes it for more than a year later."""


def test_two_builds_that_differ_in_everything_around_them_are_equal(
    harbour: Path, tmp_path: Path, files_below: FilesBelow
) -> None:
    """Path, time zone, language, hash seed, day, order of folders, home, permissions and place do not show."""
    assert isinstance(build_site(harbour), Built)
    other = tmp_path / "another place" / "wörk"
    shutil.copytree(harbour, other, ignore=shutil.ignore_patterns("site", ".site-spare", ".explainer"))
    (tmp_path / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    around = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(tmp_path),
        "HOME": str(tmp_path),
        "TZ": "Pacific/Auckland",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "86400",
        "USER": "somebody",
    }
    command = [
        sys.executable,
        "-m",
        "generator.cli",
        "-C",
        str(other),
        "build",
        "--processes",
        "2",
        "--no-pdf",
        "--no-epub",
    ]
    run = subprocess.run(command, env=around, cwd=tmp_path, check=False, capture_output=True, text=True, umask=0o077)
    assert run.returncode == 0, run.stderr
    assert files_below(other / "site") == files_below(harbour / "site")
