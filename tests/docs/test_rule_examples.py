"""Each rule page's wrong example breaks that rule alone, its right example breaks none, its message is the real one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from generator.model.diagnostics import Finding
from generator.model.rules import RULES
from generator.pipeline import check_project
from generator.rendering.findings import format_finding

INSURED: Final = "content/terms/insured.yml"
STORY: Final = "content/stories/storm-damage.yml"


def save_as_latin_1(project: Path) -> None:
    """Save a file in an encoding other than UTF-8."""
    path = project / INSURED
    path.write_bytes(path.read_text(encoding="utf-8").replace("Insured", "Assuré", 1).encode("latin-1"))


def remove_the_text(project: Path) -> None:
    """Take the archived text away."""
    (project / "seeds" / "harbour.txt").unlink()


def write_a_long_answer(project: Path) -> None:
    """Write an answer of 130 words."""
    path = project / STORY
    text = path.read_text(encoding="utf-8")
    before, rest = text.split("answer:\n", 1)
    after = rest.split("start_here:", 1)[1]
    sentences = "".join(
        f"  - text: The storm damaged boats in the old basin, and nobody says who pays for them.{end}\n"
        "    cites: [forty-damaged]\n"
        for end in ["", " It is open."] + [""] * 6
    )
    words = sum(len(line.split(":", 1)[1].split()) for line in sentences.splitlines() if "text:" in line)
    sentences += f"  - text: {' '.join(['boats'] * (130 - words))}\n    cites: [forty-damaged]\n"
    path.write_text(f"{before}answer:\n{sentences}start_here:{after}", encoding="utf-8")


UNSHOWN: Final[dict[str, Callable[[Path], None]]] = {
    "Y001": save_as_latin_1,
    "S002": remove_the_text,
    "T001": write_a_long_answer,
}
"""How to make the mistakes that a page cannot show; its front matter says why it cannot."""


def rule_page(root: Path, code: str) -> Path:
    """Return the path of a rule's page."""
    return root / "docs" / "reference" / "rules" / f"{code.lower()}.md"


def findings_of(project: Path) -> tuple[Finding, ...]:
    """Return everything that is wrong with a project."""
    return check_project(project).findings


@pytest.fixture
def after_the_mistake(
    project_root: Path, harbour: Path, read_blocks: Callable[..., Any], write_block: Callable[..., Any]
) -> Callable[[str], tuple[Finding, ...]]:
    """Return a function that makes the mistake of a rule's page and returns what is found."""

    def make(code: str) -> tuple[Finding, ...]:
        if code in UNSHOWN:
            UNSHOWN[code](harbour)
        for block in read_blocks(rule_page(project_root, code)):
            if block.section == "Wrong":
                write_block(harbour, block)
        return findings_of(harbour)

    return make


@pytest.mark.parametrize("code", RULES)
def test_the_wrong_example_breaks_this_rule_alone(
    code: str, after_the_mistake: Callable[[str], tuple[Finding, ...]]
) -> None:
    """The wrong example gives findings of its page's rule and of no other one."""
    assert {finding.rule for finding in after_the_mistake(code)} == {code}


@pytest.mark.parametrize("code", RULES)
def test_the_page_shows_what_one_sees(
    project_root: Path,
    code: str,
    after_the_mistake: Callable[[str], tuple[Finding, ...]],
    compare: Callable[[Path, str], None],
) -> None:
    """The message on the page is the one that the wrong example gives, word for word."""
    path = rule_page(project_root, code)
    message = "\n\n".join(format_finding(finding, color=False).rstrip("\n") for finding in after_the_mistake(code))
    before, rest = path.read_text(encoding="utf-8").split("\n## What you see\n\n```text\n")
    after = rest.partition("```\n")[2]
    compare(path, f"{before}\n## What you see\n\n```text\n{message}\n```\n{after}")


@pytest.mark.parametrize("code", RULES)
def test_the_right_example_breaks_no_rule(
    project_root: Path, harbour: Path, code: str, read_blocks: Callable[..., Any], write_block: Callable[..., Any]
) -> None:
    """The right example, put in the place of the wrong one, leaves nothing to find, not even a warning."""
    for block in read_blocks(rule_page(project_root, code)):
        if block.section == "Right":
            write_block(harbour, block)
    assert findings_of(harbour) == ()


def test_a_mistake_is_shown_or_its_page_says_why_not(project_root: Path, read_blocks: Callable[..., Any]) -> None:
    """A page without a wrong example gives its reason, and the test makes that mistake itself."""
    unshown = set()
    for code in RULES:
        path = rule_page(project_root, code)
        front = re.match(r"\A---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
        reason = yaml.safe_load(front[1]).get("unshown", "") if front else ""
        shows = any(block.section == "Wrong" for block in read_blocks(path))
        assert shows != bool(reason), f"{code}: either a wrong example or a reason"
        if reason:
            unshown.add(code)
    assert unshown == set(UNSHOWN)
