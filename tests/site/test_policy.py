"""The site under its security policy in a real browser: everything works, nothing is blocked, nobody else is asked."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.cli.main import explainer

MARKDOWN = """\
# Everything

| Left | Middle | Right |
|:-----|:------:|------:|
| a    | b      | c     |

!!! note "A note"

    Words and `code`.

```python
print("style=x onclick=y")
```

<script type="application/json">{"data": "<script"}</script>
"""

SETTINGS = """\
site_name: Storm damage
repo_url: https://github.com/some/thing
theme:
  name: material
plugins:
  - search
  - explainer:
      search: chunked
markdown_extensions:
  - admonition
  - tables
  - toc:
      permalink: true
"""

TELL = """\
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`blocked: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
"""Told as an error of the page, so that it is collected with the others."""

WHOLE = (
    *("", "claims/", "claims/kursk-liberated/", "figures/", "views/", "questions/", "matrix/", "timeline/", "terms/"),
    *("actors/kcna/", "sources/nk-kursk/", "events/", "agreements/", "places/", "stories/", "method/", "data/"),
    *("404.html", "contribute/", "reference/rules/q001/", "explanation/decisions/frames/"),
)
"""Pages of every kind and depth."""

CHUNKED = ("", "claims/forty-damaged/", "search/", "search/?q=storm", "everything/")


@dataclass
class Visit:
    """What a browser reported while it showed pages."""

    page: Page
    base: str
    """Address of the site with a trailing slash."""
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open a page of the site, as a link from disk must name it too."""
        path, mark, query = address.partition("?")
        if self.base.startswith("file:") and (path.endswith("/") or not path):
            path += "index.html"
        self.page.goto(f"{self.base}{path}{mark}{query}", wait_until="networkidle")

    @property
    def foreign(self) -> list[str]:
        """Requests for anything but files of the site; data and blobs are no requests."""
        return [url for url in self.requests if not url.startswith((self.base, "data:", "blob:"))]


def headers_in(site: Path) -> dict[str, str]:
    """Return the response headers that the site's own file asks for."""
    first, *lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert first == "/*"
    return dict(line.strip().split(": ", 1) for line in lines)


class SendingHeaders(SimpleHTTPRequestHandler):
    """Serves files without a word, with the headers that a site asks for."""

    def __init__(self, *args: Any, headers: dict[str, str], **options: Any) -> None:
        self._sent = headers
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Add the headers."""
        for name, value in self._sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def served_with(site: Path, headers: dict[str, str]) -> Iterator[str]:
    """Serve a site on the loopback interface, and yield its address."""
    handler = partial(SendingHeaders, directory=str(site), headers=headers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chunked(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site with a chunked index, a Markdown page of all sorts, and a page that leads on."""
    project = tmp_path_factory.mktemp("chunked") / "harbour"
    shutil.copytree(project_root / "tests" / "sites" / "harbour", project)
    (project / "docs").mkdir()
    (project / "docs" / "everything.md").write_text(MARKDOWN, encoding="utf-8")
    (project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    claim = project / "content" / "claims" / "forty-damaged.yml"
    claim.write_text(claim.read_text(encoding="utf-8") + "formerly: [old-name]\n", encoding="utf-8")
    result = CliRunner().invoke(explainer, ["-C", str(project), "build"])
    assert result.exit_code == 0, result.output
    return project / "site"


@pytest.fixture(scope="session")
def served_chunked(chunked: Path) -> Iterator[str]:
    """Serve the small site with the headers that it asks for."""
    yield from served_with(chunked, headers_in(chunked))


@pytest.fixture(scope="session")
def served_with_headers(site: Path) -> Iterator[str]:
    """Serve the project's own site with the headers that it asks for."""
    yield from served_with(site, headers_in(site))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser that tells what a policy blocks, and lets pages read the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read"])
    context.add_init_script(TELL)
    yield context
    context.close()


def visit_of(context: BrowserContext, base: str) -> Visit:
    """Return a visit of the site at `base` that notes what goes on."""
    visit = Visit(context.new_page(), base)
    visit.page.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    return visit


@pytest.mark.parametrize("address", WHOLE, ids=lambda address: address or "home")
def test_pages_of_every_kind_are_whole_under_both_policies(
    context: BrowserContext, served_with_headers: str, address: str
) -> None:
    """With the page's policy and the header's both at work nothing is blocked, and only the site is asked."""
    visit = visit_of(context, served_with_headers)
    visit.open(address)
    assert visit.errors == []
    assert visit.foreign == []


@pytest.mark.parametrize(
    ("address", "way"),
    # A server's answer to a missing address, and a link to a folder, are not there without a server.
    [
        *((one, "online") for one in (*CHUNKED, "404.html", "claims/old-name/")),
        *((one, "from disk") for one in CHUNKED),
    ],
)
def test_a_site_with_chunks_is_whole_online_and_from_disk(
    context: BrowserContext, chunked: Path, served_chunked: str, address: str, way: str
) -> None:
    """The same holds for the search page, a page that leads on, and ordinary Markdown, also without a server."""
    visit = visit_of(context, served_chunked if way == "online" else f"{chunked.as_uri()}/")
    visit.open(address)
    visit.page.wait_for_timeout(200)
    assert visit.errors == []
    assert visit.foreign == []
    assert visit.page.locator("h1").count() == 1


def test_the_theme_search_works(context: BrowserContext, served_with_headers: str) -> None:
    """Its worker starts, reads the index, and finds."""
    visit = visit_of(context, served_with_headers)
    visit.open("claims/kursk-liberated/")
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("friendship proven by blood")
    visit.page.locator(".md-search-result__link").first.wait_for(timeout=10_000)
    assert visit.errors == []
    assert visit.foreign == []


def test_the_theme_search_from_disk_asks_nobody(context: BrowserContext, site: Path) -> None:
    """It does not work there, for want of an index that may be read; nothing is blocked, and no shim is fetched."""
    visit = visit_of(context, f"{site.as_uri()}/")
    visit.open("claims/kursk-liberated/")
    visit.page.wait_for_timeout(200)
    assert visit.foreign == []
    assert [
        error for error in visit.errors if "search_index.js" not in error and "ERR_FILE_NOT_FOUND" not in error
    ] == []


@pytest.mark.parametrize("way", ["online", "from disk"])
def test_the_search_in_chunks_works(context: BrowserContext, chunked: Path, served_chunked: str, way: str) -> None:
    """The form in the header leads to the page that finds."""
    visit = visit_of(context, served_chunked if way == "online" else f"{chunked.as_uri()}/")
    visit.open("claims/forty-damaged/" if way == "online" else "search/")
    if way == "online":
        visit.page.locator("#xp-find").fill("boats")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/search/?q=boats")
    else:
        visit.page.locator("#xp-q").fill("boats")
    expect(visit.page.get_by_role("status")).to_contain_text("hits for “boats”")
    assert visit.errors == []
    assert visit.foreign == []


@pytest.mark.parametrize("way", ["online", "from disk"])
def test_the_palette_is_switched_and_remembered(
    context: BrowserContext, chunked: Path, served_chunked: str, way: str
) -> None:
    """The theme's inline scripts run: a chosen palette is still there on a page of another depth."""
    visit = visit_of(context, served_chunked if way == "online" else f"{chunked.as_uri()}/")
    visit.open("claims/forty-damaged/")
    body = visit.page.locator("body")
    for scheme in ("default", "slate"):
        visit.page.locator(".md-header__option label:visible").first.click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    visit.open("")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert visit.errors == []


@pytest.mark.parametrize("way", ["online", "from disk"])
def test_popovers_and_menus_open(context: BrowserContext, chunked: Path, served_chunked: str, way: str) -> None:
    """A citation opens its evidence, and the drawer of a phone opens."""
    visit = visit_of(context, served_chunked if way == "online" else f"{chunked.as_uri()}/")
    visit.open("")
    visit.page.locator(".xp-cite").first.click()
    expect(visit.page.locator(".xp-evidence").first).to_be_visible()
    visit.page.keyboard.press("Escape")
    visit.page.set_viewport_size({"width": 400, "height": 700})
    visit.page.get_by_role("button", name="Navigation").click()
    expect(visit.page.locator(".md-sidebar--primary")).to_be_visible()
    assert visit.errors == []


def test_links_lead_on(context: BrowserContext, served_chunked: str) -> None:
    """A link in a page and the page at a former address both lead to where they say."""
    visit = visit_of(context, served_chunked)
    visit.open("claims/")
    visit.page.locator("article a[href*='forty-damaged']").first.click()
    visit.page.wait_for_url("**/claims/forty-damaged/")
    visit.page.goto(f"{served_chunked}claims/old-name/")
    visit.page.wait_for_url("**/claims/forty-damaged/")
    assert visit.errors == []


def test_aligned_columns_stay_aligned(context: BrowserContext, served_chunked: str) -> None:
    """Columns of a Markdown table are aligned without a style of their own."""
    visit = visit_of(context, served_chunked)
    visit.open("everything/")
    cells = visit.page.locator("article td")
    shown = [cells.nth(at).evaluate("cell => getComputedStyle(cell).textAlign") for at in range(3)]
    assert [one.removeprefix("-webkit-") for one in shown] == ["left", "center", "right"]


HARMS = {
    "<script>window.ran = 1</script>": "script-src-elem",
    "<img src=x onerror='window.ran = 1'>": "script-src-attr",
    "<p style='color:red'>x</p>": "style-src-attr",
    "<style>p{}</style>": "style-src-elem",
    "<img src='http://127.0.0.2:9/x.png'>": "img-src",
    "<script src='http://127.0.0.2:9/x.js'></script>": "script-src-elem",
    "<link rel=stylesheet href='http://127.0.0.2:9/x.css'>": "style-src-elem",
    "<iframe src='.'></iframe>": "frame-src",
    "<object data='.'></object>": "object-src",
    "<base href='http://127.0.0.2:9/'>": "base-uri",
}
"""What an attacker would put into a page, and the directive that stops it."""


@pytest.mark.parametrize("way", ["online", "from disk"])
@pytest.mark.parametrize("html", HARMS)
def test_what_slips_in_does_nothing(
    context: BrowserContext, chunked: Path, tmp_path: Path, html: str, way: str
) -> None:
    """Code, style and foreign files in a page are blocked by the page's own policy, and the attempt is told."""
    page = (chunked / "claims" / "forty-damaged" / "index.html").read_text(encoding="utf-8")
    shutil.copytree(chunked / "assets", tmp_path / "a" / "assets")
    target = tmp_path / "a" / "b" / "c" / "index.html"
    target.parent.mkdir(parents=True)
    assert "</h1>" in page
    target.write_text(page.replace("</h1>", f"</h1>{html}", 1), encoding="utf-8")
    for base in served_with(tmp_path / "a", {}) if way == "online" else [f"{(tmp_path / 'a').as_uri()}/"]:
        visit = visit_of(context, base)
        visit.open("b/c/")
        visit.page.wait_for_timeout(100)
        assert [error for error in visit.errors if f"blocked: {HARMS[html]} " in error]
        assert visit.page.evaluate("window.ran === undefined")
