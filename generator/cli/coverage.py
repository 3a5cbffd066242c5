"""`explainer coverage`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.memory import uncollected
from generator.cli.output import print_findings
from generator.cli.progress import StageLine
from generator.cli.root import on_project
from generator.model.anchored import Coverage
from generator.model.diagnostics import Finding
from generator.model.sources import SourceText, Span


@click.command()
@click.option("--sentences", is_flag=True, help="List every sentence with the facts that carry it.")
@on_project
def coverage(root: Path, *, sentences: bool) -> None:
    """Tell how much of each archived article the facts carry.

    Each sentence of a source is carried by a fact, or listed in the source's own file under `no_fact`
    with a reason. A sentence that is neither is printed with its line, and the command exits with 1.

    \b
    Examples:
      explainer coverage
      explainer coverage --sentences
    """  # noqa: D301 (click reads the \b itself)
    from generator.pipeline import Stopped, survey_project  # noqa: PLC0415 (slow start)

    with StageLine() as progress, uncollected():
        survey = survey_project(root, progress)
    broken = tuple(finding for finding in survey.findings if not is_about_coverage(finding))
    print_findings(broken, "auto")
    if isinstance(survey, Stopped) or broken:
        click.echo("Coverage is not known before every file is read and every quote is found.")
        sys.exit(FINDINGS)
    for source, covered in survey.project.coverage.items():
        print_coverage(survey.project.texts[source], covered, sentences=sentences)
    print_findings(survey.findings, "auto")
    sys.exit(FINDINGS if survey.failed else CLEAN)


def is_about_coverage(finding: Finding) -> bool:
    """Tell whether a finding says that a sentence is not covered, or covered twice over."""
    return finding.rule.startswith("V")


def print_coverage(text: SourceText, covered: Coverage, *, sentences: bool) -> None:
    """Print one source's counts, what is uncovered, and every sentence where asked."""
    done = len(covered.carried) + len(covered.set_aside)
    total = done + len(covered.uncovered)
    share = 100 * done // total if total else 100
    click.echo(
        f"{covered.source}: {share} % of {total} sentences "
        f"({len(covered.carried)} carried by facts, {len(covered.set_aside)} set aside, {len(covered.uncovered)} open)"
    )
    rows: list[tuple[Span, str]] = []
    if sentences:
        rows += [(span, "open: no fact, no reason") for span in covered.uncovered]
        rows += [(span, ", ".join(facts)) for span, facts in covered.carried]
        rows += [(span, f"set aside: {reason}") for span, reason in covered.set_aside]
    for span, carried_by in sorted(rows):
        click.echo(f"  {text.path}:{text.line_of(span.start)}  {text.text[span.start : span.end]}")
        click.echo(f"      {carried_by}")
