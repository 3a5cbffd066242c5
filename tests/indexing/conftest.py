"""Documents in three scripts, and a browser for the search page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.indexing.documents import Document, document_of
from generator.model.rendered import SearchEntry

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def make() -> Make:
    """Return a function that makes the document of one page without parts."""

    def made(address: str, title: str = "", text: str = "", kind: str = "Claim") -> Document:
        return document_of([SearchEntry(address=address, title=title, text=text, kind=kind)])

    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one headless Chromium for the worker."""
    executable = os.environ.get("EXPLAINER_TEST_BROWSER", "/usr/bin/chromium")
    options = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=options)
        yield chromium
        chromium.close()
