"""The site in a real browser: quiet, self-contained, whole without JavaScript, and narrow enough for a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import html5lib
import pytest
from playwright.sync_api import Browser, FloatRect, Page, Request, expect

from generator.composing.overviews import CHOICES
from generator.model.graph import StatusCode

KINDS = (
    "",
    "claims/",
    "matrix/",
    "timeline/",
    "relations/",
    "sources/nk-kursk/",
    "questions/",
    "terms/",
    "method/",
    "data/",
    "actors/kcna/",
)


@pytest.fixture(params=KINDS, ids=lambda address: address or "home")
def address(request: pytest.FixtureRequest) -> str:
    """Name one page of each kind."""
    return str(request.param)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page as narrow as the narrowest phone, without JavaScript."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """Open a page on a wide screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_page_is_quiet_and_asks_nobody(desk: Page, served: str, address: str) -> None:
    """A page logs no error and requests nothing but this site's own files."""
    errors: list[str] = []
    requests: list[str] = []

    def note_request(request: Request) -> None:
        requests.append(request.url)

    desk.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    desk.on("pageerror", lambda error: errors.append(str(error)))
    desk.on("request", note_request)
    desk.goto(served + address, wait_until="networkidle")
    assert errors == []
    foreign = [url for url in requests if not url.startswith((served, "data:", "blob:"))]
    assert foreign == []


def test_nothing_scrolls_sideways(phone: Page, served: str, address: str) -> None:
    """At 320 px the page itself is no wider than the screen."""
    phone.goto(served + address)
    wide = phone.locator("html").evaluate("element => element.scrollWidth")
    assert wide <= 320


def test_the_words_are_there_without_javascript(phone: Page, served: str, address: str) -> None:
    """Without JavaScript the page shows its heading and its text."""
    phone.goto(served + address)
    assert phone.locator("h1").is_visible()
    assert len(phone.locator("article").inner_text()) > 200


def test_a_quote_leads_to_its_words(phone: Page, served: str, pages: dict[str, Any]) -> None:
    """From a claim, the link below a quote opens the article at the quoted words, without JavaScript."""
    claim = next(address for address in pages if address.startswith("claims/") and address != "claims/")
    phone.goto(served + claim)
    quote = phone.locator("article a[href*='sources/nk-kursk/#']").first
    quote.click()
    target = phone.locator(":target")
    assert target.count() == 1
    assert target.is_visible()


def test_search_finds_a_quote(desk: Page, served: str) -> None:
    """Searching for quoted words lists the facts that carry them."""
    desk.goto(served, wait_until="networkidle")
    desk.keyboard.press("/")
    desk.keyboard.type("friendship proven by blood")
    hit = desk.locator(".md-search-result__link").first
    hit.wait_for(timeout=10_000)
    assert "blood" in desk.locator(".md-search-result").inner_text()


def test_the_keyboard_opens_and_closes_the_drawer(browser: Browser, served: str) -> None:
    """On a narrow screen no stop of the keyboard is hidden in the closed drawer, and a named button opens it."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(served + "claims/kursk-liberated/", wait_until="networkidle")
    button = page.get_by_role("button", name="Navigation")
    link = page.locator(".md-sidebar--primary a[href$='timeline/']").first
    expect(link).not_to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    link.focus()
    expect(link).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).not_to_be_visible()
    expect(button).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".xp-drawer")).not_to_be_visible()
    context.close()


def test_without_javascript_the_focus_opens_the_drawer(phone: Page, served: str) -> None:
    """Whoever reaches a link of the drawer with the keyboard sees it."""
    phone.goto(served + "claims/kursk-liberated/")
    link = phone.locator(".md-sidebar--primary a[href$='timeline/']").first
    assert not inside(link.bounding_box())
    link.focus()
    phone.wait_for_timeout(500)
    assert inside(link.bounding_box())


def inside(box: FloatRect | None) -> bool:
    """Tell whether something is within a phone's screen from left to right."""
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 320


def test_each_form_of_a_citation_is_copied(browser: Browser, served: str) -> None:
    """A button copies the form it stands below, word for word, and tells so; a citation of two has no other's words."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(served + "claims/kursk-liberated/")
    page.locator(".xp-colophon summary").first.click()
    forms = ("In short", "In full", "BibTeX", "CSL-JSON")
    copied = []
    for form in forms:
        page.get_by_role("button", name=f"Copy: {form}").click()
        expect(page.locator(".xp-colophon [role=status]")).to_have_text(f"Copied: {form}")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    raw = page.request.get(page.url).text()
    context.close()
    tree = html5lib.parse(raw, namespaceHTMLElements=False)
    assert copied == [
        "".join(one.itertext()) for one in tree.findall(".//aside[@class='xp-colophon']/details/dl/div/dd")
    ]
    assert copied[2].startswith("@misc{kursk-liberated,\n")


def test_words_are_chosen_where_copying_is_forbidden(desk: Page, served: str) -> None:
    """Where the browser refuses, the words are selected, so that the reader copies them by hand."""
    desk.goto(served + "claims/kursk-liberated/")
    desk.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    desk.locator(".xp-colophon summary").first.click()
    desk.get_by_role("button", name="Copy: BibTeX").click()
    desk.wait_for_function("getSelection().toString().startsWith('@misc{kursk-liberated')")
    assert "Copy" not in desk.evaluate("getSelection().toString()")


@pytest.mark.parametrize("without", ["JavaScript", "clipboard"])
def test_no_button_is_dead(browser: Browser, served: str, without: str) -> None:
    """Without JavaScript, and where the browser lets nobody copy, there is no button to copy."""
    context = browser.new_context(java_script_enabled=without == "clipboard")
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = context.new_page()
    page.goto(served + "claims/kursk-liberated/")
    page.locator(".xp-colophon summary").first.click()
    assert page.locator(".xp-colophon dd").count() == 4
    assert page.locator(".xp-copy").count() == 0
    context.close()


@pytest.mark.parametrize(
    ("words", "title", "kind"),
    [("Col. Hamish", "Hamish de Bretton-Gordon", "Actor"), ("friendship proven by blood", "blood", "Claim")],
)
def test_search_shows_the_kind_of_what_it_found(desk: Page, served: str, words: str, title: str, kind: str) -> None:
    """Beside a hit stands whether it is an actor, a claim or another kind."""
    desk.goto(served, wait_until="networkidle")
    desk.keyboard.press("/")
    desk.keyboard.type(words)
    hit = desk.locator(".md-search-result__article").filter(has_text=title).filter(has=desk.locator(".md-tag")).first
    expect(hit.locator(".md-tag").first).to_have_text(kind)


def test_one_face_for_all_small_words(desk: Page, served: str) -> None:
    """Words of the page and of the frame that are not in the text face have the same one."""
    desk.goto(served)
    faces = {
        selector: desk.locator(selector).first.evaluate("one => getComputedStyle(one).fontFamily.split(',')[0]")
        for selector in ("body", ".md-tabs__link", ".xp-chip", ".xp-card p", ".xp-kind, .xp-label, .xp-quiet")
    }
    assert set(faces.values()) == {"system-ui"}, faces


def test_the_evidence_opens_without_javascript(phone: Page, served: str) -> None:
    """A citation mark opens the exact words, Escape closes them, and the mark has the focus again."""
    phone.goto(served)
    mark = phone.locator(".xp-cite").first
    evidence = phone.locator(".xp-evidence").first
    assert not evidence.is_visible()
    mark.click()
    assert evidence.is_visible()
    assert evidence.locator("blockquote").first.is_visible()
    phone.keyboard.press("Escape")
    assert not evidence.is_visible()
    assert phone.evaluate("document.activeElement.className") == "xp-cite"


def test_the_skip_link_comes_first_and_leads_to_the_content(desk: Page, served: str) -> None:
    """The first stop of the keyboard skips the navigation."""
    desk.goto(served + "claims/kursk-liberated/", wait_until="networkidle")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_a_source_link_lights_the_words(desk: Page, served: str) -> None:
    """The words that a link leads to are in view below the header."""
    desk.goto(served + "claims/kursk-liberated/", wait_until="networkidle")
    desk.locator(".xp-said").nth(1).locator("figcaption a").first.click()
    desk.wait_for_load_state("networkidle")
    target = desk.locator("mark:target")
    assert target.inner_text().startswith("a claim that Ukraine flatly denies")
    box = target.bounding_box()
    assert box is not None
    assert 80 < box["y"] < 900


def test_three_questions_take_three_clicks(phone: Page, served: str) -> None:
    """From home it takes at most three clicks to the words that answer what readers ask first."""
    phone.goto(served)
    phone.get_by_role("link", name="The Kursk region was completely liberated").first.click()
    assert "a claim that Ukraine flatly denies" in phone.locator("#ukraine").inner_text()
    phone.goto(served)
    phone.get_by_role("link", name="North Korean troops killed").first.click()
    assert "Western officials" in phone.locator(".xp-numbers").inner_text()
    phone.goto(served)
    phone.get_by_role("link", name="De Bretton-Gordon: barely trained").first.click()
    assert "Oleksandr Syrskyi" in phone.locator("h2#views + div > section", has_text="Differs from").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
def test_rows_and_columns_of_the_matrix_can_be_chosen(browser: Browser, served: str, width: int) -> None:
    """Without JavaScript, voices leave their columns and the claims they speak on, a status leaves its rows."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "matrix/")
    rows, heads = page.locator(".xp-matrix__row"), page.locator(".xp-matrix thead th")
    every = [row for row in rows.all() if row.is_visible()]
    assert len(every) == rows.count() > 20
    page.locator(".xp-choice summary").click()
    page.get_by_label("Ukraine", exact=True).check()
    shown = [row.inner_text() for row in rows.all() if row.is_visible()]
    assert len(shown) == 1
    assert "denies" in shown[0]
    assert "affirms" not in shown[0]
    if width > 1000:
        assert [head.inner_text() for head in heads.all() if head.is_visible()] == ["Claim", "Ukraine"]
    page.get_by_label("Kim Jong Un", exact=True).check()
    assert len([row for row in rows.all() if row.is_visible()]) == 2
    page.get_by_label("Disputed", exact=True).check()
    assert len([row for row in rows.all() if row.is_visible()]) == 1
    page.locator(".xp-choice button").click()
    assert len([row for row in rows.all() if row.is_visible()]) == len(every)
    context.close()


def test_the_stylesheet_can_show_every_choice(project_root: Path) -> None:
    """For each column that can be chosen, and each status, the styles have a rule; none beyond."""
    css = (project_root / "site_templates" / "assets" / "explainer.css").read_text(encoding="utf-8")
    chosen = set(re.findall(r"\.xp-choice:has\(\.xp-choice__([a-z0-9-]+):checked\)", css)) - {"voice"}
    assert chosen == {*map(str, range(1, CHOICES + 1)), *get_args(StatusCode)}
