"""When each fact's file last changed, as version control has it; nothing is told where it has nothing to tell."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from generator.model.record import Value
from generator.publishing.git import git

_DAY: Final = "\x01"
"""Stands before a day; what else git lists begins with the name of a folder."""


class History(Value, frozen=True, kw_only=True):
    """When files changed, up to one commit."""

    head: str
    """The commit, and where in its repository the project lies; empty where nothing is told."""
    days: dict[str, str]
    """Day of the last commit that changed a file, as ISO 8601, by its path from the project."""


NO_HISTORY: Final = History(head="", days={})


def last_changes(root: Path) -> dict[str, str]:
    """Return the day of the last commit that changed each file of `content/`, by its path from `root`."""
    return history_of(root, NO_HISTORY).days


def history_of(root: Path, known: History) -> History:
    """Return when the files of `content/` changed; `known` where no commit came since.

    A day is that of the committer's own clock, so it is the same on every machine. Nothing is told where there is no
    repository, no git, or only the end of the history, which would date everything to its first commit.
    """
    try:
        shallow, head = git(root, "rev-parse", "--is-shallow-repository", "HEAD", "--show-prefix").split(b"\n", 1)
        if shallow != b"false":
            return NO_HISTORY
        at = head.decode("utf-8", "replace")
        if at == known.head:
            return known
        log = git(
            root,
            *("log", "-z", "--relative", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv"),
            *("--no-show-signature", f"--format={_DAY}%cs", at.partition("\n")[0], "--", "content"),
        )
    except (OSError, subprocess.SubprocessError):
        return NO_HISTORY
    return History(head=at, days=_days(log.decode("utf-8", "replace")))


def _days(log: str) -> dict[str, str]:
    """Return the first day, which is the last in time, under which each path stands."""
    days: dict[str, str] = {}
    day = ""
    for piece in log.split("\0"):
        if piece.startswith(_DAY):
            day = piece.removeprefix(_DAY)
        elif path := piece.removeprefix("\n"):
            days.setdefault(path, day)
    return days
