"""Every rule has one page, which opens with the rule in its own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.rules import RULES, Rule

SECTIONS = ["Wrong", "Right", "What you see", "What to do"]


def rule_page(root: Path, code: str) -> Path:
    """Return the path of a rule's page."""
    return root / "docs" / "reference" / "rules" / f"{code.lower()}.md"


def without_front_matter(page: str) -> str:
    """Return a page from its heading on."""
    return re.sub(r"\A---\n.*?\n---\n+", "", page, flags=re.DOTALL)


def with_opening(page: str, rule: Rule) -> str:
    """Return the page with the heading and the first paragraph that its rule calls for."""
    opening = f"# {rule.code} · {rule.name}\n\n{rule.wants}\n"
    return re.sub(r"^# .*\n\n(?:.+\n)+", lambda _match: opening, page, count=1, flags=re.MULTILINE)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_page_opens_with_its_rule(project_root: Path, code: str, compare: Callable[[Path, str], None]) -> None:
    """The heading is code and name, and the first paragraph is what the rule wants, word for word."""
    path = rule_page(project_root, code)
    page = path.read_text(encoding="utf-8")
    assert re.match(r"(---\n.*\n---\n\n)?# ", page), "a page begins with its heading, or front matter and heading"
    compare(path, with_opening(page, RULES[code]))


@pytest.mark.parametrize("code", RULES)
def test_a_rule_page_has_its_parts_in_order(project_root: Path, code: str) -> None:
    """Each page says what is wrong, what is right, what one sees and what to do, and why before all that."""
    page = rule_page(project_root, code).read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == SECTIONS
    why = without_front_matter(page).split("\n## Wrong\n")[0].split("\n\n")[2:]
    assert any(paragraph.strip() for paragraph in why)


def test_no_page_without_a_rule(project_root: Path) -> None:
    """A rule that is removed or renamed takes its page with it."""
    pages = {path.stem.upper() for path in (project_root / "docs" / "reference" / "rules").glob("*.md")}
    assert pages - {"INDEX"} == set(RULES)


def test_the_table_of_rules_is_complete(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """The overview lists every rule once, in the order of the catalogue, with a link to its page."""
    path = project_root / "docs" / "reference" / "rules" / "index.md"
    header = "| Code | Name | What it wants |\n|---|---|---|\n"
    intro, found, _table = path.read_text(encoding="utf-8").partition(header)
    assert found
    rows = "".join(
        f"| [{rule.code}]({rule.code.lower()}.md) | {rule.name} | {rule.wants} |\n" for rule in RULES.values()
    )
    compare(path, intro + header + rows)


def test_the_overview_prints_the_whole_source_of_the_examples(project_root: Path) -> None:
    """The article that the examples quote stands on the overview as it lies in the example project."""
    page = (project_root / "docs" / "reference" / "rules" / "index.md").read_text(encoding="utf-8")
    text = (project_root / "tests" / "sites" / "harbour" / "seeds" / "harbour.txt").read_text(encoding="utf-8")
    assert f"```text\n{text}```\n" in page
