"""What all tests share: the project's own root, and the switch that rewrites expected files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent


# A slow machine is no fault of the code. Where a change waits for the outcome, the examples are the same each time;
# on a developer's own machine they differ from run to run, and so find more.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites expected files instead of comparing with them."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected files")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def project_root() -> Path:
    """Return the root of this project, whose own content is the first test site."""
    return ROOT


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
