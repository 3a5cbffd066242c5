"""The page of a rule in a terminal says what the page says."""

from __future__ import annotations

import re

import pytest

from generator.model.rules import RULES
from generator.reading.rule_pages import rule_page
from generator.rendering.findings import width
from generator.rendering.rule_text import rule_text

FORMS = re.compile(r"```|# |## |(?![-*+>|=] |[-*+>|=]{3}|\d+\. |    |\t|<)")
"""How a line outside a fence may begin: what a terminal is shown is made of these alone."""


def words(text: str) -> list[str]:
    """Return the words of a page or of its lines for a terminal, without links, bars and marks of headings."""
    plain = re.sub(r"\[([^\]\n]+)\]\([^()\s]+\)", r"\1", text)
    return [word for word in plain.split() if word not in {"#", "##", "│"} and not word.startswith("```")]


@pytest.mark.parametrize("code", RULES)
def test_nothing_of_a_page_is_lost(code: str) -> None:
    """Every word of the page is shown, in its order, and none is added."""
    page = rule_page(code)
    shown = rule_text(page, columns=60, color=False)
    assert words(shown) == words(page)


@pytest.mark.parametrize("code", RULES)
def test_pages_keep_to_the_forms_that_a_terminal_is_shown(code: str) -> None:
    """No page has lists, tables, quotations or HTML outside its fenced blocks."""
    inside = False
    for line in rule_page(code).splitlines():
        if line.startswith("```"):
            inside = not inside
        elif not inside:
            assert FORMS.match(line), line
    assert not inside


def test_prose_keeps_to_the_width() -> None:
    """Prose is broken into lines that fit, and examples stay as they are."""
    shown = rule_text(rule_page("Q001"), columns=40, color=False)
    prose = [line for line in shown.splitlines() if not line.startswith("  │")]
    assert max(map(width, prose)) <= 40
    assert "  │     exact: not one of them were insured" in shown


def test_colours_tell_wrong_from_right() -> None:
    """With colours the bar beside the wrong example is red and the one beside the right example green."""
    shown = rule_text(rule_page("Q001"), columns=80, color=True)
    wrong, right = (shown.index(f"\x1b[{style}m│") for style in ("31", "32"))
    assert wrong < right
    assert "\x1b" not in rule_text(rule_page("Q001"), columns=80, color=False)
