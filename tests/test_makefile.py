"""The Makefile decides where a site's requirements come from, and never asks an index once wheels are at hand."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def project(project_root: Path, tmp_path: Path) -> Path:
    """Return a folder whose name has a space, with what `make` reads and an environment that is not made yet."""
    folder = tmp_path / "a project"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(project_root / name, folder)
    shutil.copytree(project_root / "requirements", folder / "requirements")
    return folder


def said(project: Path, target: str) -> str:
    """Return the commands that `make` would run."""
    return subprocess.run(["make", "--dry-run", target], cwd=project, check=True, capture_output=True, text=True).stdout


def installing(commands: str) -> list[str]:
    """Return the commands that install from a list of requirements."""
    return [line for line in commands.splitlines() if re.search(r"pip .*(install|download).* -r ", line)]


def test_without_wheels_the_index_is_asked(project: Path) -> None:
    """A fresh copy is installed from the index, by hash, and nothing from source."""
    (line,) = installing(said(project, "site"))
    assert "--no-index" not in line
    assert "--require-hashes --only-binary :all:" in line


def test_with_wheels_nothing_else_is_asked(project: Path) -> None:
    """A folder of wheels is the one place that is looked in, and hashes are checked all the same."""
    (project / "vendor").mkdir()
    (project / "vendor" / "one-1.0-py3-none-any.whl").write_bytes(b"")
    (line,) = installing(said(project, "site"))
    assert "--no-index --find-links vendor" in line
    assert "--require-hashes --only-binary :all:" in line


def test_the_folder_is_filled_by_hash(project: Path) -> None:
    """What is fetched is checked against its hash, is a wheel, and may be for another machine."""
    (line,) = installing(said(project, "vendor"))
    assert "--require-hashes --only-binary :all:" in line
    assert "--no-index" not in line
    assert "-r requirements/site.txt" in line


def test_a_missing_wheel_ends_with_words(project: Path) -> None:
    """Where a wheel is missing nothing is fetched; whoever builds is told what to do."""
    (project / "vendor").mkdir()
    (project / "vendor" / "one-1.0-py3-none-any.whl").write_bytes(b"")
    done = subprocess.run(["make", "site"], cwd=project, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "vendor/ does not hold every wheel" in done.stdout
    assert "No matching distribution found" in done.stderr
