"""P002: links lead to http, https or mailto addresses, and there are no images."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from generator.checking.links import check_links
from generator.model.diagnostics import Diagnostic, Place
from generator.model.graph import Graph


@pytest.fixture
def found(make: Callable[..., Any], graph_of: Callable[..., Graph]) -> Callable[[str], list[Diagnostic]]:
    """Return a function that checks a piece of prose."""
    return lambda prose: list(check_links(graph_of(make("actor", "a", summary=prose))))


@pytest.mark.parametrize(
    ("prose", "address"),
    [
        ("[x](ftp://example.org/boats)", "ftp://example.org/boats"),
        ("[x](javascript:alert(1))", "javascript:alert(1"),
        ("[x]( <data:text/html,y> )", "data:text/html,y"),
        ("[x](JaVaScRiPt:y)", "JaVaScRiPt:y"),
        ("[x](java&#115;cript:y)", "java&#115;cript:y"),
        ("[x](//example.org)", "//example.org"),
        ("[x](../terms/insured/)", "../terms/insured/"),
        ("[x](#status)", "#status"),
        ("[x](https:/example.org)", "https:/example.org"),
        ("[x](https:///etc)", "https:///etc"),
        ("[x](file:///etc/hosts)", "file:///etc/hosts"),
        ("[x][y]\n\n[y]: javascript:z", "javascript:z"),
        ("> - [y]:\n  vbscript:z", "vbscript:z"),
        ("<ftp://example.org>", "ftp://example.org"),
        ("<javascript:x>", "javascript:x"),
    ],
)
def test_a_link_that_leads_elsewhere_is_reported(
    prose: str, address: str, found: Callable[[str], list[Diagnostic]]
) -> None:
    """Every notation of a link is held to the same few beginnings, and the address is underlined."""
    (diagnostic,) = found(prose)
    start = prose.index(address)
    assert diagnostic == Diagnostic(
        rule="P002",
        place=Place(path="content/actors/a.yml", keys=("summary",), within=(start, start + len(address))),
        message=f"link to `{address}`",
        label="not http, https or mailto",
        help=("give the full address with `https://`; to lead to another fact, write `[[id]]`",),
    )


def test_a_link_without_an_address_is_reported(found: Callable[[str], list[Diagnostic]]) -> None:
    """A link to nowhere is no link."""
    assert [each.message for each in found("[x]()")] == ["link without an address"]


@pytest.mark.parametrize(
    "prose",
    [
        '[x](https://example.org "a title") and [y](<http://example.org/a_(b)>)',
        "[x](mailto:a@example.org), <HTTPS://example.org>, <a@example.org>",
        "[x][y]\n\n[y]: https://example.org",
        "`[x](ftp://a)` and `<ftp://a>` and `![x](y)`",
        "[[a]] (in brackets), a list [sic]: of words",
        "What a surprise! [[a]] said so.",
    ],
)
def test_a_link_to_a_page_or_a_mailbox_is_not(prose: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """Full addresses are fine in any notation, and code is no link."""
    assert found(prose) == []


@pytest.mark.parametrize("prose", ["![x](https://example.org/a.png)", "![x][y]", "wow![x]"])
def test_an_image_is_reported(prose: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """Images are refused wherever they would come from."""
    (diagnostic,) = found(prose)
    assert (diagnostic.rule, diagnostic.message) == ("P002", "image in prose")


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("", False),
        ("https://example.org/a", False),
        ("http://example.org", False),
        ("mailto:a@example.org", True),
        ("javascript:x", True),
        ("example.org", True),
        ("https://", True),
        (" https://example.org", True),
    ],
)
def test_the_address_of_a_source_is_a_web_address(
    url: str, make: Callable[..., Any], graph_of: Callable[..., Graph], *, wrong: bool
) -> None:
    """A source leads to a page on the web or to nothing."""
    found = list(check_links(graph_of(make("source", "src", url=url))))
    assert [(each.rule, each.place.keys) for each in found] == ([("P002", ("url",))] if wrong else [])


@pytest.mark.parametrize("hostile", ["[", "](", "]( ", "[x](", "<", "<a:", "![", "[\n", "> ", "[a]:\n", "-"])
def test_hostile_prose_costs_no_more_than_its_length(hostile: str, found: Callable[[str], list[Diagnostic]]) -> None:
    """60 KB of beginnings are checked in a fraction of a second."""
    prose = hostile * (60_000 // len(hostile))
    begun = time.perf_counter()
    found(prose)
    assert time.perf_counter() - begun < 3
