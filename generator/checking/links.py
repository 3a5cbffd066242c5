"""P002: links lead to http, https or mailto addresses, written in full; pictures are not shown at all.

The rule lists how an address may begin instead of how it may not, so there is no notation of a forbidden
one that it could miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.checking.markdown import Markdown, prose_of
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.graph import Graph

_IMAGE: Final = re.compile(r"!\[")
_ADDRESSES: Final = (
    ("](", re.compile(r"\]\(\s*<?(?P<address>[^\s<>)]*)")),  # [words](address "title")
    ("]:", re.compile(r"^[ \t>*+.0-9-]*\[[^\[\]]*\]:\s*<?(?P<address>[^\s<>]*)", re.MULTILINE)),  # [label]: address
    ("<", re.compile(r"<(?P<address>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")),  # <address>
)
"""Signs without which a notation is not there, and the notation."""
_PAGE: Final = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_PAGE_OR_MAIL: Final = re.compile(r"(?:https?://|mailto:)[^/\s]", re.IGNORECASE)


def check_links(graph: Graph) -> Iterator[Diagnostic]:
    """Links lead to http, https or mailto addresses, a source's own address to http or https; there are no images."""
    for anchored in graph.project.facts.values():
        yield from _in_prose(anchored)
    for anchored in graph.project.facts.values():
        yield from _of_source(anchored)


def check_links_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the prose of one fact, and the address of a source."""
    yield from _in_prose(anchored)
    yield from _of_source(anchored)


def _in_prose(anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    for prose in prose_of(anchored):
        yield from _images(prose)
        yield from _links(prose)


def _of_source(anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    if isinstance(anchored.fact, Source) and anchored.fact.url and not _PAGE.match(anchored.fact.url):
        yield Diagnostic(
            rule="P002",
            place=Place(path=anchored.path, keys=("url",)),
            message="the address of a source begins with `https://` or `http://`",
            label="not a web address",
            help=("give the full address of the live article, or leave `url` out",),
        )


def _images(prose: Markdown) -> Iterator[Diagnostic]:
    for match in prose.outside_code(_IMAGE, "!["):
        yield Diagnostic(
            rule="P002",
            place=Place(path=prose.path, keys=prose.keys, within=match.span()),
            message="image in prose",
            label="not allowed here",
            help=("say in words what it shows; where no image is meant, put a space between `!` and `[`",),
        )


def _links(prose: Markdown) -> Iterator[Diagnostic]:
    # One address may match two notations, such as `[words](<address>)`, and is still one link.
    found = {
        match.span("address"): match["address"]
        for signs, each in _ADDRESSES
        for match in prose.outside_code(each, signs)
    }
    for within, address in sorted(found.items()):
        if not _PAGE_OR_MAIL.match(address):
            yield Diagnostic(
                rule="P002",
                place=Place(path=prose.path, keys=prose.keys, within=within),
                message=f"link to `{address}`" if address else "link without an address",
                label="not http, https or mailto",
                help=("give the full address with `https://`; to lead to another fact, write `[[id]]`",),
            )
