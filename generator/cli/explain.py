"""`explainer explain`."""

from __future__ import annotations

import shutil
import sys
from typing import Any

import click

from generator.cli.exits import CLEAN, CouldNotRun
from generator.cli.ids import RuleCode
from generator.cli.output import use_color
from generator.model.rules import RULES


@click.command(short_help="Explain a rule, with a wrong and a right example.")
@click.argument("rule", type=RuleCode(), required=False, metavar="[RULE]")
def explain(rule: str | None) -> None:
    """Explain a rule: what it wants, why, and what is wrong and right.

    RULE is the code that a finding begins with, such as Q001, or the rule's name. What is printed is the
    rule's page in the documentation. Without RULE all rules are listed.

    \b
    Examples:
      explainer explain Q001
      explainer explain "ambiguous quote"
      explainer explain
    """  # noqa: D301 (click reads the \b itself)
    from generator.reading.rule_pages import rule_page  # noqa: PLC0415 (slow start)
    from generator.rendering.rule_text import rule_text  # noqa: PLC0415 (slow start)
    from generator.rendering.terminal import columned  # noqa: PLC0415 (slow start)

    columns = shutil.get_terminal_size().columns
    if rule is None:
        rows = ((each.code, f"{each.name}: {each.wants}") for each in RULES.values())
        for line in columned(rows, indent="", columns=columns):
            click.echo(line)
        click.echo("\nExplain one of them: explainer explain Q001")
    else:
        click.echo(rule_text(rule_page(_code_of(rule)), columns=columns, color=use_color()))
    sys.exit(CLEAN)


def _code_of(wanted: str) -> str:
    """Return the code of the rule that is meant by a code or a name, in capitals or not."""
    plain = wanted.strip().casefold()
    for rule in RULES.values():
        if plain in {rule.code.casefold(), rule.name.casefold()}:
            return rule.code
    from generator.reading.wording import code, most_similar  # noqa: PLC0415 (slow start)

    codes = {each.code.casefold(): each for each in RULES.values()}
    names = {each.name.casefold(): each for each in RULES.values()}
    near: Any = codes.get(most_similar(plain, codes) or "") or names.get(most_similar(plain, names) or "")
    similar = f"help: a rule with a similar name exists: `{near.code}`, {near.name}\n" if near else ""
    raise CouldNotRun(f"there is no rule {code(wanted)}\n{similar}help: list them all: explainer explain")
