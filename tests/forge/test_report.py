"""What a proposal changes is said in words, and a comparison that fails never reads as if nothing changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def reporter(script: Callable[[str], Any]) -> Any:
    """Return the script as a module."""
    return script("report")


@pytest.fixture
def committed(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small project as a repository, and be in it."""
    monkeypatch.chdir(harbour)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for command in (
        "init --quiet",
        "add --all",
        "-c user.name=a -c user.email=a@localhost commit --quiet --message=Begin",
    ):
        subprocess.run(["git", *command.split()], check=True)
    return harbour


def generator(folder: Path, text: str) -> str:
    """Make a program that stands for the generator; return its path."""
    path = folder / "explainer"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_a_command_the_files_are_listed(reporter: Any, committed: Path) -> None:
    """New, changed and removed ones, and that this is all; other files are no facts."""
    (committed / "content/places/quay.yml").write_text("title: Quay\n", encoding="utf-8")
    (committed / "content/terms/insured.yml").unlink()
    (committed / "content/events/storm.yml").write_text("title: Storm\n", encoding="utf-8")
    (committed / "mkdocs.yml").write_text("", encoding="utf-8")
    text, code = reporter.report("HEAD", "no-generator")
    assert code == 0
    assert text.splitlines()[:3] == [
        "- changed: `content/events/storm.yml`",
        "- new: `content/places/quay.yml`",
        "- removed: `content/terms/insured.yml`",
    ]
    assert "mkdocs" not in text


def test_no_difference_is_said_where_there_is_none(reporter: Any, committed: Path) -> None:
    """And only there: a base that nobody knows is a failure."""
    assert committed.is_dir()
    assert reporter.report("HEAD", "no-generator")[0].startswith("No fact and no article differs.")
    text, code = reporter.report("0" * 40, "no-generator")
    assert (text, code) == (reporter.FAILED, 1)


def test_the_generator_says_what_changes_mean(reporter: Any, tmp_path: Path) -> None:
    """Where it has the command, its own words are taken; findings alone are no failure."""
    speaks = generator(
        tmp_path, 'case "$*" in "diff --help") ;; "diff BASE --format markdown") echo Flips. ;; *) exit 9 ;; esac'
    )
    assert reporter.report("BASE", speaks) == ("Flips.\n", 0)


@pytest.mark.parametrize("does", ["exit 2", "echo half; exit 2", "true"])
def test_a_comparison_that_fails_is_told(reporter: Any, tmp_path: Path, does: str) -> None:
    """An error, half an answer and no answer at all: none of them reads as "no changes"."""
    fails = generator(tmp_path, f'[ "$2" = --help ] || {{ {does}; }}')
    text, code = reporter.report("BASE", fails)
    assert code == 1
    assert text.endswith(reporter.FAILED)


def test_what_the_generator_could_not_compare_is_told_once(reporter: Any, tmp_path: Path) -> None:
    """It says so in its own words, and the run ends with an error."""
    says = generator(tmp_path, '[ "$2" = --help ] || { echo Not made.; exit 3; }')
    assert reporter.report("BASE", says) == ("Not made.\n", 1)
