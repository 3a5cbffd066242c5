"""`explainer new`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.asking import can_ask
from generator.cli.exits import CLEAN, CouldNotRun
from generator.cli.ids import SourceId
from generator.cli.kinds import KindType
from generator.cli.root import on_project
from generator.model.kinds import KIND_BY_NAME, KindName


@click.command(short_help="Write the stub of a new fact.")
@click.argument("kind", type=KindType(), required=False, metavar="KIND")
@click.argument("fact_id", metavar="[ID]", required=False)
@click.option("--title", help="Its title; in a story or a question, the question it asks.")
@click.option(
    "--source",
    type=SourceId(),
    metavar="ID",
    help="The archived source that it stands on; needed where there are several.",
)
@click.option("--quote", "words", metavar="WORDS", help="The words that carry it, as for `explainer quote`.")
@click.option("--place", type=click.IntRange(1), metavar="N", help="Which of several places of the words is meant.")
@click.option("--set", "pairs", multiple=True, metavar="FIELD=VALUE", help="A value, such as statements.speaker=kcna.")
@click.option("--bare", is_flag=True, help="Leave out the comments that explain the fields.")
@on_project
def new(  # noqa: PLR0913, PLR0917 (the options of the command)
    root: Path,
    kind: KindName | None,
    fact_id: str | None,
    title: str | None,
    source: str | None,
    words: str | None,
    place: int | None,
    pairs: tuple[str, ...],
    *,
    bare: bool,
) -> None:
    """Write the stub of a new fact of a KIND: its required fields, each with what belongs there.

    In a terminal it asks for each value; Enter leaves one open. What is open is marked with `# REPLACE`, and
    `explainer check` names all of it. No file is ever written over.

    KIND is one of story, claim, figure, view, question, actor, event, agreement, place, term, source. The ID
    becomes the name of the file: a few lower-case words, joined by hyphens.

    \b
    Examples:
      explainer new claim
      explainer new actor harbour-master --title "Harbour master" --set type=person
      explainer new place old-basin --title "The old basin" --quote "the old basin"
      explainer new source harbour --title "Storm damage" --set show=excerpts
    """  # noqa: D301 (click reads the \b itself)
    from generator.cli.drafting import Wishes, draft_of, tell  # noqa: PLC0415 (slow start)

    if kind is None and not can_ask():
        raise CouldNotRun(
            "the new fact needs a kind\nhelp: explainer new claim, or another of: " + ", ".join(KIND_BY_NAME)
        )
    chosen: KindName = click.prompt("Kind", type=KindType(), err=True) if kind is None else kind
    wishes = Wishes(
        kind=chosen,
        id=fact_id or "",
        title=title or "",
        source=source or "",
        words=words or "",
        place=place,
        pairs=pairs,
    )
    tell(root, draft_of(root, wishes, asking=can_ask()), bare=bare)
    sys.exit(CLEAN)
