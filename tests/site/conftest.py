"""The project's own site, built once per worker, and its pages as parsed trees."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from click.testing import CliRunner
from html5lib.html5parser import ParseError

from generator.cli.main import explainer

ORIGIN = "http://site.invalid/"
"""Stands for the site's root while links are resolved; nothing is requested from it."""

LINK_ATTRIBUTES = {"a": "href", "link": "href", "script": "src", "img": "src", "area": "href"}


@dataclass(frozen=True)
class SitePage:
    """One HTML file of the site, as a parser of the HTML standard reads it."""

    address: str
    """Relative to the root, such as `claims/x/`."""
    ids: tuple[str, ...] = field(repr=False)
    """Every element id, in the order of the page."""
    inside: tuple[tuple[str, str], ...] = field(repr=False)
    """Links into the site, each a path relative to the root and a fragment."""
    outside: tuple[str, ...] = field(repr=False)
    """Links and resources that leave the site."""
    tree: Any = field(repr=False)


def parse_page(root: Path, path: Path) -> SitePage:
    """Parse the HTML file at `path` of the site at `root`, which has no error that the HTML standard names."""
    address = path.relative_to(root).as_posix().removesuffix("index.html")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    try:
        tree = parser.parse(path.read_bytes())
    except ParseError as error:
        line = parser.errors[-1][0][0] if parser.errors else 0
        raise AssertionError(f"{address or 'home'}:{line}: {error}") from error
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    # Within a drawing, names of elements have their namespace before them.
    tags = [(element.tag.rpartition("}")[2], element) for element in elements]
    found = [(tag, element.get(LINK_ATTRIBUTES.get(tag, ""))) for tag, element in tags]
    links = [urljoin(ORIGIN + address, link) for _, link in found if link is not None]
    parts = [urlsplit(link) for link in links if link.startswith(ORIGIN)]
    return SitePage(
        address=address,
        ids=tuple(element.get("id") for element in elements if element.get("id")),
        inside=tuple((unquote(part.path.lstrip("/")), unquote(part.fragment)) for part in parts),
        outside=tuple(link for link in links if not link.startswith(ORIGIN)),
        tree=tree,
    )


@pytest.fixture(scope="session")
def site(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the project's own site, built from a copy of its sources."""
    project = tmp_path_factory.mktemp("project")
    for name in ("content", "seeds", "docs"):
        shutil.copytree(project_root / name, project / name)
    shutil.copy(project_root / "mkdocs.yml", project)
    result = CliRunner().invoke(explainer, ["-C", str(project), "build"])
    assert result.exit_code == 0, result.output
    return project / "site"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, SitePage]:
    """Return every page of the site by address."""
    return {page.address: page for page in (parse_page(site, path) for path in sorted(site.rglob("*.html")))}


@pytest.fixture(scope="session")
def sorts(pages: dict[str, SitePage]) -> tuple[str, ...]:
    """Return one page of every sort: of each folder at each depth, and of each template, with a map and without."""
    found: dict[tuple[object, ...], str] = {}
    for address, page in pages.items():
        root = next((one.get("class") for one in page.tree.iter("div") if "xp-page" in one.get("class", "")), "")
        mapped = any(one.get("class") == "xp-map" for one in page.tree.iter("figure"))
        found.setdefault((address.split("/")[0], address.count("/"), root, mapped), address)
    assert len(found) > 30
    return tuple(found.values())


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the site on the loopback interface; return its address with a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()
