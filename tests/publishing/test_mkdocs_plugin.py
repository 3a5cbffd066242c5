"""The plugin in MkDocs: what plain `mkdocs build --strict` makes of a project."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from msgspec.structs import replace

from generator.model.diagnostics import Finding
from generator.model.kinds import KINDS
from generator.model.rendered import HOLES, RenderedSite
from generator.pipeline import Stopped
from generator.publishing.frames import token

Give = Callable[[Any], None]
FilesBelow = Callable[[Path], dict[str, bytes]]

SITE_URL = "https://example.org/boats/"

NAV = """\
nav:
  - index.md
  - Claims: [claims/index.md, claims/forty/index.md]
  - Events: events/index.md
  - Contribute: [contribute.md, how-to/index.md]
"""
"""A navigation that leaves titles out, names a fact, and leaves an overview page out."""

FINDING = Finding(
    rule="C001",
    severity="error",
    path="content/claims/forty.yml",
    region=None,
    line_text="",
    message="no statement",
    label="",
    notes=(),
    help=(),
)


def mkdocs_build(project: Path, *extra: str, settings: str = "") -> Result:
    """Run `mkdocs build --strict` on the project, with lines added to its settings."""
    path = project / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return CliRunner().invoke(cli, ["build", "--strict", "-f", str(path), *extra])


def tree_of(path: Path) -> Any:
    """Return a page as a parser of the HTML standard reads it."""
    return html5lib.parse(path.read_bytes(), namespaceHTMLElements=False)


def texts_of(tree: Any, class_name: str) -> list[str]:
    """Return the text of each element of the class, without white space around it."""
    found = [element for element in tree.iter() if class_name in (element.get("class") or "").split()]
    return ["".join(element.itertext()).strip() for element in found]


@pytest.mark.parametrize("settings", ["", f"site_url: {SITE_URL}\n", NAV], ids=["bare", "address", "navigation"])
def test_frames_give_the_bytes_of_ordinary_pages(ready: Path, files_below: FilesBelow, settings: str) -> None:
    """MkDocs rendering each page as an ordinary page of its own gives the same site, byte for byte."""
    assert_same_bytes(ready, files_below, settings)


def test_frames_of_every_kind_give_the_bytes_of_ordinary_pages(
    project_root: Path, tmp_path: Path, files_below: FilesBelow
) -> None:
    """The same holds for real pages of every kind of fact, made by the real pipeline."""
    real = shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")
    (real / "docs").mkdir()
    pages = assert_same_bytes(real, files_below, f"site_url: {SITE_URL}\n")
    assert {kind.folder for kind in KINDS} <= {path.split("/")[0] for path in pages if path.count("/") == 2}


def assert_same_bytes(project: Path, files_below: FilesBelow, settings: str) -> dict[str, bytes]:
    """Build the project with frames and without, compare every file, and return the files."""
    done = mkdocs_build(project, settings=settings)
    assert done.exit_code == 0, done.output
    framed = files_below(project / "site")
    path = project / "mkdocs.yml"
    slow = path.read_text(encoding="utf-8").replace("- explainer\n", "- explainer:\n      frames: false\n")
    path.write_text(slow, encoding="utf-8")
    done = mkdocs_build(project)
    assert done.exit_code == 0, done.output
    whole = files_below(project / "site")
    assert sorted(framed) == sorted(whole)
    for name, content in framed.items():
        assert content.decode("utf-8", "replace") == whole[name].decode("utf-8", "replace"), name
    return framed


def test_every_value_is_where_it_belongs(ready: Path, small_site: RenderedSite) -> None:
    """A fact's page shows its title, description, head data, content and canonical address, and no token."""
    assert mkdocs_build(ready, settings=f"site_url: {SITE_URL}\n").exit_code == 0
    page = next(page for page in small_site.pages if page.address == "claims/forty/")
    path = ready / "site" / "claims" / "forty" / "index.html"
    html = path.read_text(encoding="utf-8")
    assert not [hole for hole in HOLES if token(hole) in html]
    assert "__frame" not in html
    assert page.content in html
    assert page.toc in html
    assert page.head in html[: html.index("</head>")]
    tree = tree_of(path)
    links = {element.get("rel"): element.get("href") for element in tree.iter("link")}
    assert links["canonical"] == f"{SITE_URL}claims/forty/"
    metas = {element.get("name"): element.get("content") for element in tree.iter("meta")}
    assert metas["description"] == page.description
    assert [element.text for element in tree.iter("title")] == [f'{page.title} - Boats & "storms"']
    assert page.title in texts_of(tree, "md-header__topic")[1]


def test_the_skip_link_leads_to_the_content(ready: Path) -> None:
    """The first link of a page leads past the navigation, on facts' pages too."""
    assert mkdocs_build(ready).exit_code == 0
    tree = tree_of(ready / "site" / "claims" / "forty" / "index.html")
    (skip,) = [element for element in tree.iter("a") if element.get("class") == "md-skip"]
    assert skip.get("href") == "#content"
    (content,) = [element for element in tree.iter() if element.get("id") == "content"]
    assert content.tag == "article"


@pytest.mark.parametrize(
    ("address", "tab"),
    [
        ("", "Home"),
        ("claims/", "Claims"),
        ("claims/forty/", "Claims"),
        ("events/storm/", "More pages"),
        ("how-to/", "Contribute"),
    ],
)
def test_the_tab_of_the_section_is_lit(ready: Path, address: str, tab: str) -> None:
    """Each page lights the tab of its section, and no other."""
    assert mkdocs_build(ready).exit_code == 0
    tree = tree_of(ready / "site" / address / "index.html")
    assert texts_of(tree, "md-tabs__item--active") == [tab]


@pytest.mark.parametrize("settings", ["", NAV], ids=["default", "own"])
def test_titles_in_the_navigation_are_escaped(ready: Path, small_site: RenderedSite, settings: str) -> None:
    """A title that the settings leave to the page is plain text, whatever is in it."""
    assert mkdocs_build(ready, settings=settings).exit_code == 0
    html = (ready / "site" / "how-to" / "index.html").read_text(encoding="utf-8")
    title = small_site.pages[1 if settings else 5].title
    assert escape(title) in html
    assert title not in html


def test_a_page_left_out_of_the_navigation_lights_its_folder(ready: Path) -> None:
    """A Markdown page that only its folder's index lists lights the same tab."""
    (ready / "docs" / "how-to" / "more.md").write_text("# More of it\n", encoding="utf-8")
    nav = "not_in_nav: more.md\nnav:\n  - index.md\n  - Help: [contribute.md, how-to/index.md]\n"
    assert mkdocs_build(ready, settings=nav).exit_code == 0
    tree = tree_of(ready / "site" / "how-to" / "more" / "index.html")
    assert texts_of(tree, "md-tabs__item--active") == ["Help"]


@pytest.mark.parametrize(
    ("address", "navigation", "toc"),
    [("claims/forty/", False, True), ("claims/bare/", False, False), ("events/storm/", True, True)],
)
def test_sidebars_are_shown_where_they_hold_something(
    ready: Path, address: str, *, navigation: bool, toc: bool
) -> None:
    """The left one is for tabs of several pages, the right one for pages with a table of contents."""
    assert mkdocs_build(ready).exit_code == 0
    tree = tree_of(ready / "site" / address / "index.html")
    sidebars = [element for element in tree.iter("div") if element.get("data-md-component") == "sidebar"]
    shown = {element.get("data-md-type"): element.get("hidden") is None for element in sidebars}
    assert shown == {"navigation": navigation, "toc": toc}


def test_search_knows_the_facts_and_not_the_frames(ready: Path) -> None:
    """Each entry leads to a page that exists, and its plain text is escaped as the theme expects."""
    assert mkdocs_build(ready).exit_code == 0
    index = json.loads((ready / "site" / "search" / "search_index.json").read_bytes())
    entries = {entry["location"]: entry for entry in index["docs"]}
    for location in entries:
        assert (ready / "site" / location.partition("#")[0] / "index.html").is_file(), location
    assert entries["claims/forty/"]["text"] == "five &lt; six"
    assert entries["claims/forty/"]["tags"] == ["Claim"]
    assert "claims/forty/#summary" in entries
    assert "contribute/" in entries


def test_the_sitemap_lists_every_page(ready: Path, small_site: RenderedSite) -> None:
    """Facts and Markdown pages are in the sitemap; frames and redirects are not; nothing is dated."""
    assert mkdocs_build(ready, settings=f"site_url: {SITE_URL}\n").exit_code == 0
    content = (ready / "site" / "sitemap.xml").read_text(encoding="utf-8")
    listed = [element.text for element in ET.fromstring(content).iter() if element.tag.endswith("loc")]  # noqa: S314 (our own)
    pages = {page.address for page in small_site.pages} | {"contribute/", "how-to/"}
    assert listed == sorted(SITE_URL + address for address in pages)
    assert "lastmod" not in content


def test_findings_stop_the_build(
    ready: Path, give: Give, files_below: FilesBelow, mkdocs_log: pytest.LogCaptureFixture
) -> None:
    """Findings are printed, the exit code says so, and not even MkDocs has emptied the old site."""
    assert mkdocs_build(ready).exit_code == 0
    before = files_below(ready / "site")
    give(Stopped(stage="checking", findings=(FINDING,)))
    assert mkdocs_build(ready).exit_code == 1
    assert "error[C001]: no statement" in mkdocs_log.text
    assert "stopped after checking" in mkdocs_log.text
    assert files_below(ready / "site") == before


def test_a_warning_fails_a_strict_build_alone(project: Path, give: Give, small_site: RenderedSite) -> None:
    """Warnings about facts count as MkDocs' own warnings do."""
    graph = SimpleNamespace(outlines={})
    warnings = (replace(FINDING, severity="warning"),)
    give(SimpleNamespace(findings=warnings, site=small_site, chunked=False, graph=graph))
    assert mkdocs_build(project).exit_code == 1
    assert CliRunner().invoke(cli, ["build", "-f", str(project / "mkdocs.yml")]).exit_code == 0


def test_a_theme_that_shows_a_hole_elsewhere_fails(ready: Path, mkdocs_log: pytest.LogCaptureFixture) -> None:
    """A token on a page that is no frame would never be filled."""
    (ready / "docs" / "contribute.md").write_text(f"# Contribute\n\n`{token('title')}`\n", encoding="utf-8")
    assert mkdocs_build(ready).exit_code == 1
    assert "`contribute.md` shows a hole that nothing will fill" in mkdocs_log.text


def test_a_broken_anchor_fails_a_strict_build(ready: Path, mkdocs_log: pytest.LogCaptureFixture) -> None:
    """MkDocs lets a link to a missing heading pass unless it is told not to."""
    (ready / "docs" / "contribute.md").write_text("# Contribute\n\n[x](how-to/index.md#absent)\n", encoding="utf-8")
    assert mkdocs_build(ready).exit_code == 1
    assert "does not contain an anchor '#absent'" in mkdocs_log.text


def test_nothing_is_asked_of_anybody_else(ready: Path) -> None:
    """Even where the settings leave the fonts open, no page loads anything from another host."""
    settings = ready / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  font: false\n", ""), encoding="utf-8")
    assert mkdocs_build(ready).exit_code == 0
    for path in sorted((ready / "site").rglob("*.html")):
        for element in tree_of(path).iter():
            if element.tag in {"script", "img", "link", "iframe"}:
                assert "//" not in (element.get("src") or element.get("href") or ""), path
    for path in sorted((ready / "site").rglob("*.css")):
        assert "url(http" not in path.read_text(encoding="utf-8")


def test_the_search_dialog_has_a_name(ready: Path) -> None:
    """A dialog without a name says nothing to a screen reader."""
    assert mkdocs_build(ready).exit_code == 0
    tree = tree_of(ready / "site" / "claims" / "forty" / "index.html")
    (dialog,) = [element for element in tree.iter() if element.get("role") == "dialog"]
    assert dialog.get("aria-label") == "Search"


def test_a_template_of_the_project_wins(ready: Path) -> None:
    """A project's own override may build on ours by its name, and its own assets come along."""
    own = ready / "site_templates"
    (own / "theme").mkdir(parents=True)
    (own / "assets").mkdir()
    (own / "assets" / "own.css").write_text("p{}", encoding="utf-8")
    (own / "theme" / "main.html").write_text(
        '{% extends "explainer/main.html" %}{% block announce %}Draft of the project{% endblock %}', encoding="utf-8"
    )
    assert mkdocs_build(ready).exit_code == 0
    tree = tree_of(ready / "site" / "claims" / "forty" / "index.html")
    assert texts_of(tree, "md-banner__inner") == ["Draft of the project"]
    styles = [element.get("href") for element in tree.iter("link") if element.get("rel") == "stylesheet"]
    assert "../../assets/explainer/own.css" in styles
    assert (ready / "site" / "assets" / "explainer" / "mark.svg").is_file()
