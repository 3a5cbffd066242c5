"""Prints what a proposal changes, as Markdown: for the summary of a run, and for the comment.

    python3 .github/scripts/report.py BASE

The generator says what a change means. A comparison that fails is told as one, and ends with an error.
"""

from __future__ import annotations

import subprocess
import sys

GENERATOR = ".venv/bin/explainer"
COMPARED = {0, 1}  # with 1 something is wrong in the proposal, which the text says
NOT_COMPARED = 3  # the generator has said so itself
FAILED = "**The comparison could not be made.** The log of the run says why; it does not mean that nothing changes.\n"


def report(base: str, generator: str = GENERATOR) -> tuple[str, int]:
    """Return the report on what differs from a commit, and the exit code."""
    try:
        told = subprocess.run(
            [generator, "diff", "--format", "markdown", "--", base],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        print(f"{generator} cannot be run: {error.strerror}", file=sys.stderr)
        return FAILED, 1
    spoke = bool(told.stdout.strip())
    if spoke and told.returncode in COMPARED:
        return told.stdout, 0
    return (told.stdout if spoke and told.returncode == NOT_COMPARED else told.stdout + FAILED), 1


def main() -> int:
    """Print the report."""
    text, code = report(sys.argv[1])
    print(f"## What this changes\n\n{text}", end="")
    return code


if __name__ == "__main__":
    sys.exit(main())
