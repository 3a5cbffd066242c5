"""What the search shows of hostile words is words: both kinds of index, in a real browser."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from markup import VECTORS
from playwright.sync_api import Browser, Page, Route

from generator.model.diagnostics import Finding
from generator.pipeline import Stopped, check_project
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built

ORIGIN: Final = "http://site.invalid/"
WORD: Final = "zebrafish"
POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
TYPES: Final = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "text/json"}

HOOK: Final = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = (...all) => window.ran.push(name + all);
"""

LOOK: Final = """box => [...document.querySelector(box).querySelectorAll("*")].map(element =>
  [element.localName, [...element.attributes].map(one => one.name), element.href || ""])"""


def findings_of(project: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a project; nothing where it holds."""
    checked = check_project(project)
    return checked.findings if isinstance(checked, Stopped) else ()


@pytest.fixture(scope="module", params=["whole", "chunked"])
def site(
    request: pytest.FixtureRequest, project_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, int]:
    """Build a site with a term for each vector whose title and definition the rules let pass."""
    project = tmp_path_factory.mktemp(request.param) / "harbour"
    shutil.copytree(project_root / "tests/sites/harbour", project)
    settings = project / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(plain.replace("- explainer", f"- explainer: {{search: {request.param}}}"), encoding="utf-8")
    for number, vector in enumerate(VECTORS):
        fact = {
            "title": f"{WORD} {vector}",
            "aliases": [f"{vector} {WORD}"],
            "definition": f"About {WORD}.",
            "anchors": [{"source": "harbour", "exact": "not one of them was insured"}],
        }
        path = project / f"content/terms/vector-{number}.yml"
        path.write_text(yaml.safe_dump(fact, allow_unicode=True, width=10**6), encoding="utf-8")
    hub = project / "content/terms/insured.yml"
    of_the_hub = hub.read_text(encoding="utf-8")
    while True:
        # Something has to lead to each term.
        named = sorted(path.stem for path in project.glob("content/terms/vector-*.yml"))
        hub.write_text(f"{of_the_hub}about: [{', '.join(named)}]\n", encoding="utf-8")
        refused = {finding.path for finding in findings_of(project)}
        if not refused:
            break
        for path in refused:
            assert path.startswith("content/terms/vector-"), path
            (project / path).unlink()
    result = build_site(project)
    assert isinstance(result, Built), result
    return request.param, result.folder, len(list(project.glob("content/terms/vector-*")))


@pytest.fixture
def page(browser: Browser, site: tuple[str, Path, int]) -> Any:
    """Open a browser that sees the site without its policy, and nothing else."""
    _, folder, _ = site
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page = context.new_page()

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN).partition("#")[0].partition("?")[0]
        path = folder / (f"{address}index.html" if not address or address.endswith("/") else address)
        if route.request.url.startswith(ORIGIN) and path.is_file():
            kind = TYPES.get(path.suffix, "application/octet-stream")
            route.fulfill(body=POLICY.sub(b"", path.read_bytes()), content_type=kind)
        else:
            route.abort()

    context.add_init_script(HOOK)
    context.route("**/*", answer)
    yield page
    context.close()


def hits_of_the_theme(page: Page) -> str:
    """Search in the theme's own box and show all hits; return the box."""
    page.goto(ORIGIN)
    page.keyboard.press("/")
    page.keyboard.type(WORD)
    page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
    # Four more come each time that the end of the list comes into view.
    for at in (0, 10**9) * 100:
        page.evaluate(f"document.querySelector('.md-search__scrollwrap').scrollTo(0, {at})")
        page.wait_for_timeout(8)
    return ".md-search-result__list"


def hits_of_the_page(page: Page) -> str:
    """Search on the search page and show all hits; return the list."""
    page.goto(f"{ORIGIN}search/?q={WORD}")
    page.locator(".xp-hits li").first.wait_for(timeout=20_000)
    while page.evaluate("const more = document.querySelector('.xp-search__more'); more.click(); !more.hidden"):
        page.wait_for_timeout(5)
    return ".xp-hits"


def test_hits_are_only_words(page: Page, site: tuple[str, Path, int]) -> None:
    """Hundreds of hits with hostile titles run nothing, and are made of links, words and marks alone."""
    kind, _, count = site
    assert count > 400
    box = hits_of_the_theme(page) if kind == "whole" else hits_of_the_page(page)
    made = page.evaluate(LOOK, box)
    assert page.evaluate("window.ran") == []
    links = [address for name, _, address in made if name == "a"]
    assert len(links) > (300 if kind == "chunked" else 50)
    assert all(address.startswith(ORIGIN) for address in links)
    names = {name for name, _, _ in made}
    assert names <= {
        "a",
        "li",
        "ol",
        "ul",
        "p",
        "h1",
        "h2",
        "article",
        "div",
        "span",
        "mark",
        "b",
        "small",
        "details",
        "summary",
        "svg",
        "path",
        "nav",
    }
    assert not [attributes for _, attributes, _ in made if any(one.startswith("on") for one in attributes)]
    if kind == "chunked":
        assert names <= {"a", "li", "p", "span", "mark", "h2", "b"}, names
