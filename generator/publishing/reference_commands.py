"""The reference of the command line, made from the help that the commands print themselves."""

from __future__ import annotations

from typing import Final

import click

MADE_NOTE: Final = "<!-- Made from the commands' own help by `make goldens`; edit the docstrings in generator/cli/. -->"

WIDTH: Final = 88
"""Columns of the help as printed here, whatever terminal the page is made in."""

INTRO: Final = """\
A command works on the project in the current folder, or on the one that `-C DIR` names, before or after
the command's name. `--help` after a command prints what stands here.

[Exit codes](exit-codes.md) tell scripts how a command ended. Colours appear on a terminal alone, and not
at all when the environment variable `NO_COLOR` is set."""


def commands_page(group: click.Group) -> str:
    """Return the page that shows the help of `group` and of each of its commands, as Markdown."""
    top = _context(group, "explainer", None)
    contexts = [top, *(_context(command, name, top) for name, command in sorted(group.commands.items()))]
    return "\n\n".join(["# Commands", MADE_NOTE, INTRO, *(_section(context) for context in contexts)]) + "\n"


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return click.Context(command, parent=parent, info_name=name, **settings)


def _section(context: click.Context) -> str:
    return f"## {context.command_path}\n\n```text\n{context.get_help().rstrip()}\n```"
