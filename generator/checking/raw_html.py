"""P001: prose is Markdown without HTML, and without attribute lists, which are HTML in another notation.

What this rule lets through is still escaped and cleaned when it is rendered; here people learn of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from generator.checking.markdown import Markdown, prose_of
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.graph import Graph

MOST_TOLD: Final = 9
"""Findings of one field that are told one by one before the last, which counts the others."""

_AUTOLINK: Final = r"<(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\s<>@/]+@)[^\s<>]*>"
"""An address in angle brackets, which is a link and no HTML; where it leads is P002's question."""

_TAG: Final = re.compile(rf"(?!{_AUTOLINK})<[A-Za-z/!?][^\s<>]*>?")
_ATTRIBUTES: Final = re.compile(r"\{:?[ \t]*[#.][^}\s]*\}?|\{:[^}\s]*\}?")


def check_raw_html(graph: Graph) -> Iterator[Diagnostic]:
    """Prose is Markdown without HTML and without attribute lists."""
    for anchored in graph.project.facts.values():
        yield from check_raw_html_of(graph, anchored)


def check_raw_html_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check the prose of one fact."""
    for prose in prose_of(anchored):
        found = list(_in(prose))
        yield from found[:MOST_TOLD]
        if len(found) > MOST_TOLD:
            last, rest = found[MOST_TOLD], len(found) - MOST_TOLD - 1
            note = (f"more of them in this field, not listed: {rest:,}",) if rest else ()
            yield replace(last, notes=(*last.notes, *note))


def _in(prose: Markdown) -> Iterator[Diagnostic]:
    """Yield what is HTML in one field."""
    for match in prose.outside_code(_TAG, "<"):
        yield _diagnostic(
            prose,
            match,
            "HTML in prose",
            "use Markdown: `*emphasis*`, `**strong**`, lists, links; to show a `<` as such, put it in backticks",
        )
    for match in prose.outside_code(_ATTRIBUTES, "{"):
        yield _diagnostic(
            prose,
            match,
            "attribute list in prose",
            "leave it out: the site decides how its pages look; to show braces as such, put them in backticks",
        )


def _diagnostic(prose: Markdown, match: re.Match[str], message: str, step: str) -> Diagnostic:
    return Diagnostic(
        rule="P001",
        place=Place(path=prose.path, keys=prose.keys, within=match.span()),
        message=message,
        label="not allowed here",
        help=(step,),
    )
