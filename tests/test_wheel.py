"""The built wheel is whole: it carries the templates and builds a project that lies elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would, from the sources alone."""
    target = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(project_root)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


def test_the_wheel_carries_every_template(wheel: Path, project_root: Path) -> None:
    """Each file of `site_templates/` is in the wheel, and nothing of tests, content or seeds is."""
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = [path for path in (project_root / "site_templates").rglob("*") if path.is_file()]
    for path in templates:
        assert f"generator/site_templates/{path.relative_to(project_root / 'site_templates').as_posix()}" in names
    assert len(templates) > 10
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"generator"}


def test_the_wheel_builds_a_project_elsewhere(wheel: Path, project_root: Path, tmp_path: Path) -> None:
    """Installed into an empty environment, the command builds a project far from the sources.

    The environment holds the wheel alone; its dependencies, which the network would bring, are lent
    from this one by a path file, behind the wheel on the search path.
    """
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(environment), "platbase": str(environment)}))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    project = tmp_path / "elsewhere"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", project)
    where = [python, "-c", "import generator; print(generator.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout.strip()
    assert Path(found).is_relative_to(environment)

    explained = [environment / "bin" / "explainer", "explain", "q001"]
    told = subprocess.run(explained, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert "What to do" in told, "the wheel carries the pages of the rules"

    command = [environment / "bin" / "explainer", "-C", str(project), "build"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    home = (project / "site" / "index.html").read_text(encoding="utf-8")
    assert "What did the storm do to the boats in the old basin?" in home
    assert (project / "site" / "claims" / "forty-damaged" / "index.html").is_file()
