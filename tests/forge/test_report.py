"""What a proposal changes is said in words, and a comparison that fails never reads as if nothing changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def reporter(script: Callable[[str], Any]) -> Any:
    """Return the script as a module."""
    return script("report")


def generator(folder: Path, text: str) -> str:
    """Make a program that stands for the generator; return its path."""
    path = folder / "explainer"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_generator_says_what_changes_mean(reporter: Any, tmp_path: Path) -> None:
    """Its own words are taken; findings alone are no failure of the comparison."""
    for code in (0, 1):
        speaks = generator(
            tmp_path, f'case "$*" in "diff --format markdown -- BASE") echo Flips.; exit {code} ;; *) exit 9 ;; esac'
        )
        assert reporter.report("BASE", speaks) == ("Flips.\n", 0)


@pytest.mark.parametrize("does", ["exit 2", "echo half; exit 2", "exit 1", "true", "exit 3", "kill -9 $$"])
def test_a_comparison_that_fails_is_told(reporter: Any, tmp_path: Path, does: str) -> None:
    """An error, half an answer and no answer at all: none of them reads as "no changes"."""
    text, code = reporter.report("BASE", generator(tmp_path, does))
    assert code == 1
    assert text.endswith(reporter.FAILED)


def test_a_generator_that_is_not_there_is_told(reporter: Any, tmp_path: Path) -> None:
    """An installation that failed has no say on what changes."""
    assert reporter.report("BASE", str(tmp_path / "none")) == (reporter.FAILED, 1)


def test_what_the_generator_could_not_compare_is_told_once(reporter: Any, tmp_path: Path) -> None:
    """It says so in its own words, and the run ends with an error."""
    assert reporter.report("BASE", generator(tmp_path, "echo Not made.; exit 3")) == ("Not made.\n", 1)


def test_the_real_generator_is_asked(reporter: Any, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says of a change and of a commit that nobody knows arrives as it stands."""
    monkeypatch.chdir(harbour)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    names = ["-c", "user.name=a", "-c", "user.email=a@localhost"]
    for command in ("init --quiet", "add --all", "commit --quiet --message=Begin"):
        subprocess.run(["git", *names, *command.split()], check=True)
    real = str(Path(sys.executable).with_name("explainer"))
    text, code = reporter.report("HEAD", real)
    assert code == 0
    assert "No fact, quote, status, source or page differs." in text
    insured = harbour / "content/terms/insured.yml"
    insured.write_text(insured.read_text(encoding="utf-8").replace("title: Insured", "title: Cover"), encoding="utf-8")
    text, code = reporter.report("HEAD", real)
    assert code == 0
    assert "[-Insured-] {+Cover+}" in text
    for base in ("0" * 40, "", "--output=pwned", "HEAD..HEAD"):
        text, code = reporter.report(base, real)
        assert code == 1, base
        assert "could not be made" in text
    assert not (harbour / "pwned").exists()
