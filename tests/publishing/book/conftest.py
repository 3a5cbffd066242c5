"""Books made once for all tests that look at them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing.book import wanted
from generator.publishing.book.making import BookMade, BookOrder, make_book

MOST_FACTS = 1_000
SITE = "https://example.org/storm/"


@pytest.fixture(scope="session")
def harbour_project(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small project, with an address."""
    root = tmp_path_factory.mktemp("harbour") / "harbour"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", root)
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"site_url: {SITE}\n", encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def real_project(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this project's own content, without an address."""
    root = tmp_path_factory.mktemp("real") / "project"
    for name in ("content", "seeds"):
        shutil.copytree(project_root / name, root / name)
    (root / "mkdocs.yml").write_text("site_name: Explainer\ntheme: {name: material}\nplugins: [explainer]\n", "utf-8")
    return root


@pytest.fixture
def made_from() -> Callable[..., BookMade]:
    """Return a function that makes a book and holds that it was made."""

    def make(root: Path, target: Path, **changes: object) -> BookMade:
        made = make_book(BookOrder(root=root, target=target, **changes))  # type: ignore[arg-type]
        assert isinstance(made, BookMade), made
        return made

    return make


@pytest.fixture(scope="session")
def harbour_book(harbour_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the book of the small project."""
    target = tmp_path_factory.mktemp("books") / "harbour.pdf"
    assert isinstance(make_book(BookOrder(root=harbour_project, target=target)), BookMade)
    return target


@pytest.fixture(scope="session")
def real_book(real_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the book of this project's own content."""
    target = tmp_path_factory.mktemp("books") / "real.pdf"
    assert isinstance(make_book(BookOrder(root=real_project, target=target)), BookMade)
    return target


@pytest.fixture(autouse=True)
def with_books(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sites hold books here: they are what these tests are about."""
    monkeypatch.setattr(wanted, "MOST_FACTS", MOST_FACTS)
