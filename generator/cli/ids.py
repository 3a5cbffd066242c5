"""What a shell completes: ids of facts, sources and parts of facts, and the codes of rules.

Shells ask at every press of Tab, so names of files are all that is looked at, and nothing that is slow to load is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem

from generator.model.kinds import KINDS, Kind
from generator.model.rules import RULES

MOST: Final = 2_000
"""Names that are offered at once; nobody reads more, and shells become slow."""

_PART: Final = re.compile(rb"^ *- +id: +[\"']?([a-z0-9-]+)", re.MULTILINE)
_BYTES: Final = 1 << 20
"""Bytes of a fact file that are looked at."""


class FactId(click.ParamType[str]):
    """The id of a fact, or the path of its file."""

    name = "fact"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the ids that begin so, each with its kind."""
        if "/" in incomplete or incomplete.startswith("."):
            return [CompletionItem(incomplete, type="file")]
        return _items(_ids(ctx, KINDS), incomplete)


class SourceId(click.ParamType[str]):
    """The id of a source."""

    name = "source"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the ids of sources that begin so."""
        return _items(_ids(ctx, [kind for kind in KINDS if kind.name == "source"]), incomplete)


class PartId(click.ParamType[str]):
    """The id of a statement or an estimate of the fact that `--into` names, or a number."""

    name = "part"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the ids that its file holds and that begin so."""
        name = f"{ctx.params.get('into') or ''}.yml"
        for kind in KINDS:
            path = _project(ctx) / "content" / kind.folder / name
            if path.is_file():
                with path.open("rb") as file:
                    found = _PART.findall(file.read(_BYTES))
                return _items(((each.decode("ascii"), "") for each in found), incomplete)
        return []


class Revision(click.ParamType[str]):
    """A revision of git, or a folder with a project."""

    name = "revision"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the branches and tags that begin so; folders, where a path was begun."""
        if incomplete.startswith((".", "/", "~")):
            return [CompletionItem(incomplete, type="dir")]
        from generator.publishing.revisions import names  # noqa: PLC0415 (slow start)

        return _items(names(_project(ctx)), incomplete)


class RuleCode(click.ParamType[str]):
    """The code of a rule, or its name."""

    name = "rule"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the codes that begin so, each with its name."""
        return _items(((rule.code, rule.name) for rule in RULES.values()), incomplete.upper())


def _project(ctx: click.Context) -> Path:
    """The project that the command line names so far: `-C DIR` before or after the command's name, else here."""
    given = ctx.params.get("directory") or ctx.find_root().params.get("directory")
    return Path(given or ".")


def _ids(ctx: click.Context, kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        try:
            names = os.listdir(_project(ctx) / "content" / kind.folder)  # noqa: PTH208 (100,000 names)
        except OSError:
            continue
        yield from ((name[: -len(".yml")], kind.name) for name in names if name.endswith(".yml") and name[0] != ".")


def _items(found: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    fitting = sorted(pair for pair in found if pair[0].startswith(incomplete))
    return [CompletionItem(value, help=help_ or None) for value, help_ in fitting[:MOST]]
