"""The day of a fact's last change comes from version control, or is not told."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.publishing.history import last_changes

FACT = "content/claims/x.yml"


def git(root: Path, *arguments: str, day: str = "2025-04-28T23:30:00 -0700") -> None:
    """Run git in a project on a day of the committer's own clock."""
    environment = {**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, "-C", str(root), *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project under version control with one fact."""
    root = tmp_path / "project"
    (root / "content" / "claims").mkdir(parents=True)
    (root / FACT).write_text("title: one\n")
    (root / "content" / "claims" / "ünder score.yml").write_text("title: one\n")
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "one")
    return root


def test_the_last_change_counts(project: Path) -> None:
    """A file has the day of the last commit that changed it; others keep theirs."""
    assert last_changes(project) == {FACT: "2025-04-28", "content/claims/ünder score.yml": "2025-04-28"}
    (project / FACT).write_text("title: two\n")
    git(project, "commit", "-am", "two", day="2025-05-02T01:00:00 +0900")
    assert last_changes(project)[FACT] == "2025-05-02"
    assert last_changes(project)["content/claims/ünder score.yml"] == "2025-04-28"


def test_the_day_is_that_of_the_committer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's time zone moves no day."""
    before = last_changes(project)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert last_changes(project) == before


def test_a_project_in_a_folder_of_a_repository_has_its_own_paths(project: Path) -> None:
    """Paths count from the project, wherever in a repository it lies."""
    inner = project / "inner"
    (inner / "content" / "claims").mkdir(parents=True)
    (inner / FACT).write_text("title: one\n")
    git(project, "add", ".")
    git(project, "commit", "-m", "inner", day="2025-06-01T00:00:00 +0000")
    assert last_changes(inner) == {FACT: "2025-06-01"}


def test_no_history_tells_nothing(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, with only the end of the history, and without git nothing is told."""
    assert last_changes(tmp_path) == {}
    shallow = tmp_path / "shallow"
    (project / FACT).write_text("title: two\n")
    git(project, "commit", "-am", "two")
    git(tmp_path, "clone", "--depth=1", project.as_uri(), str(shallow))
    assert last_changes(shallow) == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(project) == {}


def test_settings_of_a_repository_run_nothing(project: Path, tmp_path: Path) -> None:
    """Programs that a repository's settings name are not run."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    trap.chmod(0o755)
    git(project, "config", "core.fsmonitor", str(trap))
    git(project, "config", "log.showSignature", "true")
    git(project, "config", "gpg.program", str(trap))
    git(project, "config", "core.pager", str(trap))
    git(project, "config", "diff.external", str(trap))
    assert last_changes(project)[FACT] == "2025-04-28"
    assert not (tmp_path / "ran").exists()


def test_the_surroundings_lead_nowhere_else(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that point git at another repository have no say."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    assert last_changes(project)[FACT] == "2025-04-28"
