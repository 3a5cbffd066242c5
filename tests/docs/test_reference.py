"""The reference pages that are made from the code are those that the code makes now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest

from generator.cli.main import explainer
from generator.model.described import descriptions
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import Anchor, Selector, When
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.publishing.reference import field_pages
from generator.publishing.reference_commands import commands_page

EXAMPLES: Final[dict[KindName, str]] = {
    "source": "harbour",
    "actor": "fishers-union",
    "claim": "forty-damaged",
    "view": "walls-too-low",
    "figure": "boats-damaged",
    "event": "storm",
    "agreement": "help-with-repairs",
    "place": "old-basin",
    "term": "insured",
    "question": "who-pays",
    "story": "storm-damage",
}
"""The fact of a small project that stands as the example on its kind's page; editing the real content moves no page."""


def pages(root: Path) -> dict[str, str]:
    """Return the field reference with examples from a small project."""
    examples: dict[KindName, tuple[str, str]] = {}
    for name, fact_id in EXAMPLES.items():
        path = f"content/{KIND_BY_NAME[name].folder}/{fact_id}.yml"
        examples[name] = (path, (root / "tests" / "sites" / "harbour" / path).read_text(encoding="utf-8"))
    return field_pages(examples)


def test_the_field_reference_is_up_to_date(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """Each kind's page says what its model says, and no page is left of a kind that is gone."""
    folder = project_root / "docs" / "reference" / "fields"
    expected = pages(project_root)
    for name, page in expected.items():
        compare(folder / name, page)
    assert {path.name for path in folder.glob("*.md")} == set(expected)


def test_the_command_reference_is_up_to_date(project_root: Path, compare: Callable[[Path, str], None]) -> None:
    """The page of commands prints the help of every command as it is now."""
    compare(project_root / "docs" / "reference" / "commands.md", commands_page(explainer))


@pytest.mark.parametrize("name", FACT_TYPES)
def test_every_field_stands_in_the_reference_with_its_description(project_root: Path, name: KindName) -> None:
    """A field without a description would be a row that explains nothing."""
    fact = FACT_TYPES[name]
    page = pages(project_root)[f"{name}.md"]
    for field in fields(fact):
        assert descriptions(fact)[field.name]
        assert field.name == "id" or f"| `{field.name}` |" in page


def test_every_word_of_a_vocabulary_is_explained(project_root: Path) -> None:
    """Whoever has to choose a word finds on its kind's page what each of them means."""
    page = pages(project_root)["claim.md"]
    assert "The words of `stance`:\n\n- `affirms`: says that it is so\n" in page
    assert page.count("The words of `") == 4


@pytest.mark.parametrize("shared", [Anchor, Selector, When])
def test_shared_records_are_described_once(project_root: Path, shared: type) -> None:
    """Anchors, spans and times are explained on their own page, and the kinds' pages lead there."""
    heading = f"## {shared.__name__}\n"
    assert [name for name, page in pages(project_root).items() if heading in page] == ["shared.md"]
