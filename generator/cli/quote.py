"""`explainer quote`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.authoring.refusal import Refusal
from generator.cli.asking import ask_which, can_ask
from generator.cli.exits import CLEAN
from generator.cli.ids import FactId, PartId, SourceId
from generator.cli.root import on_project
from generator.model.fields import Anchor


@click.command(short_help="Find a passage and print the anchor that names it.")
@click.argument("source", type=SourceId())
@click.argument("words", nargs=-1, required=True)
@click.option("--spans", "apart", is_flag=True, help="The quote is interrupted: each of WORDS is a piece of it.")
@click.option("--place", type=click.IntRange(1), metavar="N", help="Which of several places is meant.")
@click.option("--into", type=FactId(), metavar="FACT", default="", help="Append the anchor to this fact's file.")
@click.option(
    "--statement",
    "--estimate",
    "--provision",
    "part",
    type=PartId(),
    metavar="ID|N",
    default="",
    help="Which part of the fact it belongs to, by its id or its number.",
)
@on_project
def quote(  # noqa: PLR0913 (the options of the command)
    root: Path, source: str, words: tuple[str, ...], part: str, into: str, *, apart: bool, place: int | None
) -> None:
    """Find a passage of SOURCE by its first and last WORDS, and print the anchor that names it.

    Write three dots, or the sign …, for what stands between: "at least … damaged". What is printed are the
    source's own characters, to be pasted below `anchors:`. Where the same words stand in several places, the
    shortest prefix or suffix that tells them apart is added.

    \b
    Examples:
      explainer quote harbour "at least ... damaged"
      explainer quote harbour --spans "We counted ... boats" "and not ... insured"
      explainer quote harbour "at least ... damaged" --into forty-damaged --statement office
    """  # noqa: D301 (click reads the \b itself)
    from generator.authoring.naming import anchor_lines, anchor_of  # noqa: PLC0415 (slow start)
    from generator.authoring.passages import meant_by, pieces_meant_by  # noqa: PLC0415 (slow start)
    from generator.authoring.sources import haystack_of  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import end_with, refuse  # noqa: PLC0415 (slow start)

    haystack = haystack_of(root, source)
    if isinstance(haystack, Refusal):
        refuse(haystack)
    if isinstance(haystack, tuple):
        end_with(root, haystack)
    meant = pieces_meant_by(haystack, words, place) if apart else meant_by(haystack, " ".join(words), place)
    if isinstance(meant, Refusal):
        refuse(meant)
    anchor = anchor_of(haystack, meant)
    if isinstance(anchor, Refusal):
        refuse(anchor)
    where = f"{haystack.source.path}:{haystack.source.line_of(meant.spans[0].start)}"
    shown = "".join(f"  {line}\n" for line in anchor_lines(anchor))
    if into:
        _insert(root, into, part, anchor, f"{shown}From {where}.")
    else:
        click.echo(f"  # {where}\n{shown}", nl=False)
    sys.exit(CLEAN)


def _insert(root: Path, into: str, part: str, anchor: Anchor, shown: str) -> None:
    """Append the anchor to a fact's file, and say where it stands now."""
    from generator.authoring.facts import open_fact  # noqa: PLC0415 (slow start)
    from generator.authoring.inserting import list_meant, with_anchor  # noqa: PLC0415 (slow start)
    from generator.authoring.writing import replace  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import end_with, refuse  # noqa: PLC0415 (slow start)

    opened = open_fact(root, into)
    if isinstance(opened, Refusal):
        refuse(opened)
    if isinstance(opened, tuple):
        end_with(root, opened)
    meant = list_meant(opened, part)
    if isinstance(meant, tuple):
        if not can_ask():
            example = next(each for each in meant if each.number)
            option = {"statements": "--statement", "estimates": "--estimate"}.get(str(example.keys[0]), "--provision")
            step = f"say which one: `{option} {example.id or example.number}`"
            message = f"it is not said to which part of `{opened.fact.id}` these words belong"
            refuse(Refusal(message=message, notes=tuple(f"{each.number}. {each.name}" for each in meant), help=(step,)))
        meant = meant[ask_which("To which one do the words belong?", [each.name for each in meant])]
    if isinstance(meant, Refusal):
        refuse(meant)
    made = with_anchor(opened, meant, anchor)
    refused = made if isinstance(made, Refusal) else replace(root, opened.path, opened.raw, opened.bytes_of(made.text))
    if isinstance(refused, Refusal):
        refuse(refused)
    assert not isinstance(made, Refusal)  # noqa: S101 (it was refused above)
    part = f", {meant.name}" if meant.number else ""
    click.echo(f"Added to {opened.path}:{made.line}{part}\n{shown}")
