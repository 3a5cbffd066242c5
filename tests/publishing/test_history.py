"""The day of a fact's last change comes from version control, or is not told."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.publishing.build import build_site
from generator.publishing.history import NO_HISTORY, history_of, last_changes
from generator.publishing.outcomes import Built

FACT = "content/claims/x.yml"


def git(root: Path, *arguments: str, day: str = "2025-04-28T23:30:00 -0700") -> None:
    """Run git in a project on a day of the committer's own clock."""
    environment = {**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, "-C", str(root), *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """Return a project under version control with one fact."""
    root = tmp_path / "project"
    (root / "content" / "claims").mkdir(parents=True)
    (root / FACT).write_text("title: one\n")
    (root / "content" / "claims" / "ünder score.yml").write_text("title: one\n")
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "one")
    return root


def test_the_last_change_counts(recorded: Path) -> None:
    """A file has the day of the last commit that changed it; others keep theirs."""
    assert last_changes(recorded) == {FACT: "2025-04-28", "content/claims/ünder score.yml": "2025-04-28"}
    (recorded / FACT).write_text("title: two\n")
    git(recorded, "commit", "-am", "two", day="2025-05-02T01:00:00 +0900")
    assert last_changes(recorded)[FACT] == "2025-05-02"
    assert last_changes(recorded)["content/claims/ünder score.yml"] == "2025-04-28"


def test_the_day_is_that_of_the_committer(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's time zone moves no day."""
    before = last_changes(recorded)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert last_changes(recorded) == before


def test_a_project_in_a_folder_of_a_repository_has_its_own_paths(recorded: Path) -> None:
    """Paths count from the project, wherever in a repository it lies."""
    inner = recorded / "inner"
    (inner / "content" / "claims").mkdir(parents=True)
    (inner / FACT).write_text("title: one\n")
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "inner", day="2025-06-01T00:00:00 +0000")
    assert last_changes(inner) == {FACT: "2025-06-01"}


def test_no_history_tells_nothing(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, with only the end of the history, and without git nothing is told."""
    assert last_changes(tmp_path) == {}
    shallow = tmp_path / "shallow"
    (recorded / FACT).write_text("title: two\n")
    git(recorded, "commit", "-am", "two")
    git(tmp_path, "clone", "--depth=1", recorded.as_uri(), str(shallow))
    assert last_changes(shallow) == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(recorded) == {}


def test_settings_of_a_repository_run_nothing(recorded: Path, tmp_path: Path) -> None:
    """Programs that a repository's settings name are not run."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    trap.chmod(0o755)
    git(recorded, "config", "core.fsmonitor", str(trap))
    git(recorded, "config", "log.showSignature", "true")
    git(recorded, "config", "gpg.program", str(trap))
    git(recorded, "config", "core.pager", str(trap))
    git(recorded, "config", "diff.external", str(trap))
    assert last_changes(recorded)[FACT] == "2025-04-28"
    assert not (tmp_path / "ran").exists()


def test_the_surroundings_lead_nowhere_else(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that point git at another repository have no say."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert last_changes(recorded)[FACT] == "2025-04-28"


def test_a_name_of_a_file_dates_no_other(recorded: Path) -> None:
    """A file whose name looks like what git lists says nothing of other files."""
    (recorded / "content" / "claims" / f"y\x012099-01-01\n{FACT.replace('/', ' ')}").write_text("")
    trap = recorded / "content" / "\x012099-01-01\n" / FACT
    trap.parent.mkdir(parents=True)
    trap.write_text("")
    git(recorded, "add", ".")
    git(recorded, "commit", "-m", "trap", day="2025-05-03T00:00:00 +0000")
    assert last_changes(recorded)[FACT] == "2025-04-28"
    assert "2099-01-01" not in last_changes(recorded).values()


def test_settings_of_a_repository_hide_nothing(recorded: Path) -> None:
    """Neither a setting nor an object put in the place of another changes what is told."""
    before = last_changes(recorded)
    git(recorded, "config", "log.showRoot", "false")
    git(recorded, "commit", "--allow-empty", "-m", "two", day="2026-01-01T00:00:00 +0000")
    git(recorded, "replace", "--graft", "HEAD")
    assert last_changes(recorded) == before


def test_the_history_is_read_once_for_each_commit(recorded: Path) -> None:
    """While no commit comes, what is known stands; a new commit is read."""
    first = history_of(recorded, NO_HISTORY)
    assert first.head
    known = replace(first, days={FACT: "2000-01-01"})
    assert history_of(recorded, known) is known
    (recorded / FACT).write_text("title: two\n")
    assert history_of(recorded, known) is known, "an edit that nobody recorded"
    git(recorded, "commit", "-am", "two", day="2025-05-02T00:00:00 +0000")
    assert history_of(recorded, known).days[FACT] == "2025-05-02"


def test_a_page_is_made_anew_when_its_date_changes(
    harbour: Path, files_below: Callable[[Path], dict[str, bytes]]
) -> None:
    """A commit dates the pages of its facts and no others, as if all had been made; for machines too."""
    page = harbour / "site" / "terms" / "insured" / "index.html"
    build_site(harbour)
    assert b"dateModified" not in page.read_bytes()
    git(harbour, "init")
    git(harbour, "add", "content/terms")
    git(harbour, "commit", "-m", "one")
    built = build_site(harbour)
    assert isinstance(built, Built)
    assert built.made == 1
    assert b'"dateModified":"2025-04-28"' in page.read_bytes()
    warm = files_below(harbour / "site")
    build_site(harbour, fresh=True)
    assert files_below(harbour / "site") == warm
    assert getattr(build_site(harbour), "made", None) == 0


def test_a_setting_turns_dates_off(harbour: Path) -> None:
    """With `history: false` no page has a date, even where one was known."""
    page = harbour / "site" / "terms" / "insured" / "index.html"
    git(harbour, "init")
    git(harbour, "add", "content/terms")
    git(harbour, "commit", "-m", "one")
    build_site(harbour)
    assert b"2025-04-28" in page.read_bytes()
    settings = harbour / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("- explainer", "- explainer: {history: false}"), encoding="utf-8")
    build_site(harbour)
    assert b"2025-04-28" not in page.read_bytes()
