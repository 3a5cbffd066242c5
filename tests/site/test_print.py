"""Pages on paper: everything that a screen shows or opens, in as few pages as it needs."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser

MOST_SHEETS = 14
"""A4 pages; the longest page of the site takes 12."""


def printed(browser: Browser, address: str) -> list[str]:
    """Return the words of each sheet of a page as the browser prints it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="load")
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    context.close()
    return [document[at].get_textpage().get_text_range() for at in range(len(document))]


@pytest.mark.parametrize("address", ["", "sources/nk-kursk/", "matrix/", "claims/kursk-liberated/", "timeline/"])
def test_a_page_needs_few_sheets(browser: Browser, served: str, address: str) -> None:
    """No column is so narrow that it runs on for a hundred pages, and what only works on a screen is left out."""
    sheets = printed(browser, served + address)
    assert 0 < len(sheets) <= MOST_SHEETS
    words = " ".join(" ".join(sheets).split())
    for screen in ("Copy", "BibTeX", "Correct this page", "Permalink", "Close"):
        assert screen not in words


def test_nobody_is_cut_off_the_matrix(browser: Browser, served: str) -> None:
    """The voice that denies is on paper beside the one that affirms."""
    words = " ".join(" ".join(printed(browser, served + "matrix/")).split())
    _, _, row = words.partition("The Kursk region was completely liberated with the help of North Korean troops")
    assert row.partition("Disputed")[2].startswith(" Kim Jong Un affirms Ukraine denies ")


def test_the_evidence_of_the_answer_is_on_paper(browser: Browser, served: str) -> None:
    """Numbers behind sentences lead to quotes below, since nothing can be pressed on paper."""
    words = " ".join(" ".join(printed(browser, served)).split())
    assert "3 CLAIM The Kursk region was completely liberated" in words
    assert "a claim that Ukraine flatly denies" in words
