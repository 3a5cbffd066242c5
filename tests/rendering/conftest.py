"""Sites rendered without a theme, from real projects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from english import ENGLISH

from generator.composing.site import compose_site
from generator.model.graph import Graph
from generator.model.rendered import RenderedSite
from generator.pipeline import Checked, Edition, Rendered, check_project, run_pipeline
from generator.publishing.templates import read_templates
from generator.rendering.site import render_site


@pytest.fixture(scope="session")
def graph(project_root: Path) -> Graph:
    """Return the graph of this project's own facts."""
    checked = check_project(project_root)
    assert isinstance(checked, Checked), checked.findings
    return checked.graph


@pytest.fixture(scope="session")
def harbour_graph(project_root: Path) -> Graph:
    """Return the graph of the small project, which has every kind of fact."""
    checked = check_project(project_root / "tests" / "sites" / "harbour")
    assert isinstance(checked, Checked), checked
    return checked.graph


@pytest.fixture(scope="session")
def rendered(project_root: Path, graph: Graph) -> RenderedSite:
    """Return the pages of this project's own facts."""
    return render_site(compose_site(graph, ENGLISH), read_templates(project_root), ENGLISH)


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path) -> Path:
    """Copy a small project that is clean."""
    return shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")


@pytest.fixture
def render(project_root: Path) -> Callable[[Path], RenderedSite]:
    """Render a project that must be clean."""

    def make(root: Path) -> RenderedSite:
        result = run_pipeline(root, Edition(templates=read_templates(project_root), words=ENGLISH))
        assert isinstance(result, Rendered), [finding.message for finding in result.findings]
        return result.site

    return make
