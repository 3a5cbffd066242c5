"""What all tests share: the project's own root, and the switch that rewrites expected files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
