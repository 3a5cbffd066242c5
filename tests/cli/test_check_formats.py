"""`explainer check --format`: what reaches standard output, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from generator.cli.exits import CLEAN, COULD_NOT_RUN, FINDINGS
from generator.cli.main import explainer
from generator.cli.reporting import FORMATS

READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "gitlab": json.loads,
    "sarif": json.loads,
    "junit": ET.fromstring,
}


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path) -> Path:
    """Copy a small project that is clean, into a repository of its own."""
    target = tmp_path / "harbour"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", target)
    for arguments in (["init"], ["add", "."], ["commit", "-m", "one"]):
        names = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *names, "-C", target, *arguments], env=environment, check=True, capture_output=True)
    return target


def check(project: Path, *options: str, **environment: str) -> Result:
    """Check a project."""
    return CliRunner().invoke(explainer, ["-C", str(project), "check", *options], env=environment)


def break_two(project: Path) -> None:
    """Make a mistake in two files, and commit the one that comes first by name."""
    for name in ("actors/fishers-union", "terms/insured"):
        path = project / "content" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")
    names = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
    subprocess.run(
        ["git", *names, "-C", project, "commit", "-m", "x", "content/actors"], check=True, capture_output=True
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_format_changes_no_exit_code(harbour: Path, form: str) -> None:
    """A script that looks at the code alone learns the same from every format."""
    assert check(harbour, "--format", form).exit_code == CLEAN
    break_two(harbour)
    assert check(harbour, "--format", form).exit_code == FINDINGS


@pytest.mark.parametrize("form", READERS)
def test_standard_output_is_one_document(harbour: Path, form: str) -> None:
    """A program reads all of standard output, whether something was found or not."""
    READERS[form](check(harbour, "--format", form).stdout)
    break_two(harbour)
    READERS[form](check(harbour, "--format", form).stdout)


def test_changed_files_come_first(harbour: Path) -> None:
    """The finding that whoever is at work can mend stands at the top, and why it does is said."""
    break_two(harbour)
    lines = check(harbour, "--format", "concise").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if "F00" in line] == [
        "content/terms/insured.yml",
        "content/actors/fishers-union.yml",
    ]
    assert "Files that differ from HEAD come first." in lines
    told = json.loads(check(harbour, "--format", "json").stdout)["findings"]
    assert [finding["changed"] for finding in told] == [True, False]


def test_without_version_control_the_order_is_plain(harbour: Path) -> None:
    """Where nothing tells what changed, findings come by file."""
    break_two(harbour)
    shutil.rmtree(harbour / ".git")
    lines = check(harbour, "--format", "concise").stdout.splitlines()
    assert lines[0].startswith("content/actors/")
    assert not any("come first" in line for line in lines)


def test_an_unknown_base_could_not_run(harbour: Path) -> None:
    """A revision that is not there is an error in the call, not a clean project."""
    result = check(harbour, "--base", "nowhere")
    assert result.exit_code == COULD_NOT_RUN
    assert "there is no revision `nowhere` here" in result.output


def test_inside_github_actions_findings_become_annotations(harbour: Path, tmp_path: Path) -> None:
    """Nobody needs to name the format there; the summary of the step gets everything, and a named format wins."""
    break_two(harbour)
    summary = tmp_path / "summary.md"
    there = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    result = check(harbour, **there)
    assert result.stdout.count("::error title=") == 2
    assert "file=content/terms/insured.yml" in result.stdout
    assert "Stopped after reading" in result.stdout
    assert "error[F001]" in summary.read_text(encoding="utf-8")
    assert "::error" not in check(harbour, "--format", "text", **there).stdout
    assert summary.read_text(encoding="utf-8").count("###") == 1


def test_a_clean_project_inside_github_actions_is_said(harbour: Path) -> None:
    """The log of a step that passed says what was checked."""
    assert "All well: 15 facts" in check(harbour, GITHUB_ACTIONS="true").stdout
