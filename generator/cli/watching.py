"""`explainer check --watch`: the screen that follows the files."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import Final, NoReturn

import click

from generator.cli.exits import CLEAN, TERMINATED
from generator.cli.reporting import Format, Result, tell_result

CLEAR: Final = "\x1b[H\x1b[2J\x1b[3J"
"""Erases the screen and what was scrolled away (ECMA-48; the last is xterm's)."""


def watch(root: Path, form: Format, base: str) -> NoReturn:
    """Check a project at each change until Ctrl+C, which ends it with 0."""
    from generator.publishing.watching import watch_project  # noqa: PLC0415 (slow start)

    after = "to check it all"

    def report(result: Result, seconds: float) -> None:
        nonlocal after
        click.echo(CLEAR if sys.stdout.isatty() else "", nl=not sys.stdout.isatty())
        tell_result(root, result, form, base)
        click.echo(f"\n{time.strftime('%H:%M:%S')}, {seconds:.2f} s {after}. Waiting for the next change; Ctrl+C ends.")
        after = "after the change"

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        watch_project(root, report)
    except KeyboardInterrupt:
        click.echo("\nNo longer watching.")
    sys.exit(CLEAN)


def _end(_signal: int, _frame: object) -> None:
    """Leave in an orderly way."""
    sys.exit(TERMINATED)
