"""The old folder or the new one, never something between."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing import swapping
from generator.publishing.swapping import exchange, swap_in, workshop


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return a finished folder and an old one, each with a file."""
    finished, target = tmp_path / "finished", tmp_path / "site"
    for folder in (finished, target):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, encoding="utf-8")
    return finished, target


@pytest.mark.parametrize("atomic", [True, False])
def test_the_finished_folder_takes_the_place(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, atomic: bool
) -> None:
    """After the swap the new folder is at the target and the old one at the other place, with or without the system."""
    if not atomic:
        monkeypatch.setattr(swapping, "exchange", lambda *_: False)
    finished, target = folders
    swap_in(finished, target)
    assert (target / "index.html").read_text(encoding="utf-8") == "finished"
    assert (finished / "index.html").read_text(encoding="utf-8") == "site"
    assert sorted(path.name for path in target.parent.iterdir()) == ["finished", "site"]


def test_a_first_site_needs_no_old_one(folders: tuple[Path, Path]) -> None:
    """Where nothing was, the finished folder moves in."""
    finished, target = folders
    swap_in(finished, target.with_name("new"))
    assert (target.with_name("new") / "index.html").is_file()
    assert not finished.exists()


def test_hidden_files_move_along(folders: tuple[Path, Path]) -> None:
    """What the theme engine would leave alone, such as `.git`, is not lost."""
    finished, target = folders
    (target / ".git").mkdir()
    (target / ".git" / "config").write_text("x", encoding="utf-8")
    swap_in(finished, target)
    assert (target / ".git" / "config").read_text(encoding="utf-8") == "x"


def test_exchanging_with_nothing_fails(tmp_path: Path) -> None:
    """An exchange that the system refuses is an error, not a silence."""
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "absent")


def test_the_workshop_is_gone_afterwards(tmp_path: Path) -> None:
    """Whether the work succeeds or fails, nothing of it stays beside the site."""

    def stop_half_way() -> None:
        with workshop(tmp_path / "site") as folder:
            (folder / "half").write_text("x", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop_half_way()
    assert list(tmp_path.iterdir()) == []


def test_left_overs_are_removed(tmp_path: Path) -> None:
    """What a killed build left behind is gone at the next one; folders that only look alike stay."""
    (tmp_path / ".site-build-killed").mkdir()
    (tmp_path / ".site-build-killed" / "index.html").write_text("half", encoding="utf-8")
    (tmp_path / ".site-of-mine").mkdir()
    with workshop(tmp_path / "site"):
        assert not (tmp_path / ".site-build-killed").exists()
    assert [path.name for path in tmp_path.iterdir()] == [".site-of-mine"]
