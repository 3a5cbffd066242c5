"""WCAG 2.2 A and AA on one page of every sort: light and dark, wide and narrow, with popovers open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
"""Run through the browser's own protocol, so that the page's policy need not allow it."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

LOOKS = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]

SMALLEST = 24
"""CSS pixels of a target in both directions (WCAG 2.2, 2.5.8); links within text are excepted there."""


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page at a width, in a scheme."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """Return what axe objects to, each with the element."""
    page.evaluate(AXE)
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    found: list[dict[str, Any]] = page.evaluate(f"axe.run(document, {options}).then((result) => result.violations)")
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def test_axe_finds_nothing(page: Page, served: str, sorts: tuple[str, ...]) -> None:
    """No sort of page breaks a rule."""
    found = {}
    for address in sorts:
        page.goto(served + address, wait_until="load")
        if objections := violations(page):
            found[address] = objections
    assert found == {}


def test_axe_finds_nothing_in_the_citations(page: Page, served: str) -> None:
    """The forms of a citation and their buttons break no rule, and the buttons are large enough."""
    page.goto(served + "claims/kursk-liberated/")
    page.locator(".xp-colophon summary").first.click()
    sizes = [button.bounding_box() for button in page.locator(".xp-copy").all()]
    assert len(sizes) == 4
    assert all(size and min(size["width"], size["height"]) >= 24 for size in sizes)
    assert violations(page) == []


@pytest.mark.parametrize(("address", "opener"), [("", ".xp-cite"), ("sources/nk-kursk/", ".xp-mark__number")])
def test_axe_finds_nothing_in_an_open_popover(page: Page, served: str, address: str, opener: str) -> None:
    """What opens over a page breaks no rule either."""
    page.goto(served + address)
    page.locator(opener).first.click()
    assert page.locator(":popover-open").count() == 1
    assert violations(page) == []


def test_nothing_scrolls_sideways(page: Page, served: str, sorts: tuple[str, ...]) -> None:
    """No page is wider than the screen."""
    wide = {}
    for address in sorts:
        page.goto(served + address)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            wide[address] = over
    assert wide == {}


SMALL = f"""() => [...document.querySelectorAll(
  "button, summary, a.xp-chip, .xp-trail a, .xp-pager a, .xp-next a, .xp-permalink, .xp-start a, input, select"
)].filter((one) => one.checkVisibility({{visibilityProperty: true, opacityProperty: true}}))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.width < {SMALLEST} || box.height < {SMALLEST}))
  .map(([one, box]) => one.outerHTML.slice(0, 120) + " " + Math.round(box.width) + "x" + Math.round(box.height))"""


def test_what_is_pressed_is_large_enough(page: Page, served: str, sorts: tuple[str, ...]) -> None:
    """Buttons, chips that lead somewhere, switches of details, steps of trails and pagers take 24 px each way."""
    small = {}
    for address in sorts:
        page.goto(served + address)
        if found := page.evaluate(SMALL):
            small[address] = found[:5]
    assert small == {}


NAME = """(one) => one.tagName + (one.getAttribute("class") || "").replace("focus-visible", "").trim()
  + (one.getAttribute("href") || "") + one.id"""
"""What tells one stop of the keyboard from another; the theme's script adds a class to what has the focus."""

FOCUSED = f"""() => {{
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [({NAME})(one),
          style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none",
          box.bottom > 0 && box.top < innerHeight];
}}"""

STOPS = f"""() => [...document.querySelectorAll("article :is(a[href], button, summary, [tabindex='0'])")]
  .filter((one) => one.checkVisibility({{visibilityProperty: true}})).map({NAME})"""


@pytest.mark.parametrize("address", ["", "claims/kursk-liberated/", "figures/troops-killed/", "matrix/", "relations/"])
def test_the_keyboard_reaches_everything_in_order(browser: Browser, served: str, address: str) -> None:
    """Tab stops at every link, button and region of the content, in their order, each in view with a visible ring."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + address)
    wanted = page.evaluate(STOPS)
    assert len(wanted) > 5
    page.locator("article").evaluate("(one) => { one.tabIndex = -1; one.focus(); }")
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        name, ring, in_view = page.evaluate(FOCUSED)
        reached.append(name)
        assert ring, name
        assert in_view, name
    assert reached == wanted
    context.close()


def test_nothing_moves_for_those_who_want_rest(browser: Browser, served: str) -> None:
    """Under reduced motion nothing of ours takes time to change."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served + "claims/kursk-liberated/")
    moving = """() => [...document.querySelectorAll("[class*=xp-]")].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01;
    }).map((one) => one.className)"""
    assert page.evaluate(moving) == []
    context.close()


def test_meaning_outlives_forced_colours(browser: Browser, served: str) -> None:
    """Where the system chooses all colours, chips keep an edge, marks their line, and their words."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(served + "claims/kursk-liberated/")
    edge = page.locator(".xp-chip").first.evaluate("(one) => getComputedStyle(one).borderTopStyle")
    assert edge == "solid"
    page.goto(served + "sources/nk-kursk/")
    line = page.locator("mark.xp-mark").first.evaluate("(one) => getComputedStyle(one).textDecorationLine")
    assert line == "underline"
    context.close()
