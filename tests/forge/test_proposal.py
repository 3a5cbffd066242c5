"""A proposal's facts are taken as data: the right proposal, ordinary files alone, and nothing else of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest

SHA: Final = "a" * 40
EVENT: Final[dict[str, Any]] = {
    "repository": {"full_name": "owner/site", "default_branch": "main"},
    "workflow_run": {
        "event": "pull_request",
        "head_sha": SHA,
        "head_branch": "new fact",
        "head_repository": {"full_name": "stranger/site", "owner": {"login": "stranger"}},
        "pull_requests": [],
    },
}
PULL: Final[dict[str, Any]] = {
    "number": 7,
    "state": "open",
    "head": {"sha": SHA, "repo": {"full_name": "stranger/site"}},
    "base": {"ref": "main", "repo": {"full_name": "owner/site"}},
}
ASKED: Final = "/repos/owner/site/pulls?state=open&head=stranger%3Anew+fact&per_page=100"


def changed(value: dict[str, Any], *ways: str, to: Any) -> dict[str, Any]:
    """Return a copy with another value at a path of keys."""
    made = deepcopy(value)
    at = made
    for way in ways[:-1]:
        at = at[way]
    at[ways[-1]] = to
    return made


@pytest.fixture
def proposal(script: Callable[[str], Any]) -> Any:
    """Return the script as a module."""
    return script("proposal")


def test_the_pull_request_is_found_by_branch_and_commit(proposal: Any, host: Any) -> None:
    """The host is asked for the branch, and of what it answers only the one at the run's own commit counts."""
    older = changed(PULL, "head", "sha", to="b" * 40) | {"number": 6}
    host.answers["GET", ASKED] = [older, PULL]
    assert proposal.find(EVENT) == "7"
    assert host.asked == [("GET", ASKED, None)]


@pytest.mark.parametrize(
    ("ways", "value"),
    [
        (("head", "sha"), "b" * 40),
        (("head", "repo"), {"full_name": "another/site"}),
        (("head", "repo"), None),
        (("base", "repo"), {"full_name": "another/site"}),
        (("base", "ref"), "old"),
        (("state",), "closed"),
    ],
)
def test_another_pull_request_is_not_taken_for_it(proposal: Any, host: Any, ways: tuple[str, ...], value: Any) -> None:
    """Another commit, fork, repository, branch or a closed one: then there is none."""
    host.answers["GET", ASKED] = [changed(PULL, *ways, to=value)]
    assert proposal.find(EVENT) == ""


@pytest.mark.parametrize(
    "event",
    [changed(EVENT, "workflow_run", "event", to="push"), changed(EVENT, "workflow_run", "head_repository", to=None)],
)
def test_a_run_of_no_fork_asks_nobody(proposal: Any, host: Any, event: dict[str, Any]) -> None:
    """A push, or a fork that was deleted meanwhile."""
    assert (proposal.find(event), host.asked) == ("", [])


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; return what it prints."""
    env = {
        **os.environ,
        **{f"GIT_{who}_{what}": "a@localhost" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    run = subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True, text=True)
    return run.stdout.strip()


class Repository:
    """A host's repository with a pull request, and the main branch's work tree where scripts run."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.work = folder / "origin", folder / "work"
        self.origin.mkdir()
        git(self.origin, "init", "--quiet", "--initial-branch=main")
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.write("content/places/port.yml", "title: Port\n")
        self.write("seeds/news.txt", "News.\n")
        self.write("mkdocs.yml", "site_name: Ours\n")
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--message=Begin")
        git(folder, "clone", "--quiet", "--depth=1", self.origin.as_uri(), "work")
        git(self.origin, "switch", "--quiet", "--create=proposal")

    def write(self, path: str, text: str) -> None:
        """Write a file of the repository."""
        (self.origin / path).parent.mkdir(parents=True, exist_ok=True)
        (self.origin / path).write_text(text, encoding="utf-8")

    def propose(self) -> tuple[str, str]:
        """Commit what was written as a pull request; return its commit and that of its merge."""
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--message=Propose")
        head = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "switch", "--quiet", "--detach", "main")
        git(self.origin, "merge", "--quiet", "--no-ff", "--message=Merge", head)
        merge = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "update-ref", "refs/pull/7/merge", merge)
        git(self.origin, "switch", "--quiet", "proposal")
        return head, merge


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository with one proposal that is not committed yet."""
    return Repository(tmp_path)


def test_facts_come_from_the_proposal_and_nothing_else(proposal: Any, repository: Repository) -> None:
    """New facts are there, removed ones are gone; settings and code stay those of the main branch."""
    repository.write("content/places/basin.yml", "title: Basin\n")
    repository.write("mkdocs.yml", "hooks: [evil.py]\n")
    repository.write("evil.py", "raise SystemExit\n")
    (repository.origin / "content/places/port.yml").unlink()
    head, merge = repository.propose()
    base = git(repository.origin, "rev-parse", "main")
    assert proposal.take("refs/pull/7/merge", head, repository.work) == (2, base)
    files = sorted(
        path.relative_to(repository.work).as_posix()
        for path in repository.work.rglob("*")
        if path.is_file() and ".git" not in path.parts
    )
    assert files == ["content/places/basin.yml", "mkdocs.yml", "seeds/news.txt"]
    assert (repository.work / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Ours\n"
    assert git(repository.work, "diff", "--name-only", base) == "content/places/port.yml"
    assert proposal.take(merge, "", repository.work) == (2, base)


def test_a_proposal_that_changed_meanwhile_is_not_taken(proposal: Any, repository: Repository) -> None:
    """The merge must be of the commit that was checked."""
    repository.write("content/places/basin.yml", "title: Basin\n")
    repository.propose()
    with pytest.raises(proposal.ProposalError, match="changed meanwhile"):
        proposal.take("refs/pull/7/merge", SHA, repository.work)
    with pytest.raises(proposal.ProposalError, match="fetch"):
        proposal.take("refs/pull/8/merge", SHA, repository.work)
    assert (repository.work / "content/places/port.yml").is_file()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("content/places/link.yml", "is a link"),
        ("content/run.py", "neither a fact nor an article"),
        ("content/places/deep/er.yml", "neither a fact nor an article"),
        ("seeds/page.html", "neither a fact nor an article"),
        ("seeds/a\nb.txt", "has a name that is not taken"),
        ("content/places/a\\b.yml", "has a name that is not taken"),
    ],
)
def test_what_is_no_data_is_refused(proposal: Any, repository: Repository, path: str, why: str) -> None:
    """Links, other kinds of files and names that no system agrees on; nothing is written then."""
    if "link" in path:
        (repository.origin / path).symlink_to("/etc/passwd")
    else:
        repository.write(path, "text")
    _, merge = repository.propose()
    with pytest.raises(proposal.ProposalError, match=why):
        proposal.take(merge, "", repository.work)
    assert (repository.work / "content/places/port.yml").is_file()
    assert not (repository.work / path).exists()


def test_too_much_is_refused(proposal: Any, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes are those that git has of its objects, before one of them is read."""
    repository.write("seeds/large.txt", "x" * 2000)
    _, merge = repository.propose()
    monkeypatch.setattr(proposal, "MOST_BYTES", 1000)
    with pytest.raises(proposal.ProposalError, match="at most 1,000 are taken"):
        proposal.take(merge, "", repository.work)


def test_a_folder_that_is_gone_is_told(proposal: Any, repository: Repository) -> None:
    """A proposal without any article would otherwise be built from those of the main branch."""
    (repository.origin / "seeds/news.txt").unlink()
    _, merge = repository.propose()
    with pytest.raises(proposal.ProposalError, match="`seeds` is no folder"):
        proposal.take(merge, "", repository.work)
