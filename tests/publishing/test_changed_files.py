"""Which files differ from a revision comes from version control, or is not told."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.publishing.changed_files import NOT_KNOWN, UnknownRevisionError, base_of, changed_files

FACT = "content/claims/x.yml"


def git(root: Path, *arguments: str) -> None:
    """Run git in a project."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    names = ("-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, "-C", str(root), *arguments], env=environment, check=True, capture_output=True)


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    """Return a project under version control: two facts on `main`, and one more on a branch that is checked out."""
    root = tmp_path / "project"
    (root / "content" / "claims").mkdir(parents=True)
    (root / FACT).write_text("title: one\n")
    (root / "content" / "claims" / "ünder score.yml").write_text("title: one\n")
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "one")
    git(root, "checkout", "-b", "proposal")
    (root / "content" / "claims" / "added.yml").write_text("title: one\n")
    git(root, "add", ".")
    git(root, "commit", "-m", "two")
    return root


def test_without_a_base_the_last_commit_counts(recorded: Path) -> None:
    """What was edited since the last commit and what is new differ; what was committed does not."""
    (recorded / "content" / "claims" / "ünder score.yml").write_text("title: two\n")
    (recorded / "content" / "claims" / "new.yml").write_text("title: new\n")
    (recorded / "notes.txt").write_text("no fact\n")
    changed = changed_files(recorded)
    assert changed.paths == {"content/claims/ünder score.yml", "content/claims/new.yml"}
    assert changed.since == "HEAD"


def test_with_a_base_everything_since_it_counts(recorded: Path) -> None:
    """A proposal is all its commits, and what is not yet committed."""
    (recorded / FACT).write_text("title: two\n")
    changed = changed_files(recorded, "main")
    assert changed.paths == {"content/claims/added.yml", FACT}
    assert changed.since == "main"


def test_what_the_base_gained_meanwhile_does_not_count(recorded: Path) -> None:
    """The proposal is compared with where it began, not with what others did since."""
    git(recorded, "checkout", "main")
    (recorded / FACT).write_text("title: others\n")
    git(recorded, "commit", "-am", "others")
    git(recorded, "checkout", "proposal")
    assert changed_files(recorded, "main").paths == {"content/claims/added.yml"}


def test_paths_count_from_the_project(recorded: Path) -> None:
    """A project in a folder of a repository is told where it lies, and its own paths."""
    inner = recorded / "sites" / "inner"
    (inner / "content").mkdir(parents=True)
    (inner / "content" / "x.yml").write_text("title: x\n")
    changed = changed_files(inner)
    assert (changed.paths, changed.folder) == ({"content/x.yml"}, "sites/inner/")


def test_a_repository_without_a_commit_has_new_files_alone(tmp_path: Path) -> None:
    """Before the first commit everything is new."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "x.yml").write_text("title: x\n")
    git(tmp_path, "init")
    assert changed_files(tmp_path).paths == {"content/x.yml"}


def test_without_a_repository_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no version control, or no git, nothing is known and nothing fails."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changed_files(tmp_path) == NOT_KNOWN
    monkeypatch.setenv("PATH", str(tmp_path))
    assert changed_files(tmp_path) == NOT_KNOWN


def test_an_unknown_base_is_refused(recorded: Path, tmp_path: Path) -> None:
    """Whoever names a revision learns that it is not there, and never gets another one instead."""
    for base in ("no-such-branch", "--output=x", "main:content"):
        with pytest.raises(UnknownRevisionError):
            changed_files(recorded, base)
    with pytest.raises(UnknownRevisionError):
        changed_files(tmp_path, "main")
    assert not (recorded / "x").exists()


def test_services_tell_their_base(recorded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub and GitLab name what a proposal is compared with; one that is not here is passed over."""
    assert base_of({"GITHUB_BASE_REF": "main"}) == "origin/main"
    assert base_of({"CI_MERGE_REQUEST_DIFF_BASE_SHA": "abc"}) == "abc"
    assert base_of({}) == ""
    monkeypatch.setenv("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main")
    assert changed_files(recorded).paths == {"content/claims/added.yml"}
    monkeypatch.setenv("GITHUB_BASE_REF", "gone")
    assert changed_files(recorded).since == "HEAD"
