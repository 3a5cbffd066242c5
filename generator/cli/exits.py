"""Exit codes and the one error that a command could not run."""

from __future__ import annotations

from typing import Final

import click

CLEAN: Final = 0
"""Nothing is wrong."""
FINDINGS: Final = 1
"""Something in the project is wrong; it has been printed."""
COULD_NOT_RUN: Final = 2
"""The command could not do its work: a wrong option, no project, a full disk."""
NOT_COMPARED: Final = 3
"""No comparison could be made, which is not the same as nothing to tell; why was printed."""

INTERRUPTED: Final = 130
"""Somebody pressed Ctrl+C: 128 and the number of the signal, as shells have it."""
TERMINATED: Final = 143
"""The process was asked to end."""


class CouldNotRun(click.ClickException):
    """The command could not run; printed as one line on standard error."""

    exit_code = COULD_NOT_RUN
