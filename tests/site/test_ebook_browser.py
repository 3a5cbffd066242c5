"""Pages of the e-book in a real browser: narrow enough, accessible, and notes that lead there and back."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publishing.ebook.making import EbookMade, EbookOrder, make_ebook

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OTHERWISE = ["landmark-one-main", "landmark-unique", "page-has-heading-one", "region"]
"""Rules for pages of a site, where the files of an e-book are parts of one document, which the e-reader frames: the
cover has no heading. And notes, which EPUB has as `aside`, are no landmarks: their role says so; axe overlooks it."""


@pytest.fixture(scope="module")
def ebook(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the project's own e-book, unpacked."""
    folder = tmp_path_factory.mktemp("ebook")
    for name in ("content", "seeds"):
        shutil.copytree(project_root / name, folder / name)
    shutil.copy(project_root / "tests" / "sites" / "harbour" / "mkdocs.yml", folder)
    assert isinstance(make_ebook(EbookOrder(root=folder, target=folder / "book.epub")), EbookMade)
    with zipfile.ZipFile(folder / "book.epub") as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked" / "EPUB"


@pytest.fixture(params=[320, 800])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page at a width, without JavaScript: many e-readers have none."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_nothing_scrolls_sideways(page: Page, ebook: Path) -> None:
    """No page is wider than a small phone; what is outside its files is not asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in sorted(ebook.glob("*.xhtml")):
        page.goto(path.as_uri())
        wide = page.locator("html").evaluate("element => element.scrollWidth - element.clientWidth")
        assert wide <= 0, path.name
    assert [url for url in asked if not url.startswith(ebook.as_uri())] == []


def test_a_note_is_opened_and_left(page: Page, ebook: Path) -> None:
    """Where an e-reader opens nothing, the mark leads to the note, and the note's number back to the mark."""
    page.goto((ebook / "answer.xhtml").as_uri())
    page.locator("a[role=doc-noteref]").first.click()
    note = page.locator(":target")
    expect(note).to_contain_text("North Korea has officially confirmed")
    note.locator("[role=doc-backlink]").click()
    expect(page.locator(":target")).to_have_text("1")


def test_axe_finds_nothing(browser: Browser, ebook: Path) -> None:
    """No page breaks a rule, on white; what colours do on other grounds is reckoned elsewhere."""
    context = browser.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    found: dict[str, Any] = {}
    options = json.dumps(
        {"runOnly": {"type": "tag", "values": RULES}, "rules": {one: {"enabled": False} for one in OTHERWISE}}
    )
    for path in sorted(ebook.glob("*.xhtml")):
        page.goto(path.as_uri())
        page.evaluate(AXE)
        objections = page.evaluate(f"axe.run(document, {options}).then((result) => result.violations)")
        if objections:
            found[path.name] = [(one["id"], one["nodes"][0]["html"][:200]) for one in objections]
    context.close()
    assert found == {}
