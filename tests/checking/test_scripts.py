"""F008: each word of a name is written in one script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.checking.scripts import check_scripts
from generator.model.diagnostics import Place
from generator.model.graph import Graph
from generator.pipeline import Checked, check_project


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Visit to Моscow", (9, 15)),
        ("Kursk rеgion", (6, 12)),
        ("раypal", (0, 6)),
        ("Виступ Cирського", (7, 16)),
        ("ΡΑΥPAL", (0, 6)),
        ("Аthens", (0, 6)),
        ("Ελλάδа", (0, 6)),
    ],
)
def test_letters_that_pass_for_others_are_told(
    title: str, within: tuple[int, int], make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """The word is pointed at, as a warning, and each foreign letter is named."""
    (found,) = check_scripts(graph_of(make("term", "t", title=title)))
    assert (found.rule, found.severity) == ("F008", "warning")
    assert found.place == Place(path="content/terms/t.yml", keys=("title",), within=within)
    assert found.notes


def test_other_names_are_looked_at_too(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> None:
    """An alias is a name like the title."""
    (found,) = check_scripts(graph_of(make("actor", "a", title="Kyiv", aliases=("Київ", "Кyiv"))))
    assert found.place.keys == ("aliases", 1)
    assert found.notes == ("`К` is U+041A (cyrillic capital letter ka)",)


@pytest.mark.parametrize(
    "title",
    [
        "North Korean troops",
        "북한군 KN-23 미사일과 K팝",
        "Олександр Сирський, головнокомандувач ЗСУ",
        "Владимир Путин и «Спасти рядового Райана»",
        "IT-специалист из X-ray",
        "TNFα and 10 μm of α-synuclein",
        "Ελληνική Δημοκρατία",
        "Été, naïve, Łódź, İstanbul",
        "東京タワーとNHK",
        "А 7 B",
    ],
)
def test_names_as_people_write_them_are_fine(
    title: str, make: Callable[..., Any], graph_of: Callable[..., Graph]
) -> None:
    """Scripts may stand side by side, and letters that cannot be mistaken may stand in one word."""
    assert list(check_scripts(graph_of(make("term", "t", title=title)))) == []


def test_the_projects_own_names_are_fine(project_root: Path) -> None:
    """There are no false findings in real content."""
    checked = check_project(project_root)
    assert isinstance(checked, Checked)
    assert [found for found in checked.findings if found.rule == "F008"] == []
