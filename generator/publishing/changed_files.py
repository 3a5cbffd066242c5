"""Which files of a project differ from a revision: whoever proposes a change wants the findings on it first."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.model.record import Value
from generator.publishing.git import git

FOLDERS: Final = ("content", "seeds")
"""Where findings can be."""


class ChangedFiles(Value, frozen=True, kw_only=True):
    """What differs from a revision."""

    paths: frozenset[str]
    """Changed and new files, from the project; with forward slashes."""
    folder: str
    """Where in its repository the project lies, ending with a slash; empty at the top."""
    since: str
    """The revision in the words in which it was asked for; empty where there is nothing to compare with."""


NOT_KNOWN: Final = ChangedFiles(paths=frozenset(), folder="", since="")


class UnknownRevisionError(Exception):
    """There is no such revision here."""


def base_of(environment: Mapping[str, str]) -> str:
    """Return the revision that a proposal is compared with, where the service that checks it tells; else nothing."""
    if branch := environment.get("GITHUB_BASE_REF"):
        return f"origin/{branch}"
    return environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")


def changed_files(root: Path, base: str = "") -> ChangedFiles:
    """Return what differs from where `base` and the present state parted, or from the last commit.

    Args:
        root: The project.
        base: A revision; nothing for the one that the environment tells of, else the last commit.

    Raises:
        UnknownRevisionError: `base` was asked for and is not there.
    """
    try:
        prefix = git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    except (OSError, subprocess.SubprocessError) as error:
        if base:
            raise UnknownRevisionError(base) from error
        return NOT_KNOWN
    since = _commit(root, base or base_of(os.environ))
    if base and not since:
        raise UnknownRevisionError(base)
    said = base or (base_of(os.environ) if since else "HEAD")
    since = since or _commit(root, "HEAD")
    try:
        paths = _paths(git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", *FOLDERS))
        if since:
            options = ("-z", "--relative", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv")
            paths |= _paths(git(root, "diff", *options, _parting(root, since), "--", *FOLDERS))
    except (OSError, subprocess.SubprocessError):
        return ChangedFiles(paths=frozenset(), folder=prefix, since="")
    return ChangedFiles(paths=paths, folder=prefix, since=said if since else "")


def _commit(root: Path, revision: str) -> str:
    """The commit that a revision means; empty where there is none."""
    if not revision:
        return ""
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.decode("ascii", "replace").strip()


def _parting(root: Path, commit: str) -> str:
    """Where a commit and the present one parted; the commit itself where the history does not tell."""
    try:
        return git(root, "merge-base", commit, "HEAD").decode("ascii", "replace").strip() or commit
    except (OSError, subprocess.SubprocessError):
        return commit


def _paths(listed: bytes) -> frozenset[str]:
    return frozenset(path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path)
