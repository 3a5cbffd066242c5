"""Each mistake in `tests/goldens/` gives the one finding written beside it, word for word."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.main import explainer

HERE = Path(__file__).resolve().parent
HARBOUR = HERE / "sites" / "harbour"
CASES = sorted((HERE / "goldens").glob("*.yml"))


def apply(edit: dict[str, Any], project: Path) -> None:
    """Make one edit; a text to replace must stand in the file, or the case would prove nothing."""
    path = project / edit["file"]
    if "bytes" in edit:
        path.write_bytes(bytes.fromhex(edit["bytes"]))
    elif "whole" in edit:
        path.write_text(edit["whole"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(edit["replace"]) >= 1, f"{path} does not hold {edit['replace']!r}"
        path.write_text(text.replace(edit["replace"], edit["by"], 1), encoding="utf-8")


def check(project: Path, *options: str) -> tuple[int, str]:
    """Run `explainer check` on `project`; return exit code and standard output."""
    result = CliRunner().invoke(explainer, ["-C", str(project), "check", *options])
    return result.exit_code, result.stdout


def test_the_site_without_mistakes_is_clean(tmp_path: Path) -> None:
    """The project that every case starts from has no finding, so each finding comes from its edit."""
    # A check leaves a cache, which must not appear in the folder that other tests are copying.
    code, printed = check(shutil.copytree(HARBOUR, tmp_path / "project"))
    assert (code, "All well: 15 facts" in printed) == (CLEAN, True), printed


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_mistake_gives_its_finding(case: Path, tmp_path: Path, *, update_goldens: bool) -> None:
    """One mistake gives one finding of the right rule, at the right place, in exactly these words."""
    golden = yaml.safe_load(case.read_text(encoding="utf-8"))
    project = tmp_path / "project"
    shutil.copytree(HARBOUR, project)
    for edit in golden["edits"]:
        apply(edit, project)
    code, printed = check(project, "--format", "text")
    expected = case.with_suffix(".txt")
    if update_goldens:
        expected.write_text(printed, encoding="utf-8")
    assert code == FINDINGS, printed
    assert printed.startswith(f"error[{golden['rule']}]:"), printed
    assert printed.count("\nerror[") == 0, f"more than one finding:\n{printed}"
    assert printed == expected.read_text(encoding="utf-8")


def test_every_expected_text_belongs_to_a_case() -> None:
    """A case that is renamed or removed takes its expected text with it."""
    assert {path.stem for path in (HERE / "goldens").glob("*.txt")} == {path.stem for path in CASES}


@pytest.mark.parametrize("name", ["changed-digit", "removed-not"])
def test_the_command_in_a_message_prints_the_passage(name: str) -> None:
    """Whoever runs the command that the message proposes gets an anchor."""
    text = (HERE / "goldens" / f"{name}.txt").read_text(encoding="utf-8")
    arguments = shlex.split(text.split("`explainer ")[1].split("`")[0])
    result = CliRunner().invoke(explainer, ["-C", str(HARBOUR), *arguments])
    assert result.exit_code == CLEAN
    assert "exact: " in result.output
