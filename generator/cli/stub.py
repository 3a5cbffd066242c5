"""`explainer stub`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, CouldNotRun
from generator.cli.refusals import refuse
from generator.cli.root import on_project


@click.command(short_help="Turn a filled-in form for issues into the file of a fact.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True), default="-", metavar="[FILE]")
@click.option("--id", "fact_id", default="", help="The id of the new fact; made from its title by default.")
@click.option("--write", "writes", is_flag=True, help="Write the file where it belongs, and never over another.")
@on_project
def stub(root: Path, file: Path, fact_id: str, *, writes: bool) -> None:
    """Turn the text of an issue that was made with a form into the file of a fact.

    Reads FILE, or standard input. The words of the form stand in their places; what is left to be
    replaced is marked with `# REPLACE`, and what has no place of its own is a comment. Words of the
    article are checked: those that do not stand there, or in several places, are a comment too.

    \b
    Examples:
      explainer stub issue.md
      gh issue view 12 --json body --jq .body | explainer stub --write
    """  # noqa: D301 (click reads the \b itself)
    from generator.authoring.from_forms import stub_of  # noqa: PLC0415 (slow start)
    from generator.authoring.issue_forms import MOST, filled, forms_of  # noqa: PLC0415 (slow start)
    from generator.authoring.refusal import Refusal  # noqa: PLC0415 (slow start)
    from generator.authoring.writing import create  # noqa: PLC0415 (slow start)

    forms = forms_of(root)
    if isinstance(forms, Refusal):
        refuse(forms)
    form = filled(_text_of(file, MOST + 1), forms)
    if isinstance(form, Refusal):
        refuse(form)
    made = stub_of(root, form, fact_id)
    if isinstance(made, Refusal):
        refuse(made)
    if not writes:
        if made.path:
            click.echo(f"# {made.path}")
        click.echo(made.text, nl=False)
        sys.exit(CLEAN)
    if not made.path:
        raise CouldNotRun("a correction is no file of its own\nhelp: leave out --write, and copy what you need")
    refused = create(root, made.path, made.text)
    if refused:
        refuse(refused)
    click.echo(f"Wrote {made.path}\nNext: explainer check")
    sys.exit(CLEAN)


def _text_of(file: Path, limit: int) -> bytes:
    """Return what is to be read, no more than `limit` bytes of it."""
    from generator.reading.streams import NoWriterError, read_at_most  # noqa: PLC0415 (slow start)

    if str(file) == "-":
        return sys.stdin.buffer.read(limit)
    try:
        return read_at_most(file, limit)
    except NoWriterError as error:
        raise CouldNotRun(f"{error}\nhelp: start what writes into it first") from error
    except OSError as error:
        raise CouldNotRun(f"{file} cannot be read: {error.strerror}") from error
