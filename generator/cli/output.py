"""How findings reach the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final, Literal

import click

from generator.model.diagnostics import Finding

Format = Literal["auto", "text", "concise"]

LONG_FORM_LIMIT: Final = 30
"""Above so many findings the long form hides more than it shows."""


def use_color() -> bool:
    """Tell whether colours help: a terminal reads standard output and NO_COLOR (no-color.org) is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def print_findings(findings: Sequence[Finding], form: Format) -> None:
    """Print findings and their count on standard output."""
    from generator.rendering.findings import format_concise, format_finding, summary  # noqa: PLC0415 (slow start)

    concise = form == "concise" or (form == "auto" and len(findings) > LONG_FORM_LIMIT)
    for finding in findings:
        if concise:
            click.echo(format_concise(finding))
        else:
            click.echo(format_finding(finding, color=use_color()))
            click.echo()
    if concise and form == "auto":
        click.echo(f"More than {LONG_FORM_LIMIT} findings, so one line each; `--format text` explains each of them.")
    if findings:
        click.echo(summary(findings))
