"""`explainer completion`."""

from __future__ import annotations

import sys

import click

from generator.cli.exits import CLEAN, CouldNotRun

VARIABLE = "_EXPLAINER_COMPLETE"
"""Set by the shell that asks for completions; click answers by it."""


@click.command(short_help="Print a script that lets a shell complete ids.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that lets SHELL complete commands, options, ids, kinds and rules with the Tab key.

    Ids are those of the project in the current folder, or of the one that `-C DIR` names.

    \b
    Examples, each to be put where the shell looks when it starts:
      eval "$(explainer completion bash)"      in ~/.bashrc
      eval "$(explainer completion zsh)"       in ~/.zshrc, below compinit
      explainer completion fish > ~/.config/fish/completions/explainer.fish
    """  # noqa: D301 (click reads the \b itself)
    from click.shell_completion import get_completion_class  # noqa: PLC0415 (slow start)

    made = get_completion_class(shell)
    if made is None:
        raise CouldNotRun(f"nothing is known of {shell}")
    click.echo(made(context.find_root().command, {}, "explainer", VARIABLE).source())
    sys.exit(CLEAN)
