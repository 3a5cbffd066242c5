"""The command as people and machines meet it: what it prints, and how it exits."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.exits import CLEAN, COULD_NOT_RUN, FINDINGS
from generator.cli.main import explainer
from generator.cli.output import LONG_FORM_LIMIT
from generator.model.rules import RULES

WITHOUT_PROJECT = {"completion", "explain"}
"""Commands that need no project."""

ARGUMENTS = {
    "export-pages": ("plain",),
    "quote": ("harbour", "boats"),
    "new": ("claim", "sold"),
    "show": ("storm",),
    "diff": ("HEAD",),
}
"""What a command cannot do without."""


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(explainer, [str(one) for one in arguments])


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path) -> Path:
    """Copy a small project that is clean."""
    target = tmp_path / "harbour"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", target)
    return target


@pytest.mark.parametrize("name", sorted(explainer.commands))
def test_every_help_teaches(name: str) -> None:
    """The help of every command says what it does and shows how to call it."""
    result = run(name, "--help")
    assert result.exit_code == CLEAN
    assert "Example" in result.output
    assert ("-C DIR" in result.output) == (name not in WITHOUT_PROJECT)
    shown = explainer.commands[name].get_short_help_str(limit=60)
    assert not shown.endswith("..."), "cut off in the list of commands"


def test_the_project_may_be_named_before_or_after_the_command(harbour: Path) -> None:
    """`-C DIR` means the same on both sides of the command's name."""
    before, after = run("-C", harbour, "check"), run("check", "-C", harbour)
    assert (before.exit_code, before.output) == (after.exit_code, after.output)
    assert before.exit_code == CLEAN


@pytest.mark.parametrize("name", sorted(set(explainer.commands) - WITHOUT_PROJECT))
def test_without_a_project_nothing_runs(name: str, tmp_path: Path) -> None:
    """Where there is no project every command says so in words and exits with 2."""
    result = run("-C", tmp_path, name, *ARGUMENTS.get(name, ()))
    assert result.exit_code == COULD_NOT_RUN
    assert "holds no project" in result.output
    assert "Traceback" not in result.output


def test_all_rules_are_listed() -> None:
    """Without a rule, every rule is named once, in the order of the catalogue."""
    listed = [line.split()[0] for line in run("explain").output.splitlines() if line[:1] not in {"", " "}]
    assert listed[:-1] == list(RULES)


def test_an_unknown_option_could_not_run() -> None:
    """A wrong option is no finding about the project."""
    assert run("check", "--colour").exit_code == COULD_NOT_RUN


def test_findings_exit_with_one_and_nothing_is_built(harbour: Path) -> None:
    """A project with a finding has no site, and each command says so by its exit code."""
    place = harbour / "content" / "places" / "old-basin.yml"
    place.write_text(place.read_text(encoding="utf-8").replace("boats in", "ships in"), encoding="utf-8")
    for command in (["check"], ["coverage"], ["build"], ["export-pages", str(harbour / "plain")]):
        result = run("-C", harbour, *command)
        assert result.exit_code == FINDINGS, command
        assert "Q001" in result.output, command
    assert not (harbour / "site").exists()


def test_a_build_says_what_it_built_and_how_to_read_it(harbour: Path) -> None:
    """After a build the reader of the terminal knows the counts, the folder and the next step."""
    result = run("-C", harbour, "build")
    assert result.exit_code == CLEAN
    assert "from 15 facts" in result.output
    assert "Read it:" in result.output


def test_coverage_lists_what_is_open(harbour: Path) -> None:
    """A sentence that no fact carries is named with its line, and coverage is no longer whole."""
    (harbour / "content" / "terms" / "insured.yml").unlink()
    story = harbour / "content" / "stories" / "storm-damage.yml"
    story.write_text(story.read_text(encoding="utf-8").replace(", insured]", "]"), encoding="utf-8")
    view = harbour / "content" / "views" / "walls-too-low.yml"
    view.unlink()
    text = story.read_text(encoding="utf-8").replace(", walls-too-low]", "]")
    story.write_text(text, encoding="utf-8")
    (harbour / "content" / "actors" / "marine-engineer.yml").unlink()
    result = run("-C", harbour, "coverage", "--sentences")
    assert result.exit_code == FINDINGS
    assert "1 open" in result.output
    assert "seeds/harbour.txt:4" in result.output
    assert "V001" in result.output


def test_many_findings_take_one_line_each(harbour: Path) -> None:
    """Above the limit findings come one a line, so that none is lost off the screen."""
    for number in range(LONG_FORM_LIMIT + 1):
        (harbour / "content" / "places" / f"empty-{number}.yml").write_text("", encoding="utf-8")
    printed = run("-C", harbour, "check").output
    lines = [line for line in printed.splitlines() if "Y002" in line]
    assert len(lines) == LONG_FORM_LIMIT + 1
    assert "--format text" in printed


def test_no_color_reaches_a_pipe(harbour: Path) -> None:
    """What another program reads holds no escape sequences."""
    (harbour / "content" / "places" / "empty.yml").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "generator.cli", "-C", str(harbour), "check"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == FINDINGS, done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


def test_help_imports_nothing_heavy() -> None:
    """The help answers at once, because what takes long to import waits for the command that needs it."""
    code = (
        "import sys; from generator.cli.main import explainer; "
        "print([name for name in ('mkdocs', 'pydantic', 'jinja2', 'yaml', 'markdown') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_fault_of_ours_is_no_finding(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unforeseen error exits with 2 and shows where it happened, so that it is never taken for a finding."""
    from generator.cli import main  # noqa: PLC0415 (patched below)

    def fail(**_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(main, "explainer", fail)
    monkeypatch.setattr(sys, "argv", ["explainer"])
    with pytest.raises(SystemExit) as exit_:
        main.main()
    assert exit_.value.code == COULD_NOT_RUN
    assert harbour.is_dir()
