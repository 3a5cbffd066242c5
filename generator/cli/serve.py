"""`explainer serve`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Final

import click

from generator.cli.exits import CLEAN, FINDINGS, TERMINATED, CouldNotRun
from generator.cli.outcomes import Result, print_result
from generator.cli.root import on_project

ENDING: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals beside Ctrl+C that end the server; not every system has each."""


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen at.")
@on_project
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and follow every change.

    Watches content/, seeds/, docs/, the templates and mkdocs.yml, builds again when one of them changes,
    and has the browser reload. A mistake is printed here and stands on each page, while the last good site
    stays. Nobody else can reach the server. Stop it with Ctrl+C.

    \b
    Examples:
      explainer serve
      explainer serve --port 8001
    """  # noqa: D301 (click reads the \b itself)
    from generator.publishing.serve import Fresh, PortTakenError, serve_site  # noqa: PLC0415 (slow start)
    from generator.publishing.settings_error import SettingsError  # noqa: PLC0415 (slow start)

    def report(result: Result) -> None:
        print_result(result)
        if isinstance(result, Fresh):
            click.echo(f"Made {result.made} pages in {result.seconds:.2f} s: {result.address}")
        else:
            click.echo("Not built; the last good site stays.")

    for one in ENDING:
        signal.signal(one, _end)
    try:
        served = serve_site(root, report, port=port)
    except (PortTakenError, SettingsError) as error:
        raise CouldNotRun(str(error)) from error
    sys.exit(CLEAN if served else FINDINGS)


def _end(_signal: int, _frame: object) -> None:
    """Leave in an orderly way: else the served site would stay in the system's folder for what is temporary."""
    for one in ENDING:
        # Told a second time, it would leave before it has ended the server.
        signal.signal(one, signal.SIG_IGN)
    sys.exit(TERMINATED)
