"""Questions to whoever sits at a terminal; where nobody does, nothing is asked."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click


def can_ask() -> bool:
    """Tell whether somebody reads what is printed and can type an answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_which(question: str, choices: Sequence[str]) -> int:
    """Return the position of the choice that is taken; each is shown with its number, from 1."""
    for number, choice in enumerate(choices, 1):
        click.echo(f"{number}. {choice}", err=True)
    chosen: int = click.prompt(question, type=click.IntRange(1, len(choices)), prompt_suffix=" ", err=True)
    return chosen - 1
