"""Where templates are found."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator
from generator.publishing.places import shipped_templates, template_folders, watched_folders
from generator.publishing.templates import read_assets, read_templates, theme_folders


def test_a_checkout_has_them_beside_the_package(project_root: Path) -> None:
    """While the generator is worked on, its templates are those of the checkout, once."""
    assert shipped_templates() == project_root / "site_templates"
    assert template_folders(project_root) == (project_root / "site_templates",)


def test_a_wheel_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed generator brings its templates along."""
    package = tmp_path / "generator"
    (package / "site_templates").mkdir(parents=True)
    monkeypatch.setattr(generator, "__file__", str(package / "__init__.py"))
    assert shipped_templates() == package / "site_templates"


def test_a_project_replaces_single_files(tmp_path: Path) -> None:
    """A project's own file wins over ours of the same name, all others stay; hidden files do not count."""
    own = tmp_path / "site_templates"
    for folder in ("pages", "assets", "theme"):
        (own / folder).mkdir(parents=True)
    (own / "pages" / "mine.html").write_text("mine", encoding="utf-8")
    (own / "pages" / ".mine.html.swp").write_text("x", encoding="utf-8")
    (own / "assets" / "mark.svg").write_text("<svg/>", encoding="utf-8")
    templates = read_templates(tmp_path)
    assert templates["pages/mine.html"] == "mine"
    assert not [name for name in templates if ".swp" in name]
    assert read_assets(tmp_path)["assets/explainer/mark.svg"] == b"<svg/>"
    assert theme_folders(tmp_path) == [str(own / "theme"), str(shipped_templates() / "theme")]


def test_what_is_watched_exists(tmp_path: Path) -> None:
    """Only folders that are there can be watched."""
    (tmp_path / "content").mkdir()
    assert watched_folders(tmp_path) == (tmp_path / "content", shipped_templates())
