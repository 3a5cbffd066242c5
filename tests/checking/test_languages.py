"""L001: a language tag names a language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checking.languages import PLAIN, check_languages, unknown_part
from generator.model.diagnostics import Place
from generator.model.facts.translation import TranslatedText, Translation
from generator.model.graph import Graph
from generator.pipeline import Checked, check_project


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        ("ua", "ua"),
        ("kp", "kp"),
        ("xx", "xx"),
        ("eng-klingon", "eng"),
        ("uk-Cyrx", "Cyrx"),
        ("pt-XQ", "XQ"),
    ],
)
def test_an_unknown_part_of_a_tag_is_told(
    tag: str, part: str, make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """A country in the place of a language, and made-up languages, scripts and regions, are pointed at."""
    (found,) = check_languages(graph_of(make("actor", "a", own_name="A", own_language=tag)))
    assert (found.rule, found.severity) == ("L001", "error")
    assert found.place == Place(path="content/actors/a.yml", keys=("own_language",))
    assert f"`{part}`" in found.message


@pytest.mark.parametrize(
    "tag", ["uk", "ko-KP", "sr-Latn", "sr-Latn-RS", "pt-BR", "en-GB-oxendict", "crh", "de-1996", "haw"]
)
def test_known_tags_pass(tag: str, make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Languages with script, region and what follows them are known; of variants the form alone is."""
    assert list(check_languages(graph_of(make("actor", "a", own_name="A", own_language=tag)))) == []


def test_the_language_of_the_country_is_proposed(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """Who writes `ua` is told what Ukrainian is."""
    (found,) = check_languages(graph_of(make("term", "t", written_in="ua")))
    assert found.help[0] == "`ua` is the code of a country, Ukraine; Ukrainian is `uk`"


def test_every_field_that_names_a_language_is_looked_at(
    make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """The text of a source, an own name, the language of a fact, and that of a translation."""
    made = Translation(language="xx", translator="T", texts=(TranslatedText(of="t", text="u"),))
    graph = graph_of(
        make("source", "s", language="xx"), make("actor", "a", own_language="xx"), make("term", "t", written_in="xx"),
        make("place", "p", translations=(made,)),
    )  # fmt: skip
    assert {found.place.keys for found in check_languages(graph)} == {
        ("language",),
        ("own_language",),
        ("written_in",),
        ("translations", 0, "language"),
    }


def test_what_is_not_looked_up_is_known() -> None:
    """The tags that need no look into CLDR are in it."""
    assert [tag for tag in PLAIN if unknown_part(tag)] == []


def test_the_projects_of_the_tests_have_no_finding(project_root: Path) -> None:
    """A project with names and quotes in three languages holds."""
    result = check_project(project_root / "tests" / "sites" / "lighthouse")
    assert isinstance(result, Checked)
    assert result.findings == ()
