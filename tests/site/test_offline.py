"""The offline edition opened from disk in a real browser that has no network, wherever the folder was moved to."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from generator.cli.main import explainer

ELSEWHERE = "з диска, 한글 & 50 % of #1's"
"""A folder whose name is hard on addresses."""

NAMES = "aliases: [the union, Спілка рибалок, 어부노조연맹]"
"""Names in three scripts."""

TELL = """\
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`blocked: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
"""Told as an error of the page, so that it is collected with the others."""

KINDS = (
    *("", "claims/", "claims/forty-damaged/", "figures/boats-damaged/", "views/", "questions/who-pays/", "matrix/"),
    *("timeline/", "actors/", "sources/harbour/", "terms/", "a-z/", "method/", "data/", "everything/"),
)
"""Pages of every kind and depth."""


@dataclass
class Visit:
    """What a browser reported while it showed pages."""

    page: Page
    folder: Path
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open the file of a page, as a double click does."""
        self.page.goto((self.folder / address / "index.html").as_uri())

    @property
    def shown(self) -> str:
        """The file that is shown, by its path in the folder."""
        return unquote(self.page.url.partition("#")[0].partition("?")[0]).removeprefix(f"file://{self.folder}/")

    def check(self) -> None:
        """Fail where anything was blocked or went wrong, or anything but files of the folder was asked for."""
        assert self.errors == []
        own = (f"{self.folder.as_uri()}/", "data:", "blob:", "about:")
        assert [url for url in self.requests if not url.startswith(own)] == []


def built(project_root: Path, project: Path, search: str) -> Result:
    """Build a small site with names in three scripts and a Markdown page, and its offline edition."""
    shutil.copytree(project_root / "tests" / "sites" / "harbour", project)
    settings = project / "mkdocs.yml"
    plain = settings.read_text(encoding="utf-8")
    settings.write_text(
        plain.replace("- explainer", f"- explainer: {{search: {search}, pdf: always, epub: always}}"), encoding="utf-8"
    )
    union = project / "content" / "actors" / "fishers-union.yml"
    text = union.read_text(encoding="utf-8")
    assert "aliases: [the union]" in text
    union.write_text(text.replace("aliases: [the union]", NAMES), encoding="utf-8")
    claim = project / "content" / "claims" / "forty-damaged.yml"
    claim.write_text(claim.read_text(encoding="utf-8") + "formerly: [old-name]\n", encoding="utf-8")
    (project / "docs" / "more").mkdir(parents=True)
    (project / "docs" / "everything.md").write_text("# Everything\n\n[More](more/index.md)\n", encoding="utf-8")
    (project / "docs" / "more" / "index.md").write_text("# More\n\n[Back](../everything.md)\n", encoding="utf-8")
    return CliRunner().invoke(explainer, ["-C", str(project), "build", "--offline"])


@pytest.fixture(scope="module", params=["whole", "chunked"])
def moved(request: pytest.FixtureRequest, project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder as somebody unpacked it elsewhere; nothing that it was made from is there any more."""
    place = tmp_path_factory.mktemp(request.param)
    result = built(project_root, place / "harbour", request.param)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(place / "harbour" / "site-offline.zip") as archive:
        archive.extractall(place / ELSEWHERE)
    shutil.rmtree(place / "harbour")
    return place / ELSEWHERE / "site-offline"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser without a network that tells what a policy blocks."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.add_init_script(TELL)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, moved: Path) -> Visit:
    """Return a visit of the edition; whatever leaves it is noted, and goes nowhere."""
    visit = Visit(context.new_page(), moved)

    def stop(route: Route) -> None:
        route.abort()

    context.route(lambda url: not url.startswith(("file:", "data:", "blob:")), stop)
    visit.page.on("console", lambda message: visit.errors.append(message.text) if message.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    return visit


def test_every_kind_of_page_is_whole(visit: Visit) -> None:
    """Pages open with their words, their style and their scripts; nothing is blocked and nobody is asked."""
    for address in KINDS:
        visit.open(address)
        assert visit.page.locator("h1").count() == 1, address
        assert visit.page.evaluate("document.styleSheets.length") > 1, address
        visit.page.wait_for_timeout(100)
        assert visit.errors == [], address
    visit.check()


def test_the_books_are_in_the_folder(visit: Visit) -> None:
    """Home and the page of the open data lead to the book and the e-book, and both are there."""
    starts = {"explainer.pdf": b"%PDF-", "explainer.epub": b"PK"}
    for address in ("", "data/"):
        visit.open(address)
        for name, start in starts.items():
            url = visit.page.locator(f'a[href$="{name}"]').first.evaluate("link => link.href")
            assert url == (visit.folder / name).as_uri()
            assert (visit.folder / name).read_bytes().startswith(start)
    visit.check()


def search(visit: Visit, words: str) -> dict[str, str]:
    """Search as a reader does, from the header; return the title of each hit with the kind shown beside it."""
    page = visit.page
    if page.locator("#xp-find").count():
        page.locator("#xp-find").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/index.html?q=*")
        expect(page.get_by_role("status")).to_contain_text("hit")
        return {hit.locator("a").inner_text(): kind_in(hit, ".xp-kind") for hit in page.locator(".xp-hit").all()}
    page.keyboard.press("/")
    page.keyboard.type(words)
    # The theme listens for keys that are let go, and letters that the keyboard lacks are typed without one.
    page.keyboard.press("End")
    page.locator(".md-search-result__link").first.wait_for(timeout=10_000)
    shown = page.locator(".md-search-result__article").all()
    return {hit.locator("h1, h2").first.inner_text(): kind_in(hit, ".md-tag") for hit in shown}


def kind_in(hit: Locator, selector: str) -> str:
    """Return the kind that a hit shows in letters of any case; empty where it shows none."""
    return " ".join(hit.locator(selector).all_inner_texts()).capitalize()


@pytest.mark.parametrize("words", ["fishers", "the union", "Спілка", "рибал", "어부노조연맹", "어부"])
def test_the_search_works_in_three_scripts(visit: Visit, words: str) -> None:
    """Names and aliases in Latin, Cyrillic and Hangul letters are found, also by their beginning, with their kind."""
    visit.open("figures/boats-damaged/")
    assert search(visit, words)["Fishers' union"] == "Actor"
    hits = visit.page.locator(".xp-hit a, a.md-search-result__link")
    hits.filter(has_text="Fishers' union").first.click()
    visit.page.wait_for_url("**/actors/fishers-union/index.html*")
    expect(visit.page.locator("h1")).to_contain_text("Fishers")
    visit.check()


def test_the_search_finds_the_words_of_a_quote(visit: Visit) -> None:
    """Words that somebody said lead to where they are quoted, and the hit says of what kind that is."""
    visit.open("")
    found = search(visit, "not one of them was insured")
    kinds = {kind for title, kind in found.items() if title.startswith(("At least 40 boats", "Fishers' union: denies"))}
    assert kinds == {"Claim"}
    visit.check()


def test_a_hit_among_markdown_pages_leads_there(visit: Visit) -> None:
    """The project's own pages are found too."""
    visit.open("")
    assert "Everything" in search(visit, "everything")
    visit.check()


def test_following_links_never_ends_in_a_folder(visit: Visit) -> None:
    """Links of lists, tabs and quotes, and the one home, open pages where a server would answer for a folder."""
    visit.open("")
    for name in ("claims/index.html", "claims/forty-damaged/index.html"):
        visit.page.locator(f"article a[href$='{name}']").first.click()
        visit.page.wait_for_url(f"**/site-offline/{name}")
    visit.page.locator("article a[href*='sources/harbour/index.html#']").first.click()
    expect(visit.page.locator(":target")).to_be_visible()
    assert visit.shown == "sources/harbour/index.html"
    visit.page.locator(".md-logo").first.click()
    visit.page.wait_for_url("**/site-offline/index.html")
    visit.check()


def test_a_former_address_leads_on(visit: Visit) -> None:
    """A page that has moved leads to the file of the new one."""
    visit.page.goto((visit.folder / "claims" / "old-name" / "index.html").as_uri())
    visit.page.wait_for_url("**/claims/forty-damaged/index.html")
    visit.check()


def test_popovers_menus_and_the_palette_work(visit: Visit) -> None:
    """A citation opens its evidence, the palette changes and is remembered, and a phone's drawer opens."""
    visit.open("")
    visit.page.locator(".xp-cite").first.click()
    expect(visit.page.locator(".xp-evidence").first).to_be_visible()
    visit.page.keyboard.press("Escape")
    for _ in range(2):
        visit.page.locator(".md-header__option label:visible").first.click()
    visit.open("claims/")
    expect(visit.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    visit.page.set_viewport_size({"width": 400, "height": 700})
    visit.page.get_by_role("button", name="Navigation").click()
    expect(visit.page.locator(".md-sidebar--primary")).to_be_visible()
    visit.check()


def test_no_link_in_any_page_is_broken_or_a_folder(moved: Path) -> None:
    """Whatever a page links to inside the edition is a file of it, also where nobody clicked."""
    links = [(path, link) for path in moved.rglob("*.html") for link in links_of(path)]
    assert len(links) > 1000
    broken = []
    for path, link in links:
        target, _, fragment = link.partition("#")
        file = (path.parent / unquote(target.partition("?")[0])).resolve() if target else path
        if not file.is_file() or (fragment and file.suffix == ".html" and unquote(fragment) not in ids_of(file)):
            broken.append((path.relative_to(moved).as_posix(), link))
    assert broken == []


@cache
def ids_of(path: Path) -> frozenset[str]:
    """Return every element id of a page."""
    return frozenset(element.get("id") for element in parsed(path).iter() if element.get("id"))


def links_of(path: Path) -> list[str]:
    """Return every relative link of a page: followed, loaded, submitted to, or led on to."""
    found = []
    for element in parsed(path).iter():
        found += [element.get(name) for name in ("href", "src", "action") if element.get(name) is not None]
        if element.get("http-equiv") == "refresh":
            found.append(element.get("content").partition("url=")[2])
    return [link for link in found if link and not urlsplit(link).scheme]


@cache
def parsed(path: Path) -> Any:
    """Return a page as a parser of the HTML standard reads it."""
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


@pytest.mark.parametrize("moved", ["whole"], indirect=True)
def test_the_stand_in_for_a_worker_tells_what_goes_wrong(visit: Visit) -> None:
    """A worker answers; one that throws or cannot be loaded is told as an error, and one that is ended is gone."""
    (visit.folder / "echo.js").write_text(
        "addEventListener('message', event => { if (event.data === 'fail') throw new Error('no'); "
        "postMessage([event.data, 'IFrameWorker' in parent]); });",
        encoding="utf-8",
    )
    visit.open("")
    told = visit.page.evaluate("""async () => {
      const heard = (worker, type) => new Promise(done => worker.addEventListener(type, done, {once: true}));
      const worker = new Worker("echo.js"), first = heard(worker, "message");
      worker.postMessage({a: [1]});
      const answer = (await first).data;
      const failing = heard(worker, "error");
      worker.postMessage("fail");
      const failure = (await failing).message;
      worker.terminate();
      worker.postMessage("late");
      const missing = (await heard(new Worker("missing.js"), "error")).message;
      return [answer, failure, missing.split("/").pop(), document.querySelectorAll("iframe").length];
    }""")
    assert told[0] == [{"a": [1]}, True]
    assert told[1]
    assert told[2] == "missing.js"
    # The theme's own, and the one that could not be loaded.
    assert told[3] == 2
    (visit.folder / "echo.js").unlink()
