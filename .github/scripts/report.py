"""Prints what a proposal changes, as Markdown: for the summary of a run, and for the comment.

    python3 .github/scripts/report.py BASE

The generator says what a change means. Where it has no such command, the facts and articles that differ are listed, and
it is said that this is all. A comparison that fails is told as one, and ends with an error.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GENERATOR = ".venv/bin/explainer"
WORDS = {"A": "new", "D": "removed", "M": "changed", "T": "changed"}
MOST = 200
NOT_COMPARED = 3  # the generator has said so itself
FAILED = "**The comparison could not be made.** The log of the run says why; it does not mean that nothing changes.\n"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what came of it; its errors go to the log."""
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)


def listed(base: str) -> str | None:
    """Return a list of the files of facts and articles that differ from a commit; None where git cannot tell."""
    # A new file counts only when git is told of it; nothing of its content is kept.
    if run("git", "add", "--intent-to-add", "--", "content", "seeds").returncode:
        return None
    told = run(
        "git", "-c", "core.quotePath=false", "diff", "--name-status", "--no-renames", base, "--", "content", "seeds"
    )
    if told.returncode:
        return None
    rows = [line.split("\t", 1) for line in told.stdout.splitlines()]
    lines = [f"- {WORDS.get(kind, 'changed')}: `{path.replace('`', '')}`" for kind, path in rows]
    if len(lines) > MOST:
        lines[MOST:] = [f"- and {len(lines) - MOST:,} more"]
    body = "\n".join(lines) or "No fact and no article differs."
    return f"{body}\n\nThese are the files; what the changes mean is for you to read.\n"


def report(base: str, generator: str = GENERATOR) -> tuple[str, int]:
    """Return the report on what differs from a commit, and the exit code."""
    if Path(generator).is_file() and run(generator, "diff", "--help").returncode == 0:
        told = run(generator, "diff", base, "--format", "markdown")
        if told.stdout.strip() and told.returncode in {0, 1}:
            return told.stdout, 0
        return (told.stdout if told.returncode == NOT_COMPARED and told.stdout.strip() else told.stdout + FAILED), 1
    text = listed(base)
    return (FAILED, 1) if text is None else (text, 0)


def main() -> int:
    """Print the report."""
    text, code = report(sys.argv[1])
    print(f"## What this changes\n\n{text}", end="")
    return code


if __name__ == "__main__":
    sys.exit(main())
