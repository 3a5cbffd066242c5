"""The examples of the guides hold: put into the example project, they leave nothing to find."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli.main import explainer
from generator.pipeline import check_project

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def test_whole_files_in_the_guides_are_right(
    project_root: Path, harbour: Path, read_blocks: Callable[..., Any], write_block: Callable[..., Any]
) -> None:
    """Each block that names its file can be copied as it stands."""
    guides = sorted((project_root / "docs" / "how-to").glob("*.md"))
    blocks = [block for guide in guides for block in read_blocks(guide) if block.path]
    assert {block.path for block in blocks} == {
        "content/claims/forty-damaged.yml",
        "content/questions/who-pays.yml",
        "content/sources/harbour.yml",
    }
    for block in blocks:
        write_block(harbour, block)
    assert check_project(harbour).findings == ()


def test_the_anchors_in_the_guide_are_found(project_root: Path, harbour: Path, read_blocks: Callable[..., Any]) -> None:
    """Each anchor that the guide shows for the example source is found there, once."""
    term = harbour / "content" / "terms" / "insured.yml"
    before_anchors = term.read_text(encoding="utf-8").split("anchors:\n")[0]
    blocks = [
        block.text
        for block in read_blocks(project_root / "docs" / "how-to" / "write-an-anchor.md")
        if block.language == "yaml" and "source: harbour" in block.text
    ]
    assert len(blocks) == 4
    for text in blocks:
        anchors = text.removeprefix("anchors:\n")
        term.write_text(f"{before_anchors}anchors:\n{anchors}", encoding="utf-8")
        assert check_project(harbour).findings == ()


@pytest.mark.parametrize("name", sorted(path.stem for path in GUIDES.glob("*.md")))
def test_what_a_guide_shows_of_a_terminal_is_what_one_sees(
    name: str,
    harbour: Path,
    read_blocks: Callable[..., Any],
    compare: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each command in a guide, run in the example project, prints what the guide shows."""
    monkeypatch.chdir(harbour)
    path = GUIDES / f"{name}.md"
    page = path.read_text(encoding="utf-8")
    made, position = "", 0
    for block in read_blocks(path):
        if block.language != "console":
            continue
        commands = [line for line in block.text.splitlines() if line.startswith("$ ")]
        shown = "".join(f"{line}\n{terminal(line[2:])}" for line in commands)
        made += page[position : block.span[0]] + shown
        position = block.span[1]
    compare(path, made + page[position:])


def terminal(command: str) -> str:
    """Return what one sees of a command in the current folder."""
    name, *arguments = shlex.split(command)
    if name == "cat":
        return Path(*arguments).read_text(encoding="utf-8")
    assert name == "explainer"
    return CliRunner().invoke(explainer, arguments).output
