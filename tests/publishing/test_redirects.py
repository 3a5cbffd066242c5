"""Old addresses lead to new ones."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.redirects import redirect_page, relative

ORIGIN = "http://site.invalid/"
PARTS = st.lists(st.from_regex(r"[a-z]{1,3}", fullmatch=True), max_size=4)
ADDRESSES = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts))


@given(ADDRESSES, ADDRESSES, st.sampled_from(["", "#part", "data.json"]))
def test_the_way_leads_there(old: str, new: str, end: str) -> None:
    """A browser that follows the relative way arrives at the new address."""
    assert urljoin(ORIGIN + old, relative(old, new + end)) == ORIGIN + new + end


@pytest.mark.parametrize("site_url", ["", "https://example.org/"])
def test_the_page_says_where_to_go(site_url: str) -> None:
    """The page leads on by itself and by a link, and names the new address as the one to remember."""
    page = redirect_page("claims/old/", "claims/new/", site_url).decode()
    assert '<meta http-equiv="refresh" content="0; url=../new/">' in page
    assert '<a href="../new/">' in page
    assert ("https://example.org/claims/new/" in page) == bool(site_url)
    assert "<script" not in page
