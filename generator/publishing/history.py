"""When each fact's file last changed, as version control has it; nothing is told where it has nothing to tell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

KEPT: Final = ("PATH", "HOME", "SYSTEMROOT", "USERPROFILE")
"""What of the environment git needs; the rest could send it elsewhere."""

SAFE: Final = (
    "--no-optional-locks",
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "core.quotePath=false"),
)
"""Options before the command: settings of a repository that would run programs have no say."""

SECONDS: Final = 60
"""After which a build goes on without dates."""

_DAY: Final = "\x01"


def last_changes(root: Path) -> dict[str, str]:
    """Return the day of the last commit that changed each file of `content/`, by its path from `root`.

    The day is that of the committer's own clock, so it is the same on every machine. Nothing is returned where there
    is no repository, no git, or only the end of the history, which would date everything to its first commit.
    """
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return {}
        log = _git(
            root,
            *("log", "-z", "--relative", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv"),
            *("--no-show-signature", f"--format={_DAY}%cs", "--", "content"),
        )
    except (OSError, subprocess.SubprocessError):
        return {}
    return _days(log.decode("utf-8", "replace"))


def _days(log: str) -> dict[str, str]:
    """Return the first day, which is the last in time, under which each path stands."""
    days: dict[str, str] = {}
    for commit in log.split(_DAY)[1:]:
        day, *paths = commit.replace("\n", "\0").split("\0")
        for path in filter(None, paths):
            days.setdefault(path, day)
    return days


def _git(root: Path, *arguments: str) -> bytes:
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", *SAFE, "-C", str(root), *arguments]
    return subprocess.run(  # noqa: S603 (a fixed command; no word of it comes from content)
        command, env=environment, capture_output=True, check=True, timeout=SECONDS, stdin=subprocess.DEVNULL
    ).stdout
