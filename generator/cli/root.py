"""Which project a command works on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from generator.cli.exits import CouldNotRun

P = ParamSpec("P")
R = TypeVar("R")

DIRECTORY = click.Path(file_okay=False, path_type=Path)


def on_project(command: Callable[..., R]) -> Callable[..., R]:
    """Give `command` the project's folder as `root`: `-C DIR` before or after the command's name, else here."""

    @click.option("-C", "directory", type=DIRECTORY, metavar="DIR", help="Work on the project in DIR instead of here.")
    @click.pass_context
    @wraps(command)
    def run(context: click.Context, /, directory: Path | None, **options: object) -> R:
        chosen = directory or context.obj or Path()
        return command(root=project_at(chosen), **options)

    return run


def project_at(directory: Path) -> Path:
    """Return the project folder `directory`; raises CouldNotRun where it holds no project."""
    if not directory.is_dir():
        raise CouldNotRun(f"there is no folder `{directory}`")
    if not (directory / "content").is_dir():
        raise CouldNotRun(
            f"`{directory}` holds no project: it has no folder `content`\n"
            "help: go to the project's folder, or name it: explainer -C DIR ..."
        )
    return directory.resolve()
