"""`explainer fmt`."""

from __future__ import annotations

import sys
from difflib import unified_diff
from pathlib import Path

import click

from generator.authoring.refusal import Refusal
from generator.cli.exits import CLEAN, COULD_NOT_RUN, FINDINGS
from generator.cli.ids import FactId
from generator.cli.output import print_findings
from generator.cli.root import on_project
from generator.model.diagnostics import Diagnostic


@click.command(short_help="Give files of facts the one layout.")
@click.argument("facts", nargs=-1, type=FactId(), metavar="[FACT]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the files that are laid out otherwise.")
@click.option("--diff", "only_diff", is_flag=True, help="Write nothing; print what would change.")
@on_project
def fmt(root: Path, facts: tuple[str, ...], *, only_check: bool, only_diff: bool) -> None:
    """Give the files of FACTS, or of all facts, the one layout.

    Fields come in the order of the reference, each level two spaces further in, one space behind a colon or a
    dash. No word and no comment is touched, and each file is compared with what it said before it is written.
    A file with a mistake in its YAML is left alone, and told. With --check or --diff nothing is written, and
    the command ends with 1 where something would be.

    \b
    Examples:
      explainer fmt
      explainer fmt forty-damaged --diff
      explainer fmt --check
    """  # noqa: D301 (click reads the \b itself)
    from generator.authoring.formatting import Formatted, formatted, paths_of  # noqa: PLC0415 (slow start)
    from generator.authoring.writing import replace  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import lines_of_refusal, refuse  # noqa: PLC0415 (slow start)
    from generator.reading.locating import locate  # noqa: PLC0415 (slow start)

    paths = paths_of(root, facts)
    if isinstance(paths, Refusal):
        refuse(paths)
    broken: list[Diagnostic] = []
    changed = same = unwritten = 0
    for path in paths:
        made: Formatted | Refusal | tuple[Diagnostic, ...] = formatted(root, path)
        if isinstance(made, Formatted) and made.changed and not (only_check or only_diff):
            refused = replace(root, path, made.raw, made.text.encode())
            unwritten += refused is not None
            made = refused or made
        if isinstance(made, Formatted):
            changed += made.changed
            same += not made.changed
            if made.changed:
                said = f"{'Would lay' if only_check else 'Laid'} out {path}"
                click.echo(_diff(path, made.before, made.text) if only_diff else said)
        elif isinstance(made, Refusal):
            click.echo("\n".join(lines_of_refusal(made)), err=True)
        else:
            broken += made
    print_findings(locate(root, broken), "auto")
    if broken:
        click.echo("Files with these mistakes were left alone.")
    done = "to lay out" if only_check or only_diff else "laid out"
    click.echo(f"Files {done}: {changed}; laid out so already: {same}.", err=only_diff)
    if unwritten:
        sys.exit(COULD_NOT_RUN)
    sys.exit(FINDINGS if broken or (changed and (only_check or only_diff)) else CLEAN)


def _diff(path: str, before: str, after: str) -> str:
    """A unified diff."""
    from generator.rendering.findings import visible  # noqa: PLC0415 (slow start)

    lines = unified_diff(before.split("\n"), after.split("\n"), path, path, lineterm="")
    return "\n".join(visible(line) for line in lines) or f"--- {path}\n(its line ends become those of Unix)"
