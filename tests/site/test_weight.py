"""What a reader must load, compressed: pages, styles, scripts, pictures and fonts stay small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generator.publishing.templates import ASSETS

PAGE, STYLES, SCRIPTS, PICTURE, FONTS = 30_000, 12_000, 5_000, 25_000, 120_000
"""Bytes; all but fonts, which are compressed already, after gzip."""


MOVED = 0.02
"""Cumulative layout shift, as browsers count it."""


def packed(content: bytes) -> int:
    """Return the size of some bytes as a server would send them."""
    return len(gzip.compress(content, 9))


def test_pages_are_light(site: Path) -> None:
    """No page of the site weighs more than 30 kB."""
    sizes = {path.relative_to(site).as_posix(): packed(path.read_bytes()) for path in site.rglob("*.html")}
    assert len(sizes) > 100
    assert {name: size for name, size in sizes.items() if size > PAGE} == {}


@pytest.mark.parametrize(("ending", "most"), [("css", STYLES), ("js", SCRIPTS)])
def test_styles_and_scripts_are_light(project_root: Path, ending: str, most: int) -> None:
    """All styles of ours together stay below 12 kB, all scripts below 5 kB, those of large sites too."""
    files = sorted((project_root / "site_templates" / "assets").glob(f"*.{ending}"))
    assert files
    assert sum(packed(path.read_bytes()) for path in files) <= most


def test_pictures_are_light(site: Path) -> None:
    """No drawing, in a page or in a file of its own, weighs more than 25 kB."""
    inline = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)
    drawn = [found for path in site.rglob("*.html") for found in inline.findall(path.read_bytes())]
    drawn += [path.read_bytes() for path in (site / ASSETS).rglob("*.svg")]
    assert len(drawn) > 100
    assert max(map(packed, drawn)) <= PICTURE


@pytest.mark.parametrize("address", ["", "claims/kursk-liberated/", "sources/nk-kursk/", "views/syrskyi-on-troops/"])
def test_a_latin_page_loads_few_fonts(browser: Browser, served: str, address: str) -> None:
    """A page in Latin letters asks for no other letters, and for at most 120 kB of fonts in all."""
    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda response: sizes.update({response.url: len(response.body())}) if ".woff2" in response.url else None,
    )
    page.goto(served + address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    context.close()
    assert sizes
    assert not [url for url in sizes if "cyrillic" in url or "hangul" in url]
    assert sum(sizes.values()) <= FONTS


LOADED = """() => document.fonts.check('600 40px "Source Serif 4"')"""

SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({type: "layout-shift", buffered: true});
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "claims/kursk-liberated/", "sources/nk-kursk/"])
def test_a_late_text_face_moves_nothing(browser: Browser, served: str, address: str, width: int) -> None:
    """On a first visit over a slow line the page stays as it was read first; the next page has the text face."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/*.woff2", hold)
    page.goto(served + address, wait_until="domcontentloaded")
    page.evaluate(SHIFTS)
    page.wait_for_timeout(600)
    assert held
    for route in held:
        route.continue_()
    page.wait_for_function(LOADED)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") <= MOVED
    page.unroute("**/*.woff2")
    page.goto(served + "timeline/", wait_until="networkidle")
    assert page.evaluate(LOADED)
    context.close()


def test_a_korean_name_loads_the_few_files_it_needs(browser: Browser, served: str) -> None:
    """Hangul is set in a face of the site's own, of which only the parts that hold a page's syllables are sent."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served, wait_until="networkidle")
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url.rsplit("/", 1)[1]: len(response.body())}))
    set_in = page.evaluate(
        """async () => {
          document.querySelector("h1").textContent = "김정은 힣";
          await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
          await document.fonts.ready;
          return [...document.fonts].filter((one) => one.status === "loaded").map((one) => one.family);
        }"""
    )
    page.wait_for_load_state("networkidle")
    context.close()
    assert any("Explainer Hangul" in family for family in set_in)
    assert sorted(sizes) == ["hangul-01.woff2", "hangul-12.woff2", "hangul-13.woff2", "hangul-19.woff2"]
    assert sum(sizes.values()) <= FONTS
