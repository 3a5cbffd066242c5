"""The published site holds together: every link leads somewhere, and every page can be reached."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Any

MAX_CLICKS = 3

Pages = dict[str, Any]
"""SitePage by address; the fixture's module cannot be imported from here."""


def test_no_link_is_broken(site: Path, pages: Pages) -> None:
    """Every link and resource inside the site names a file that exists, and every fragment an element."""
    broken = [
        f"{page.address or 'home'} -> {path}#{fragment}"
        for page in pages.values()
        if page.address != "404.html"
        for path, fragment in page.inside
        if not leads_somewhere(site, pages, path, fragment)
    ]
    assert broken == []


def leads_somewhere(site: Path, pages: Pages, path: str, fragment: str) -> bool:
    """Tell whether `path#fragment` exists; `__` fragments are the theme's own switches for its drawer and search."""
    if path in pages:
        return not fragment or fragment in pages[path].ids
    return not fragment and (site / path).is_file()


def test_every_page_is_near_home(pages: Pages) -> None:
    """Every page is at most three links away from home, so none is an orphan."""
    clicks = {"": 0}
    queue = deque([""])
    while queue:
        address = queue.popleft()
        for path, _ in pages[address].inside:
            if path in pages and path not in clicks:
                clicks[path] = clicks[address] + 1
                queue.append(path)
    far = {address: clicks.get(address) for address in pages if clicks.get(address, MAX_CLICKS + 1) > MAX_CLICKS}
    far.pop("404.html", None)
    assert far == {}


def test_ids_are_unique_and_ascii(pages: Pages) -> None:
    """No page uses an id twice, and every id survives in an address as it is."""
    for page in pages.values():
        assert len(set(page.ids)) == len(page.ids), page.address
        assert all(name.isascii() for name in page.ids), page.address


def test_nothing_is_loaded_from_elsewhere(pages: Pages) -> None:
    """No page names a script, style or picture of another host."""
    for page in pages.values():
        for element in page.tree.iter():
            if element.tag in {"script", "img", "iframe", "source"} or (
                element.tag == "link" and element.get("rel") != "canonical"
            ):
                address = element.get("src") or element.get("href") or ""
                assert "//" not in address, (page.address, address)


def test_each_page_has_one_h1_and_a_description(pages: Pages) -> None:
    """Each page says in one heading what it is; the explainer's own pages describe themselves for previews."""
    for page in pages.values():
        headings = list(page.tree.iter("h1"))
        assert len(headings) == 1, page.address


def test_the_quotes_lead_to_their_words(site: Path, pages: Pages) -> None:
    """Every link into the article ends at an element that holds marked words."""
    reader = pages["sources/nk-kursk/"]
    passages = {element.get("id"): element for element in reader.tree.iter() if element.get("id")}
    seen = 0
    for page in pages.values():
        for path, fragment in page.inside:
            if path == "sources/nk-kursk/" and fragment and page is not reader:
                seen += 1
                assert fragment in passages, (page.address, fragment)
    assert seen > 100
    assert (site / "sources" / "nk-kursk" / "index.html").is_file()
