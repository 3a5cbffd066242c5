"""Our entries in the theme's index."""

from __future__ import annotations

import json
from collections.abc import Callable

from generator.model.rendered import RenderedPage, SearchEntry
from generator.publishing.search_index import with_entries

MakePage = Callable[..., RenderedPage]

EMPTY = b'{"config":{"lang":["en"]},"docs":[{"location":"contribute/","title":"Contribute","text":""}]}'


def locations(index: bytes) -> list[str]:
    """Return the locations of all entries in order."""
    return [entry["location"] for entry in json.loads(index)["docs"]]


def test_what_is_there_stays(make_page: MakePage) -> None:
    """The theme's own entries and its settings are kept."""
    index = with_entries(EMPTY, [make_page("claims/x/")])
    assert locations(index) == ["contribute/", "claims/x/", "claims/x/#summary"]
    assert json.loads(index)["config"] == {"lang": ["en"]}


def test_a_part_comes_after_its_page(make_page: MakePage) -> None:
    """The theme files an entry with a fragment under its page's entry, so that one is made where it is missing."""
    part = SearchEntry(address="claims/x/#said", title="Said", text="", kind="Claim")
    whole = SearchEntry(address="claims/x/", title="X", text="", kind="Claim")
    assert locations(with_entries(EMPTY, [make_page("claims/x/", search=(part, whole))]))[1:] == [
        "claims/x/",
        "claims/x/#said",
    ]
    made = json.loads(with_entries(EMPTY, [make_page("claims/x/", title="A & B", search=(part,))]))["docs"][1]
    assert (made["location"], made["title"]) == ("claims/x/", "A &amp; B")


def test_a_page_without_entries_is_not_found(make_page: MakePage) -> None:
    """What rendering keeps out of the search stays out."""
    assert with_entries(EMPTY, [make_page("claims/x/", search=())]) == EMPTY
