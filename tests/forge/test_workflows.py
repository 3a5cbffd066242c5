"""The workflows: two linters find nothing, each of them would, and no workflow has more rights than it needs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest
import yaml

from generator.cli.main import explainer

ROOT: Final = Path(__file__).resolve().parent.parent.parent
WORKFLOWS: Final = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
LINTERS: Final = {
    "jactionlint": ["jactionlint", "--strict-exit"],
    "zizmor": ["zizmor", "--offline", "--no-progress", "--quiet", "."],
}


def workflow(path: Path) -> dict[str, Any]:
    """Return a workflow; what YAML takes for `true` is the list of events."""
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    read["on"] = read.pop(True)
    return read  # type: ignore[no-any-return]


def jobs(path: Path) -> dict[str, Any]:
    """Return the jobs of a workflow."""
    return workflow(path)["jobs"]  # type: ignore[no-any-return]


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """Yield every step of a workflow."""
    for job in jobs(path).values():
        yield from job["steps"]


@pytest.fixture
def lint(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Return a function that lints a copy of the workflows after an edit; the copy is a repository of its own."""

    def run(linter: str, old: str = "", new: str = "", name: str = "check.yml") -> tuple[int, str]:
        shutil.copytree(ROOT / ".github", tmp_path / ".github")
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
        path = tmp_path / ".github" / "workflows" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
        told = subprocess.run(LINTERS[linter], cwd=tmp_path, check=False, capture_output=True, text=True)
        return told.returncode, told.stdout + told.stderr

    return run


@pytest.mark.parametrize("linter", LINTERS)
def test_a_linter_finds_nothing(linter: str, lint: Callable[..., tuple[int, str]]) -> None:
    """Neither an error nor a warning nor a hint."""
    code, told = lint(linter)
    assert code == 0, told


GIVEN: Final = "    permissions:\n      contents: read # to fetch the repository\n"
PIN: Final = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"


@pytest.mark.parametrize(
    ("linter", "old", "new", "told"),
    [
        ("jactionlint", "contents: read", "contents: reed", '"reed" is invalid'),
        ("jactionlint", "steps.take.outputs.base", "steps.took.outputs.base", "took"),
        ("jactionlint", 'proposal.py take "$COMMIT"', "proposal.py take $COMMIT", "SC2086"),
        ("zizmor", PIN, "actions/checkout@v7", "unpinned-uses"),
        ("zizmor", 'take "$COMMIT"', 'take "${{ github.event.pull_request.title }}"', "template-injection"),
        ("zizmor", "          persist-credentials: false\n", "", "artipacked"),
        ("zizmor", "  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        ("zizmor", GIVEN, "    permissions: write-all\n", "excessive-permissions"),
    ],
)
def test_a_linter_would_find_it(
    linter: str, old: str, new: str, told: str, lint: Callable[..., tuple[int, str]]
) -> None:
    """Each mistake is told by its name; the shell's are told too, which needs another program at hand."""
    code, said = lint(linter, old, new)
    assert code != 0
    assert told in said


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_right_is_given_to_all_jobs(path: Path) -> None:
    """Each job names what it needs, with the reason beside it."""
    assert workflow(path)["permissions"] == {}
    text = path.read_text(encoding="utf-8")
    for line in text.splitlines():
        if re.fullmatch(r" {6}[a-z-]+: (read|write)( .*)?", line):
            assert re.search(r" # to \w+", line), line
    for job in jobs(path).values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_and_no_credentials_stay(path: Path) -> None:
    """By digest, with its version beside it; and a work tree keeps no token."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_checks_of_proposals_have_no_secret_and_no_right_to_write() -> None:
    """Whatever somebody writes into the workflows of a proposal, there is nothing at hand that is worth taking."""
    for path in WORKFLOWS:
        if "pull_request" in workflow(path)["on"]:
            assert "secrets." not in path.read_text(encoding="utf-8")
            for job in jobs(path).values():
                assert set(job["permissions"].values()) == {"read"}


def test_the_right_to_write_is_apart_from_what_reads_a_proposal() -> None:
    """Of a preview, the job that builds can only read and has no secret; those that write run no generator."""
    path = ROOT / ".github" / "workflows" / "preview.yml"
    made = jobs(path)
    assert set(made["build"]["permissions"].values()) == {"read"}
    assert "secrets." not in yaml.safe_dump(made["build"])
    for name in ("publish", "comment"):
        assert "explainer" not in " ".join(step.get("run", "") for step in made[name]["steps"])
    assert workflow(path)["on"] == {"workflow_run": {"workflows": ["Check"], "types": ["completed"]}}
    assert "github.event.workflow_run.pull_requests" not in path.read_text(encoding="utf-8")
    assert workflow(ROOT / ".github" / "workflows" / "check.yml")["name"] == "Check"


def commands() -> Iterator[tuple[str, str]]:
    """Yield every call of the generator in a workflow, with the name of the workflow."""
    for path in WORKFLOWS:
        for step in steps(path):
            for call in re.findall(r"(?:\.venv/bin/|\bif )explainer ([^>|;\n]*)", step.get("run", "")):
                yield path.name, call


def test_every_command_in_a_workflow_exists() -> None:
    """A command or an option that is renamed is renamed in the workflows too."""
    seen = [(name, call) for name, call in commands() if "--help" not in call]
    assert len(seen) >= 4
    for name, call in seen:
        word, *options = shlex.split(call.partition(" |")[0])
        command = explainer.commands.get(word)
        assert command, f"{name}: explainer {word}"
        # A command keeps its help option, so what is asked here is what everybody sees.
        context = click.Context(command, help_option_names=explainer.context_settings["help_option_names"])
        command.make_parser(context).parse_args(list(options))


def test_make_knows_what_workflows_make() -> None:
    """Each target that a workflow asks for is one."""
    targets = set(re.findall(r"^([\w./$()-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    known = {target.replace("$(VENV)", ".venv").replace("$(BIN)", ".venv/bin") for target in targets}
    asked = {
        target
        for path in WORKFLOWS
        for step in steps(path)
        for target in re.findall(r"\bmake (\S+)", step.get("run", ""))
    }
    assert asked
    assert asked <= known
