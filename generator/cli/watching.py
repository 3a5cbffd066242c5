"""`explainer check --watch`: the screen that follows the files."""

from __future__ import annotations

import os
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

    def report(result: Result | OSError, seconds: float) -> None:
        nonlocal after
        click.echo(CLEAR if sys.stdout.isatty() else "", nl=not sys.stdout.isatty())
        if isinstance(result, OSError):
            click.echo(_unread(root, result))
        else:
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


def _unread(root: Path, error: OSError) -> str:
    """Say what cannot be read, by its path in the project."""
    path = Path(os.fsdecode(error.filename)) if error.filename else root
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return f"{shown} cannot be read now: {error.strerror or error}. It is tried again at the next change."


def _end(_signal: int, _frame: object) -> None:
    """Leave in an orderly way."""
    sys.exit(TERMINATED)
