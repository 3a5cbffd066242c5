"""The map of relations in a browser: words within their boxes and clear of lines, on a phone too, and told in words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from generator.cli.main import explainer

SVG = "{http://www.w3.org/2000/svg}"

MAPS = ("relations/", "actors/kim-jong-un/", "actors/kcna/", "actors/north-korea/")

OUTSIDE = """() => [...document.querySelectorAll(".xp-map__box a")].flatMap((one) => {
  const room = one.querySelector("rect").getBBox();
  return [...one.querySelectorAll("text")].filter((text) => {
    const box = text.getBBox();
    return box.x < room.x || box.x + box.width > room.x + room.width
      || box.y < room.y || box.y + box.height > room.y + room.height + 1;
  }).map((text) => text.textContent);
})"""
"""Words that stick out of the rectangle that is theirs."""

STRUCK = """() => [...document.querySelectorAll(".xp-map__box svg")].flatMap((svg) => {
  const rooms = [...svg.querySelectorAll("rect")].map((one) => one.getBBox());
  return [...svg.querySelectorAll(".xp-tie")].flatMap((line) => {
    const found = [];
    for (let at = 0; at <= line.getTotalLength(); at += 2) {
      const {x, y} = line.getPointAtLength(at);
      const inside = (one) => x > one.x + 2 && x < one.x + one.width - 2 && y > one.y + 2 && y < one.y + one.height - 2;
      if (rooms.some(inside)) found.push(`${line.parentNode.getAttribute("aria-label")}: ${x} ${y}`);
    }
    return found.slice(0, 1);
  });
})"""
"""Lines that run through a box, or through the words of any line."""


@pytest.fixture(scope="module")
def ukrainian(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the map's page of the project's own site with a Ukrainian interface, as a file."""
    project = tmp_path_factory.mktemp("ukrainian")
    for name in ("content", "seeds", "docs"):
        shutil.copytree(project_root / name, project / name)
    settings = (project_root / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("language: en", "language: uk"), encoding="utf-8")
    result = CliRunner().invoke(explainer, ["-C", str(project), "build"])
    assert result.exit_code == 0, result.output
    return project / "site" / "relations" / "index.html"


@pytest.fixture(params=[1280, 360, 320])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Open a page at a width, without JavaScript of its own."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def test_words_keep_within_their_boxes_and_clear_of_lines(page: Page, served: str, ukrainian: Path) -> None:
    """Every name and every word on a line has room, in both languages, and no line runs through any of them."""
    for address in (*(served + one for one in MAPS), ukrainian.as_uri()):
        page.goto(address)
        page.evaluate("document.fonts.ready")
        assert page.locator(".xp-map__box text").count() > 4
        assert page.evaluate(OUTSIDE) == [], address
        assert page.evaluate(STRUCK) == [], address


def test_a_phone_shows_the_map_without_scrolling(browser: Browser, served: str) -> None:
    """At 360 px all of each picture is there at full size."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(served + "relations/")
    sizes = page.evaluate(
        """[...document.querySelectorAll(".xp-map__box")].map((one) => [one.scrollWidth - one.clientWidth,
        one.querySelector("svg").getBoundingClientRect().width / one.querySelector("svg").viewBox.baseVal.width])"""
    )
    context.close()
    assert len(sizes) == 3
    assert all(over <= 0 and scale > 0.95 for over, scale in sizes), sizes


def test_nothing_is_in_the_picture_alone(pages: dict[str, Any]) -> None:
    """Every name of the pictures and every line is in the tables of the page, and each picture says what it shows."""
    tree = pages["relations/"].tree
    drawn = list(tree.iter(f"{SVG}a"))
    boxes = [one for one in drawn if one.get("class", "").startswith("xp-box")]
    tables = ["".join(row.itertext()) for table in tree.iter("table") for row in table.iter("tr")]
    in_tables = {link.get("href") for table in tree.iter("table") for link in table.iter("a")}
    assert len(boxes) > 10
    assert {one.get("href") for one in boxes} <= in_tables
    wires = [one for one in drawn if one.get("class", "").startswith("xp-tie")]
    rows = {one.get("id") for one in tree.iter() if one.get("id")}
    assert {one.get("href").split("#")[1] for one in wires} <= rows
    assert len(tables) > len(wires)
    for svg in (one for one in tree.iter(f"{SVG}svg") if one.get("aria-labelledby", "").startswith("map_")):
        assert "".join(next(svg.iter(f"{SVG}title")).itertext()).startswith("Around ")
        told = "".join(next(svg.iter(f"{SVG}desc")).itertext())
        assert all(one.get("aria-label") in told for one in svg.iter(f"{SVG}a") if one.get("aria-label"))


def test_lines_are_told_apart_without_colour(browser: Browser, served: str) -> None:
    """Each kind of tie has a look of its own, in forced colours too, where lines and names take those of the system."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(served + "relations/")
    looks = page.evaluate(
        """[...new Set([...document.querySelectorAll(".xp-map__sample .xp-tie")].map((one) => {
          const style = getComputedStyle(one);
          return `${style.strokeWidth} ${style.strokeDasharray} ${style.strokeLinecap}`;
        }))]"""
    )
    ink = page.locator(".xp-map__sample .xp-tie").first.evaluate(
        "(one) => [getComputedStyle(one).stroke, getComputedStyle(document.body).color]"
    )
    context.close()
    assert len(looks) == 4
    assert ink[0] == ink[1]
