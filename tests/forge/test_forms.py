"""The forms for issues and pull requests: fields that links and commands know, and no more than people fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.model.choices import meanings_of
from generator.model.fields import QuoteType, Stance
from generator.model.kinds import KIND_BY_NAME
from generator.publishing.forge import forge_of
from generator.publishing.issue_form import FORM, has_form

ROOT: Final = Path(__file__).resolve().parent.parent.parent
FORMS: Final = sorted(path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
ALLOWED: Final = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "options", "multiple", "default"},
}
"""What GitHub's syntax for issue forms allows below `attributes`, by type."""


def form(path: Path) -> dict[str, Any]:
    """Return a form."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def fields(path: Path) -> dict[str, dict[str, Any]]:
    """Return the fields of a form by id."""
    return {field["id"]: field["attributes"] for field in form(path)["body"] if field["type"] != "markdown"}


def test_there_are_three_forms() -> None:
    """For a mistake, for a source, for a fact."""
    assert [path.stem for path in FORMS] == ["add-a-fact", "correct-a-fact", "suggest-a-source"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_follows_the_syntax(path: Path) -> None:
    """Only keys that the host knows; labels once each, because an issue keeps nothing of a field but its label."""
    made = form(path)
    assert made.keys() == {"name", "description", "title", "body"}
    for field in made["body"]:
        assert field.keys() <= {"type", "id", "attributes", "validations"}
        assert field["attributes"].keys() <= ALLOWED[field["type"]]
        assert (field["type"] == "markdown") == ("id" not in field)
        assert field.get("validations", {}).keys() <= {"required"}
        assert re.fullmatch("[a-z_]+", field.get("id", "x"))
    labels = [attributes["label"] for attributes in fields(path).values()]
    assert len(set(labels)) == len(labels) == len([one for one in made["body"] if "id" in one])


def test_choices_are_those_of_the_model() -> None:
    """The words are the vocabulary's, each with its meaning; the kinds are those that have words of their own."""
    known = fields(ROOT / ".github" / "ISSUE_TEMPLATE" / "add-a-fact.yml")
    for name, words in (("stance", get_args(Stance)), ("quote_type", get_args(QuoteType))):
        assert known[name]["options"] == [f"{word}: {meaning}" for word, meaning in meanings_of(words).items()]
    kinds = {option.partition(":")[0] for option in known["kind"]["options"]}
    assert kinds == KIND_BY_NAME.keys() - {"source", "story"}


def test_the_link_of_a_page_fits_the_form() -> None:
    """Each field that the site fills in is one of the form's, or its title."""
    assert has_form(ROOT)
    forge = forge_of("https://github.com/o/r", "edit/main/docs/", "docs", form=True)
    assert forge
    asked = parse_qs(urlsplit(forge.issue).query)
    assert asked.pop("template") == [Path(FORM).name]
    asked.pop("title")
    assert asked.keys() == {"fact", "page"}
    assert asked.keys() <= fields(ROOT / FORM).keys()


def test_the_form_of_a_pull_request_has_at_most_six_boxes() -> None:
    """More boxes are ticked without being read."""
    text = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert 1 <= text.count("- [ ]") <= 6


def test_code_owners_own_what_is_there() -> None:
    """Every pattern leads to a file or a folder of the project."""
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    patterns = [match[1] for line in lines if (match := re.match(r"#? ?(/\S*)\s+@OWNER$", line))]
    assert len(patterns) >= 5
    for pattern in patterns:
        assert (ROOT / pattern.strip("/")).exists(), pattern
