"""The examples of the guides hold: put into the example project, they leave nothing to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.pipeline import check_project


def test_whole_files_in_the_guides_are_right(
    project_root: Path, harbour: Path, read_blocks: Callable[..., Any], write_block: Callable[..., Any]
) -> None:
    """Each block that names its file can be copied as it stands."""
    guides = sorted((project_root / "docs" / "how-to").glob("*.md"))
    blocks = [block for guide in guides for block in read_blocks(guide) if block.path]
    assert {block.path for block in blocks} == {"content/claims/forty-damaged.yml", "content/sources/harbour.yml"}
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
        if "source: harbour" in block.text
    ]
    assert len(blocks) == 4
    for text in blocks:
        anchors = text.removeprefix("anchors:\n")
        term.write_text(f"{before_anchors}anchors:\n{anchors}", encoding="utf-8")
        assert check_project(harbour).findings == ()
