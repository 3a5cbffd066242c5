"""Links between the pages that MkDocs does not see lead somewhere, and no page of the documentation is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"])
def test_links_of_the_front_pages_lead_to_files(project_root: Path, name: str) -> None:
    """Whoever opens the project sees these pages first, and nothing else checks their links."""
    targets = LINK.findall((project_root / name).read_text(encoding="utf-8"))
    assert [target for target in targets if not (project_root / target).exists()] == []


def test_every_page_is_linked_from_another(project_root: Path) -> None:
    """A page that no other page leads to would only be found by searching."""
    docs = project_root / "docs"
    pages = {path.resolve() for path in docs.rglob("*.md")}
    linked = {
        (path.parent / target).resolve()
        for path in pages
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if path != (path.parent / target).resolve()
    }
    assert {str(page.relative_to(docs)) for page in pages - linked} <= {"contribute.md"}
