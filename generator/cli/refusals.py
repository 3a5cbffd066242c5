"""How a refusal reaches the terminal: an error in words, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from generator.authoring.refusal import Refusal
from generator.cli.exits import FINDINGS, CouldNotRun
from generator.model.diagnostics import Diagnostic


def refuse(refusal: Refusal) -> NoReturn:
    """End the command with a refusal."""
    raise CouldNotRun("\n".join(lines_of_refusal(refusal)))


def end_with(root: Path, diagnostics: tuple[Diagnostic, ...]) -> NoReturn:
    """Print what is wrong with files that the command needs, and end it."""
    from generator.cli.output import print_findings  # noqa: PLC0415 (slow start)
    from generator.reading.locating import locate  # noqa: PLC0415 (slow start)

    print_findings(locate(root, diagnostics), "auto")
    sys.exit(FINDINGS)


def lines_of_refusal(refusal: Refusal) -> Iterator[str]:
    """Yield the lines of a refusal, its message first."""
    from generator.rendering.findings import visible  # noqa: PLC0415 (slow start)

    yield visible(refusal.message)
    for title, texts in (("note", refusal.notes), ("help", refusal.help)):
        for text in texts:
            first, *more = (visible(line) for line in text.split("\n"))
            yield f"{title}: {first}"
            yield from (f"  {line}" for line in more)
