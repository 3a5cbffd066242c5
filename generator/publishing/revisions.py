"""The facts and articles of a revision, written into a private folder from git's own store.

Nothing is checked out: no filter, no hook and no link of the repository has a part in it.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.model.record import Value
from generator.publishing.git import git

FOLDERS: Final = ("content", "seeds")

MOST_BYTES: Final = 2_000_000_000
"""Bytes of all files of a revision together."""

SHOWN: Final = 60
"""Code points of a name that a message shows."""

_COMMIT: Final = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")

_REFS: Final = {"heads": "branch", "remotes": "branch elsewhere", "tags": "tag"}

_FILES: Final = frozenset({"100644", "100755"})


class RevisionError(Exception):
    """A revision cannot be read; the text says why, and the help what to do."""

    def __init__(self, message: str, *help: str) -> None:  # noqa: A002 (as in diagnostics)
        super().__init__(message)
        self.help = help


class _Blob(Value, frozen=True):
    """One file of a revision."""

    path: str
    """From the project, with forward slashes."""
    name: str
    """Its object's name in git."""
    size: int
    """In bytes; 0 where git does not have it."""


def names(root: Path) -> Iterator[tuple[str, str]]:
    """Yield branches and tags, each with what it is; nothing where git cannot tell."""
    form = "--format=%(refname)"
    try:
        listed = git(root, "for-each-ref", form, "refs/heads", "refs/remotes", "refs/tags").decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError):
        return
    for line in listed.splitlines():
        _, kind, name = line.split("/", 2)
        if not name.endswith("/HEAD"):
            yield name, _REFS[kind]


def commit_of(root: Path, revision: str) -> str:
    """Return the full name of the commit that `revision` means.

    Raises:
        RevisionError: There is no such commit, no repository or no git.
    """
    try:
        git(root, "rev-parse", "--git-dir")
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, so no revision can be read") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise RevisionError(
            f"{_named(revision)} is no folder with a project, and no repository in which to look for a revision",
            *_said(error),
            "name two folders instead: explainer diff OLD NEW",
        ) from error
    try:
        named = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except (OSError, subprocess.SubprocessError) as error:
        raise _unknown(root, revision) from error
    commit = named.decode("ascii", "replace").strip()
    if not _COMMIT.fullmatch(commit):  # `^main` is no commit but what to leave out
        raise _unknown(root, revision)
    return commit


def parting(root: Path, commit: str, other: str) -> str:
    """Return the commit at which two commits parted.

    Raises:
        RevisionError: They have none in common, or the history that is here does not reach back to it.
    """
    try:
        return git(root, "merge-base", commit, other).decode("ascii", "replace").strip()
    except (OSError, subprocess.SubprocessError) as error:
        raise RevisionError("the two have no commit in common here", *_deepen(root)) from error


def extract(root: Path, commit: str, folder: Path) -> None:
    """Write `content/` and `seeds/` of the project at `root`, as a commit has them, into an empty folder.

    Raises:
        RevisionError: The commit holds no project there, or something that is no file, or is not all here.
    """
    try:
        prefix = git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
        wanted = (f"{prefix}{one}" for one in FOLDERS)
        listed = git(root, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *wanted)
        blobs = list(_blobs(listed, prefix))
        if not any(blob.path.startswith("content/") for blob in blobs):
            raise RevisionError(f"the commit {commit[:12]} has no folder `{prefix}content`")
        # Before git is asked for them: it puts all of them into memory.
        total = sum(blob.size for blob in blobs)
        if total > MOST_BYTES:
            raise RevisionError(
                f"the commit {commit[:12]} has {total:,} bytes of facts and texts; "
                f"{MOST_BYTES:,} is the most that is read"
            )
        objects = git(root, "cat-file", "--batch", stdin="".join(f"{blob.name}\n" for blob in blobs).encode())
    except (OSError, subprocess.SubprocessError) as error:
        raise RevisionError(f"git could not read the commit {commit[:12]}", *_deepen(root)) from error
    at = 0
    for blob in blobs:
        end = objects.find(b"\n", at)
        kind, size = _header(objects[at:end])
        if kind != "blob":
            raise RevisionError(f"`{blob.path}` of the commit {commit[:12]} is not here", *_deepen(root))
        try:
            _write(folder, blob.path, objects[end + 1 : end + 1 + size])
        except OSError as error:
            told = f"`{blob.path}` of the commit {commit[:12]} cannot be written down here"
            raise RevisionError(f"{told}: {error.strerror}") from error
        at = end + 2 + size


def _header(line: bytes) -> tuple[str, int]:
    match line.decode("ascii", "replace").split(" "):
        case [_, kind, size] if size.isdecimal():
            return kind, int(size)
        case _:
            return "", 0


def _blobs(listed: bytes, prefix: str) -> Iterator[_Blob]:
    for row in listed.decode("utf-8", "surrogateescape").split("\0"):
        if not row:
            continue
        head, _, path = row.partition("\t")
        mode, _, name, size = head.split()
        inside = path.removeprefix(prefix)
        if mode not in _FILES:
            raise RevisionError(f"`{inside}` is no file there but a link or another repository; it is not followed")
        if any(part in {"", ".", ".."} for part in inside.split("/")) or "\\" in inside or ":" in inside:
            raise RevisionError(f"`{inside}` is no name for a file")
        if inside in FOLDERS:
            raise RevisionError(f"`{inside}` is no folder there but a file")
        yield _Blob(path=inside, name=name, size=int(size) if size.isdecimal() else 0)


def _write(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(target, flags, 0o600), "wb") as file:
        file.write(content)


def _unknown(root: Path, revision: str) -> RevisionError:
    return RevisionError(
        f"there is no revision {_named(revision)} here",
        "see which there are: git branch --all, git log",
        *_deepen(root),
    )


def _named(revision: str) -> str:
    """A name as it was given, as far as it is shown."""
    return f"`{revision if len(revision) <= SHOWN else f'{revision[:SHOWN]}…'}`"


def _said(error: Exception) -> tuple[str, ...]:
    """What git says of a repository that it does not read, such as one that belongs to somebody else."""
    told: bytes = getattr(error, "stderr", None) or b""
    first = told.decode("utf-8", "replace").strip().partition("\n")[0]
    return () if not first or "not a git repository" in first else (f"git says: {first[:300]}",)


def _deepen(root: Path) -> tuple[str, ...]:
    """Help where only the end of the history is here."""
    try:
        shallow = git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except (OSError, subprocess.SubprocessError):
        return ()
    if not shallow:
        return ()
    return ("this clone has only the end of the history: git fetch --unshallow, or `fetch-depth: 0` in a workflow",)
