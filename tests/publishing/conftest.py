"""A small site as rendering would hand it over, and a project on disk to publish it in."""

from __future__ import annotations

import logging
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.model.rendered import DataFile, RenderedPage, RenderedSite, SearchEntry
from generator.publishing import export, mkdocs_plugin

SETTINGS = """\
site_name: Boats & "storms"
theme:
  name: material
  font: false
plugins:
  - search
  - explainer
"""

MakePage = Callable[..., RenderedPage]


def page_at(address: str, *, section: str | None = None, toc: bool = True, **changes: Any) -> RenderedPage:
    """Return a page with something in every field; words that are hard on a theme in its title."""
    title = changes.pop("title", f'Page <{address or "home"}> & "more"')
    values: dict[str, Any] = {
        "address": address,
        "frame": "claim",
        "section": address if section is None else section,
        "title": title,
        "description": f"About '{address}' <b> & more.",
        "head": f'<script type="application/ld+json">{{"@id": "{address}"}}</script>',
        "content": f'<h1 id="top">Here</h1>\n<p id="summary">At {address}.</p>\n<pre>\n  two\n\n    ```py\n\ttab</pre>',
        "toc": '<ul class="md-nav__list" data-md-component="toc"><li class="md-nav__item">'
        '<a class="md-nav__link" href="#summary">Summary</a></li></ul>'
        if toc
        else "",
        "search": (
            SearchEntry(address=address, title=title, text="five < six", kind="Claim"),
            SearchEntry(address=f"{address}#summary", title="Summary", text="a part", kind="Claim"),
        ),
    }
    return RenderedPage(**(values | changes))


@pytest.fixture
def make_page() -> MakePage:
    """Return the function that makes pages."""
    return page_at


@pytest.fixture
def small_site() -> RenderedSite:
    """Return a site of two kinds of facts, one of them in a tab with others, with all that a site can have."""
    return RenderedSite(
        pages=(
            page_at("", frame="story"),
            page_at("claims/", frame="index"),
            page_at("claims/forty/", section="claims/"),
            page_at("claims/sixty/", section="claims/"),
            page_at("claims/bare/", section="claims/", toc=False),
            page_at("events/", frame="index", title="Events & more"),
            page_at("events/storm/", section="events/", frame="event"),
            page_at("places/", frame="index", title="Places"),
        ),
        files=(DataFile(address="data/facts.json", content=b'{"facts": []}\n'),),
        redirects={"claims/thirty/": "claims/forty/#summary"},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with settings, two Markdown pages and no facts: those come from the pipeline's stand-in."""
    root = tmp_path / "project"
    for folder in ("content", "seeds", "docs/how-to"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (root / "docs" / "contribute.md").write_text("# Contribute\n\n[How](how-to/index.md#how)\n", encoding="utf-8")
    (root / "docs" / "how-to" / "index.md").write_text("# How\n\nWords.\n", encoding="utf-8")
    return root


Give = Callable[[Any], None]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Return a function that makes the pipeline's outcome what it is given: a site, or what stopped."""

    def give_outcome(outcome: Any) -> None:
        if isinstance(outcome, RenderedSite):
            outcome = SimpleNamespace(findings=(), site=outcome, chunked=False, graph=SimpleNamespace(outlines={}))
        for module in (export, mkdocs_plugin):
            monkeypatch.setattr(module, "run_pipeline", lambda *_, **__: outcome)

    return give_outcome


@pytest.fixture
def ready(project: Path, small_site: RenderedSite, give: Give) -> Path:
    """Return the project; the pipeline makes the small site of it."""
    give(small_site)
    return project


@pytest.fixture
def harbour(project: Path, project_root: Path) -> Path:
    """Return the project with facts: those of a small site with one fact of every kind."""
    for folder in ("content", "seeds"):
        shutil.copytree(project_root / "tests" / "sites" / "harbour" / folder, project / folder, dirs_exist_ok=True)
    return project


@pytest.fixture
def files_below() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that reads every file below a folder by its path."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read


@pytest.fixture
def mkdocs_log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Return what MkDocs logs, whether or not an earlier run of its command keeps its log from spreading."""
    logger = logging.getLogger("mkdocs")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


@pytest.fixture
def port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
