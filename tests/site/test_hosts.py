"""No file of the site names another host, except where a reader may follow a link or a script never gets to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
STRING = re.compile(r"""["'`](?:https?:)?//([a-z0-9-]+(?:\.[a-z0-9-]+)+)""", re.IGNORECASE)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_DATA = re.compile(r"url\(\s*(?:'data:[^']*'|\"data:[^\"]*\"|data:[^)]*)\s*\)")

OF_THE_THEME = {
    # Diagrams, an old browser's lack of ResizeObserver, and numbers of a repository: no page of ours asks for any of
    # them, and the policy would stop each. `i.test` is how a regular expression ends.
    "assets/javascripts/bundle.": {"unpkg.com", "api.github.com"},
    "assets/javascripts/workers/search.": set[str](),
}
"""Hosts in scripts that the theme runs, by how their paths begin."""

NAMESPACES = {"www.w3.org"}
"""Names of vocabularies, which are never requested."""


def test_pages_name_other_hosts_in_links_alone(project_root: Path, pages: dict[str, Any]) -> None:
    """Every address of another host is one that somebody may follow, and that stands in the project's own words."""
    said = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("content", "seeds", "docs")
        for path in (project_root / folder).rglob("*")
        if path.suffix in {".yml", ".txt", ".md"}
    )
    followed = set()
    for page in pages.values():
        for element in page.tree.iter():
            for name, value in element.attrib.items() if isinstance(element.tag, str) else ():
                hosts = set(HOST.findall(value)) - NAMESPACES
                if element.tag == "a" and name == "href":
                    followed |= hosts
                elif not (element.tag == "link" and element.get("rel") == "canonical"):
                    assert hosts == set(), (page.address, element.tag, name, value)
    assert followed
    assert [host for host in followed if host not in said] == []


def test_stylesheets_name_no_host(site: Path) -> None:
    """Neither ours nor the theme's load anything but their own files and data."""
    styles = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    assert len(styles) > 2
    for name, css in styles.items():
        assert HOST.findall(CSS_DATA.sub("", CSS_COMMENT.sub("", css))) == [], name
        assert "@import" not in css, name


def test_pictures_name_no_host(site: Path) -> None:
    """A picture of the site is complete in itself, and names vocabularies alone."""
    pictures = list(site.rglob("*.svg"))
    assert pictures
    for path in pictures:
        assert set(HOST.findall(path.read_text(encoding="utf-8"))) <= NAMESPACES, path.name


def test_scripts_name_known_hosts_alone(site: Path) -> None:
    """Ours name none; those that the theme runs name the ones listed here, so that an update with more is noticed."""
    seen = set()
    for path in site.rglob("*.js"):
        name = path.relative_to(site).as_posix()
        found = set(STRING.findall(path.read_text(encoding="utf-8"))) - NAMESPACES
        theme = next((start for start in OF_THE_THEME if name.startswith(start)), "")
        # Below `lunr` are languages, which the search's worker loads; the site's is not among them.
        if "/lunr/" not in name:
            assert found == OF_THE_THEME.get(theme, set()), name
            seen.add(theme)
    assert seen >= OF_THE_THEME.keys()


def test_other_files_are_of_known_kinds(site: Path) -> None:
    """Whatever a browser could load is looked at here or in the tests of exports."""
    kinds = {path.suffix for path in site.rglob("*") if path.is_file()}
    known = {".html", ".css", ".js", ".map", ".json", ".svg", ".png", ".woff2", ".txt", ".csv", ".jsonl", ".xml", ".gz"}
    assert kinds - known <= {""}
