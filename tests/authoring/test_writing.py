"""Writing new files of facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.writing import create


@pytest.mark.parametrize("link", ["content", "content/actors"])
def test_nothing_is_made_beyond_a_link(tmp_path: Path, link: str) -> None:
    """Where a folder is a link out of the project, neither a file nor a folder is made beyond it."""
    root, outside = tmp_path / "project", tmp_path / "outside"
    outside.mkdir()
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside)
    with pytest.raises(OSError, match=r"directory|link"):
        create(root, "content/actors/new/one.yml", "text\n")
    assert not list(outside.iterdir())


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """The first fact of a kind brings its folders with it."""
    assert create(tmp_path, "content/actors/one.yml", "text\n") is None
    assert (tmp_path / "content/actors/one.yml").read_text("utf-8") == "text\n"
