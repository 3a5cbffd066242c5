"""What all tests share: the project's own root, expected files, and pages as sections and fenced blocks."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator.publishing.book import wanted

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
PATH_COMMENT = re.compile(r"^# ((?:[a-z-]+/)*(?:content|seeds)/\S+)\n")


@dataclass(frozen=True, kw_only=True)
class Block:
    """One fenced block of a page."""

    section: str
    """The `##` heading above it; empty before the first one."""
    language: str
    text: str
    """What stands between the fences, with its last line end."""
    span: tuple[int, int]
    """Where `text` stands in the page."""

    @property
    def path(self) -> str:
        """The file that the block's first line names; empty where it names none."""
        match = PATH_COMMENT.match(self.text)
        return match[1] if match else ""


def blocks_of(page: str) -> list[Block]:
    """Return the fenced blocks of a Markdown page in order."""
    headings = [(match.start(), match[1]) for match in SECTION.finditer(page)]
    return [
        Block(
            section=next((name for start, name in reversed(headings) if start < fence.start()), ""),
            language=fence["language"],
            text=fence["text"],
            span=fence.span("text"),
        )
        for fence in FENCE.finditer(page)
    ]


# A slow machine is no fault of the code. Where a change waits for the outcome, the examples are the same each time;
# on a developer's own machine they differ from run to run, and so find more.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")


for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "CI_MERGE_REQUEST_DIFF_BASE_SHA"):
    os.environ.pop(name, None)  # the tests run in the very services that the command looks for


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites expected files instead of comparing with them."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the expected files")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Tell whether expected files are to be rewritten."""
    return bool(request.config.getoption("--update-goldens"))


def pytest_configure() -> None:
    """Let no site hold a book unless its settings ask for one: setting it takes a second in each test that builds."""
    wanted.MOST_FACTS = 0  # type: ignore[misc] # the tests of the book set it back


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


@pytest.fixture
def compare(*, update_goldens: bool) -> Callable[[Path, str], None]:
    """Return a function that compares a page with what it should be, or rewrites it where that was asked for."""

    def compare_page(path: Path, expected: str) -> None:
        stands = path.read_text(encoding="utf-8") if path.exists() else ""
        if update_goldens and stands != expected:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(expected, encoding="utf-8")
            stands = expected
        assert stands == expected, f"{path.name} is out of date: run `make goldens` and read the difference"

    return compare_page


@pytest.fixture
def read_blocks() -> Callable[[Path], list[Block]]:
    """Return a function that reads the fenced blocks of a page."""
    return lambda path: blocks_of(path.read_text(encoding="utf-8"))


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path) -> Path:
    """Return a fresh copy of the small project that the examples of the documentation are about."""
    return shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")


@pytest.fixture
def write_block() -> Callable[[Path, Block], Path]:
    """Return a function that puts a block into a project as the file its first line names.

    A YAML file keeps that line, as a comment, so that the lines in messages are those of the page; plain
    text knows no comments and loses it.
    """

    def write(project: Path, block: Block) -> Path:
        assert block.path, f"the block names no file in its first line:\n{block.text}"
        target = project / block.path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = block.text if block.language == "yaml" else block.text.split("\n", 1)[1]
        target.write_text(text, encoding="utf-8")
        return target

    return write
