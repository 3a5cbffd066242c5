"""The tutorial works: each command, run in order on the files as the page has them, prints what the page says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def clone(project_root: Path, tmp_path: Path) -> Path:
    """Return a folder in which the tutorial's commands find what a fresh clone has."""
    (tmp_path / "docs").symlink_to(project_root / "docs")
    return tmp_path


def run(command: str, folder: Path) -> str:
    """Run a command line as the reader's shell would; return what the reader sees."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout


def play(text: str, folder: Path) -> str:
    """Run the commands of a console block; return the block with what they print."""
    commands = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{run(command, folder)}" for command in commands)


def test_the_tutorial_can_be_followed(
    project_root: Path,
    clone: Path,
    read_blocks: Callable[..., Any],
    write_block: Callable[..., Any],
    compare: Callable[[Path, str], None],
) -> None:
    """Files are written and commands run in the order of the page, and what is printed is what it shows."""
    path = project_root / "docs" / "tutorial" / "annotate-a-paragraph.md"
    page = path.read_text(encoding="utf-8")
    made, position = "", 0
    for block in read_blocks(path):
        shown = block.text
        if block.language == "yaml":
            write_block(clone, block)
        elif block.language == "console":
            shown = play(block.text, clone)
        made += page[position : block.span[0]] + shown
        position = block.span[1]
    compare(path, made + page[position:])


def test_only_getting_ready_is_left_to_the_reader(project_root: Path, read_blocks: Callable[..., Any]) -> None:
    """Cloning and building are the only commands that this test does not run."""
    blocks = read_blocks(project_root / "docs" / "tutorial" / "annotate-a-paragraph.md")
    others = [block for block in blocks if block.language not in {"yaml", "console"}]
    assert [(block.section, block.language) for block in others] == [("1. Get ready", "sh")]


def test_the_tutorial_ends_well(project_root: Path, read_blocks: Callable[..., Any]) -> None:
    """The last commands find nothing wrong and nothing open."""
    blocks = read_blocks(project_root / "docs" / "tutorial" / "annotate-a-paragraph.md")
    last = [block for block in blocks if block.language == "console"][-1].text
    assert "All well" in last
    assert "100 %" in last
    assert "Status: Disputed" in last
