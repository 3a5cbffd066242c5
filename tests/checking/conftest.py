"""Linked facts made by hand, with every quote already found in one small source."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from generator.linking.project import link_project
from generator.model.anchored import AnchoredFact, AnchoredProject, FoundAnchor, Passage
from generator.model.facts.base import Fact
from generator.model.facts.claim import Statement
from generator.model.facts.figure import Estimate
from generator.model.facts.union import FACT_TYPES
from generator.model.facts.view import Standing
from generator.model.fields import Anchor, Selector
from generator.model.graph import Graph
from generator.model.kinds import KIND_BY_NAME
from generator.model.sources import SourceText, Span
from generator.model.walking import records_in

TEXT = (
    "The office says that at least 40 of the 120 boats were damaged\nlast week. The union does not accept it.\n"
    "“We counted 60 boats,” the union said in a statement, “and not one was insured.”\n"
    "Nobody knows who pays this year.\n"
)


def anchors_of(*quotes: str) -> tuple[Anchor, ...]:
    """Return an anchor for each quote; ` ... ` in one separates its spans."""
    return tuple(
        Anchor(source="src", spans=tuple(Selector(exact=part) for part in quote.split(" ... ")))
        if " ... " in quote
        else Anchor(source="src", exact=quote)
        for quote in quotes
    )


def anchored(fact: Fact) -> AnchoredFact[Fact]:
    """Return the fact with each of its anchors found where the text has its words."""
    found = {}
    for keys, anchor in records_in(fact, Anchor):
        spans = [Span(TEXT.index(part.exact), TEXT.index(part.exact) + len(part.exact)) for part in anchor.selectors]
        passages = tuple(Passage(span=span, printed=TEXT[span.start : span.end], typographic=False) for span in spans)
        found[keys] = FoundAnchor(keys=keys, anchor=anchor, passages=passages)
    return AnchoredFact(path=f"content/{KIND_BY_NAME[fact.KIND].folder}/{fact.id}.yml", fact=fact, anchors=found)


@pytest.fixture(scope="session")
def make() -> Callable[..., Any]:
    """Return a function that makes a fact of a kind, or a `statement` or `estimate`, with plain values.

    `quotes` becomes its anchors.
    """
    plain: dict[str, dict[str, Any]] = {
        "source": {"text": "src.txt", "sha256": "0" * 64, "language": "en", "rights": "free", "show": "full"},
        "actor": {"type": "organisation"},
        "claim": {},
        "view": {
            "expert": "office",
            "standing": Standing(role="office", position="party"),
            "position": "It was bad.",
            "quote_type": "direct",
        },
        "figure": {"unit": "boats", "definition": "Boats."},
        "agreement": {"parties": ("office",)},
        "story": {"sources": ("src",), "answer": (), "start_here": "office", "parts": ()},
        "question": {"type": "left-open", "known": "Nothing."},
        "term": {"definition": "Not explained."},
        "statement": {"speaker": "office", "stance": "affirms", "quote_type": "indirect"},
        "estimate": {"speaker": "office", "quote_type": "indirect", "as_given": "40"},
    }
    types: dict[str, Any] = {**FACT_TYPES, "statement": Statement, "estimate": Estimate}
    without_anchors = {"source", "claim", "figure", "story"}

    def make_one(kind: str, own_id: str, *, quotes: tuple[str, ...] = ("40 of the 120 boats",), **given: Any) -> Any:
        values = {"id": own_id, **plain.get(kind, {}), **given}
        if kind in FACT_TYPES:
            values.setdefault("title", own_id)
        if kind not in without_anchors:
            values["anchors"] = anchors_of(*quotes)
        return types[kind](**values)

    return make_one


@pytest.fixture(scope="session")
def graph_of(make: Callable[..., Any]) -> Callable[..., Graph]:
    """Return a function that links some facts, with the source `src` and the actor `office` beside them."""

    def graph(*facts: Fact) -> Graph:
        sentences = tuple(Span(*match.span()) for match in re.finditer(r"\S[^.]*\.”?", TEXT))
        text = SourceText(source="src", path="seeds/src.txt", text=TEXT, sha256="0" * 64, sentences=sentences)
        given = {fact.id: anchored(fact) for fact in facts}
        beside = {fact.id: anchored(fact) for fact in (make("source", "src"), make("actor", "office"))}
        return link_project(AnchoredProject(facts={**beside, **given}, texts={"src": text}, coverage={})).value

    return graph
