"""Hostile files of our own: each gives a finding with file and line or is harmless, quickly, in little memory.

`python tests/hostile/yaml/batch.py` prints the counts and the worst of each class.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.model.rules import RULES

HERE = Path(__file__).parent
MOST_SECONDS = 0.5
MOST_MEBIBYTES = 200


@pytest.fixture(scope="module")
def results() -> list[dict[str, Any]]:
    """Run all attacks in a process of their own, so that one that kills the reader is seen, and return its lines."""
    batch = subprocess.run(
        [sys.executable, str(HERE / "batch.py"), "--json"], check=False, capture_output=True, text=True, timeout=400
    )
    lines = [json.loads(line) for line in batch.stdout.splitlines()]
    assert batch.returncode == 0, f"the reader died after {lines[-1:]}: {batch.stderr[-2000:]}"
    return lines


def test_there_are_enough_attacks_each_with_its_own_name(results: list[dict[str, Any]]) -> None:
    """None is left out, and each can be told from the others."""
    names = {(result["kind"], result["name"]) for result in results}
    assert len(names) == len(results) >= 190


def test_no_attack_raises_anything(results: list[dict[str, Any]]) -> None:
    """Whatever is sent in, nobody sees a traceback."""
    assert {result["name"]: result["raised"] for result in results if result["raised"]} == {}


def test_each_attack_gives_its_finding_or_nothing_at_all(results: list[dict[str, Any]]) -> None:
    """A harmless file has no finding but warnings about anchors later on; another has one of the rule it breaks."""
    wrong = {
        f"{result['kind']}: {result['name']}": result["told"][:3]
        for result in results
        if (result["gives"] not in {rule for rule, *_ in result["told"]} if result["gives"] else result["told"])
    }
    assert wrong == {}


def test_each_finding_has_its_rule_file_and_line(results: list[dict[str, Any]]) -> None:
    """Every finding is of a rule with a page, and leads to a line of the hostile file where that has one at all."""
    blank = {"nothing", "white space", "tabs"}
    for result in results:
        for rule, path, line, column in result["told"]:
            assert rule in RULES, result["name"]
            assert path in {result["path"], "seeds/harbour.txt", "content/sources/harbour.yml"}, result["name"]
            assert (line >= 1 and column >= 1) or result["name"] in blank or path != result["path"], result["name"]


def test_each_attack_is_over_in_time_and_memory(results: list[dict[str, Any]]) -> None:
    """Reading a project with a hostile file, and telling what is wrong with it, stays within the bounds."""
    slow = {result["name"]: result["seconds"] for result in results if result["seconds"] > MOST_SECONDS}
    large = {result["name"]: result["mebibytes"] for result in results if result["mebibytes"] > MOST_MEBIBYTES}
    assert (slow, large) == ({}, {})
