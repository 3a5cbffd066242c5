"""The command group and its entry point."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.completion import VARIABLE, completion
from generator.cli.coverage import coverage
from generator.cli.diff import diff
from generator.cli.epub import epub
from generator.cli.exits import CLEAN, COULD_NOT_RUN, INTERRUPTED
from generator.cli.explain import explain
from generator.cli.export_pages import export_pages
from generator.cli.fmt import fmt
from generator.cli.graph import graph
from generator.cli.new import new
from generator.cli.pdf import pdf
from generator.cli.quote import quote
from generator.cli.root import DIRECTORY
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.show import show
from generator.cli.stub import stub


class Commands(click.Group):
    """Commands that end in an orderly way when they are asked to end."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Interrupted; the site is whole, and the next build needs no cleaning.", err=True)
            sys.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "directory", type=DIRECTORY, metavar="DIR", help="Work on the project in DIR instead of here.")
@click.version_option(package_name="explainer-generator", prog_name="explainer")
@click.pass_context
def explainer(context: click.Context, directory: Path | None) -> None:
    """Turn an archived news article into an explainer that can be checked word by word.

    A project has facts in content/, archived articles in seeds/, and settings in mkdocs.yml.
    Start with `explainer check`, then `explainer serve` to see the pages while you write.

    \b
    Exit codes: 0 nothing wrong, 1 something in the project is wrong, 2 the command could not run,
    3 `explainer diff` could not compare.
    """  # noqa: D301 (click reads the \b itself)
    context.obj = directory


for command in (
    check,
    completion,
    coverage,
    diff,
    build,
    serve,
    export_pages,
    epub,
    explain,
    fmt,
    graph,
    new,
    pdf,
    quote,
    schema,
    stub,
    show,
):
    explainer.add_command(command)


def leave(code: str | int | None) -> None:
    """End the process at once: taking a hundred thousand facts apart first would take as long as reading them.

    Nothing is left to be done by then; what was printed is on its way, or the reader is gone.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = code or COULD_NOT_RUN
    if isinstance(code, str) or threading.active_count() > 1:
        sys.exit(code)
    os._exit(code or CLEAN)


def main() -> None:
    """Run the command; an unforeseen error is told apart from findings by its exit code."""
    try:
        explainer(prog_name="explainer", complete_var=VARIABLE)
    except SystemExit as end:
        leave(end.code)
    except OSError as error:
        click.echo(f"Error: {error.strerror or error}: {error.filename or 'no file named'}", err=True)
        sys.exit(COULD_NOT_RUN)
    except Exception:  # noqa: BLE001 (the outermost frame: nobody else could tell)
        sys.excepthook(*sys.exc_info())
        click.echo(
            "Error: this is a fault of explainer itself, not of your files; please report the lines above.", err=True
        )
        sys.exit(COULD_NOT_RUN)
