"""Git as a program that only tells: no setting of a repository makes it run something, ask a network or wait."""

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
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
)
"""Options before the command: settings that would run programs, or show another history, have no say."""

OFFLINE: Final = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C"}
"""What is missing from a partial clone is not fetched, and nobody is asked for a password."""

SECONDS: Final = 60
"""After which git is given up."""


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Return what a git command prints about the repository that `root` lies in.

    Args:
        root: A folder of the repository.
        arguments: The command and its arguments; nothing of them may come from content.
        stdin: What the command reads.

    Raises:
        OSError: There is no git.
        subprocess.SubprocessError: The command failed, or took too long.
    """
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    command = ["git", *SAFE, "-C", str(root), *arguments]
    return subprocess.run(  # noqa: S603 (a fixed command; no word of it comes from content)
        command, env=environment | OFFLINE, capture_output=True, check=True, timeout=SECONDS, input=stdin
    ).stdout
