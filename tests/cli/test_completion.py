"""A shell completes what a contributor would have to look up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from generator.cli import ids
from generator.cli.completion import VARIABLE
from generator.cli.main import explainer
from generator.model.kinds import KINDS
from generator.model.rules import RULES

HARBOUR = Path(__file__).resolve().parents[1] / "sites" / "harbour"
IN_HARBOUR = ("-C", str(HARBOUR))


def offered(*words: str) -> list[str]:
    """Return what is offered for the last of some words."""
    *before, incomplete = words
    asked = ShellComplete(explainer, {}, "explainer", VARIABLE)
    return [item.value for item in asked.get_completions(before, incomplete)]


def test_commands_and_options_are_offered() -> None:
    """The first word is a command, and a dash begins an option of it."""
    assert offered("sh") == ["show"]
    assert "--into" in offered("quote", "--")
    assert offered("graph", "--format", "") == ["dot", "json", "mermaid"]


@pytest.mark.parametrize(
    "before", [("show",), ("graph", "--around"), ("quote", "harbour", "boats", "--into")], ids=" ".join
)
def test_ids_of_the_project_are_offered(before: tuple[str, ...]) -> None:
    """Wherever a fact is named, its id is completed, whatever its kind, before and after `-C DIR`."""
    every = sorted(path.stem for path in (HARBOUR / "content").glob("*/*.yml"))
    assert offered(*IN_HARBOUR, *before, "") == every
    assert offered(*IN_HARBOUR, *before, "boats-") == ["boats-damaged", "boats-in-basin"]
    if before == ("show",):
        assert offered("show", *IN_HARBOUR, "boats-") == ["boats-damaged", "boats-in-basin"]


def test_sources_kinds_rules_and_statements_are_offered() -> None:
    """Where a command wants one of these, only these are offered."""
    assert offered(*IN_HARBOUR, "quote", "") == ["harbour"]
    assert offered(*IN_HARBOUR, "new", "place", "pier", "--source", "") == ["harbour"]
    assert offered("new", "") == [kind.name for kind in KINDS]
    assert offered("explain", "") == sorted(RULES)
    assert offered("explain", "q00") == ["Q001", "Q002", "Q003", "Q004", "Q005"]
    assert offered(*IN_HARBOUR, "quote", "harbour", "x", "--into", "forty-damaged", "--statement", "") == [
        "office",
        "union",
    ]


def test_where_there_is_no_project_nothing_is_offered(tmp_path: Path) -> None:
    """Tab never ends in an error."""
    assert offered("-C", str(tmp_path), "show", "") == []
    assert offered("-C", str(tmp_path / "nowhere"), "quote", "") == []
    assert offered("-C", str(tmp_path), "quote", "x", "y", "--into", "z", "--statement", "") == []


def test_a_large_project_offers_no_more_than_a_shell_can_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the first names are offered; more letters bring the others."""
    monkeypatch.setattr(ids, "MOST", 3)
    (tmp_path / "content" / "terms").mkdir(parents=True)
    for number in range(5):
        (tmp_path / "content" / "terms" / f"t-{number}.yml").touch()
    assert offered("-C", str(tmp_path), "show", "") == ["t-0", "t-1", "t-2"]
    assert offered("-C", str(tmp_path), "show", "t-4") == ["t-4"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    """The script has the shell ask the command itself."""
    result = CliRunner().invoke(explainer, ["completion", shell])
    assert result.exit_code == 0
    assert f"{VARIABLE}={shell}_complete" in result.output


def test_bash_completes_by_the_script() -> None:
    """In a real shell, with the script evaluated, Tab finds an id."""
    script = (
        'eval "$(explainer completion bash)"\n'
        "COMP_WORDS=(explainer show forty); COMP_CWORD=2\n"
        "_explainer_completion explainer\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=HARBOUR,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "forty-damaged\n", done.stderr
    assert done.stderr == ""


def test_asking_imports_nothing_heavy() -> None:
    """A press of Tab waits for nothing that completing does not need."""
    code = (
        "import sys; from click.shell_completion import ShellComplete; from generator.cli.main import explainer; "
        f"ShellComplete(explainer, {{}}, 'explainer', '{VARIABLE}').get_completions(['show'], ''); "
        "print([name for name in ('mkdocs', 'pydantic_core', 'jinja2', 'yaml', 'rapidfuzz') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=HARBOUR, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_branches_and_tags_are_offered(tmp_path: Path) -> None:
    """A comparison wants a revision; where a path was begun, the shell completes folders."""
    names = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "init.defaultBranch=main"]
    (tmp_path / "content").mkdir()
    for arguments in (["init"], ["commit", "--allow-empty", "-m", "one"], ["branch", "more"], ["tag", "v1.0"]):
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *names, "-C", tmp_path, *arguments], env=environment, check=True, capture_output=True)
    assert offered("-C", str(tmp_path), "diff", "") == ["main", "more", "v1.0"]
    assert offered("-C", str(tmp_path), "diff", "main", "m") == ["main", "more"]
    assert offered("-C", str(tmp_path), "check", "--base", "v") == ["v1.0"]
    assert offered("-C", str(tmp_path / "content"), "diff", "./") == ["./"]


def test_nothing_is_offered_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressing Tab never ends in an error."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert offered("-C", str(tmp_path), "diff", "") == []
