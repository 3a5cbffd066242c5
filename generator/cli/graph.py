"""`explainer graph`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, CouldNotRun
from generator.cli.ids import FactId
from generator.cli.memory import uncollected
from generator.cli.progress import StageLine
from generator.cli.root import on_project


@click.command(short_help="Print what names what, as DOT, JSON or Mermaid.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["dot", "json", "mermaid"]),
    default="dot",
    show_default=True,
    help="dot is for Graphviz, mermaid for Markdown on most forges, json for programs.",
)
@click.option("--around", type=FactId(), metavar="FACT", help="Only this fact and what is near it.")
@click.option(
    "--depth",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="N",
    help="How many links away from it a fact may be.",
)
@on_project
def graph(root: Path, form: str, around: str | None, depth: int) -> None:
    """Print the facts and what names what among them, for a program that draws or counts.

    The same project gives the same text. Facts that are broken are left out, with a note.

    \b
    Examples:
      explainer graph --around forty-damaged --format mermaid
      explainer graph | dot -Tsvg > graph.svg
    """  # noqa: D301 (click reads the \b itself)
    from generator.authoring.facts import path_of  # noqa: PLC0415 (slow start)
    from generator.authoring.refusal import Refusal  # noqa: PLC0415 (slow start)
    from generator.cli.refusals import refuse  # noqa: PLC0415 (slow start)
    from generator.composing.networks import network_of  # noqa: PLC0415 (slow start)
    from generator.model.networks import Network  # noqa: PLC0415 (slow start)
    from generator.pipeline import Looked, look  # noqa: PLC0415 (slow start)
    from generator.rendering.networks import as_dot, as_json, as_mermaid  # noqa: PLC0415 (slow start)

    path = path_of(root, around) if around else ""
    if isinstance(path, Refusal):
        refuse(path)
    center = path.rpartition("/")[2].removesuffix(".yml")

    def see(looked: Looked) -> tuple[Network | None, bool]:
        if center and center not in looked.graph.outlines:
            return None, True
        broken = any(finding.severity == "error" for finding in looked.findings)
        return network_of(looked.graph, center or None, depth), broken

    with StageLine() as progress, uncollected():
        network, broken = look(root, see, progress)
    if network is None:
        raise CouldNotRun(f"`{center}` is broken\nhelp: see why: explainer show {center}")
    forms = {"dot": as_dot, "json": as_json, "mermaid": as_mermaid}
    click.echo(forms[form](network), nl=False)
    if broken:
        click.echo("Something in the project is wrong, so this may not be all: explainer check", err=True)
    sys.exit(CLEAN)
