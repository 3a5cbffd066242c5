"""The kinds of facts as an argument of commands."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from generator.model.kinds import KINDS, KindName


class KindType(click.ParamType[KindName]):
    """A kind by its name, its plural or its folder."""

    name = "kind"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (click's)
        """Return the kinds that begin so."""
        return [CompletionItem(kind.name, help=kind.singular) for kind in KINDS if kind.name.startswith(incomplete)]

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> KindName:  # noqa: ANN401
        """Return the kind that is meant."""
        plain = str(value).casefold().strip()
        for kind in KINDS:
            if plain in {kind.name, kind.folder, kind.singular.casefold(), kind.plural.casefold()}:
                return kind.name
        from generator.reading.wording import code, listed, most_similar  # noqa: PLC0415 (slow start)

        names = [kind.name for kind in KINDS]
        near = most_similar(plain, names)
        similar = f"\nhelp: a kind with a similar name exists: `{near}`" if near else ""
        return self.fail(
            f"there is no kind of fact {code(str(value))}{similar}\nhelp: the kinds are {listed(names)}", param, ctx
        )
