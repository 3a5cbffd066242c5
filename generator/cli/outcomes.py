"""What building, serving and exporting have in common: their findings on standard output."""

from __future__ import annotations

from typing import Protocol

import click

from generator.cli.output import print_findings
from generator.model.diagnostics import Finding


class Result(Protocol):
    """The end of a build, however it went."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found on the way."""


def print_result(result: Result) -> None:
    """Print the findings of `result`, then what the theme engine complains of where it does."""
    print_findings(result.findings, "auto")
    for complaint in getattr(result, "complaints", ()):
        click.echo(complaint)
