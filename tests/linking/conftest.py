"""Facts made by hand, with every quote already found, as anchoring would hand them on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model.anchored import AnchoredFact, AnchoredProject, FoundAnchor, Passage
from generator.model.facts.actor import Actor
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.source import Source
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import Anchor
from generator.model.kinds import KIND_BY_NAME
from generator.model.sources import SourceText, Span
from generator.model.walking import records_in

TEXT = "The office says that 40 boats were damaged."
ANCHORS = (Anchor(source="src", exact="40 boats were damaged"),)


def anchored(fact: Fact) -> AnchoredFact[Fact]:
    """Return the fact with each of its anchors found where the text has its words."""
    found = {
        keys: FoundAnchor(
            keys=keys,
            anchor=anchor,
            passages=tuple(
                Passage(
                    span=Span(TEXT.index(part.exact), TEXT.index(part.exact) + len(part.exact)),
                    printed=part.exact,
                    typographic=False,
                )
                for part in anchor.selectors
            ),
        )
        for keys, anchor in records_in(fact, Anchor)
    }
    return AnchoredFact(path=f"content/{KIND_BY_NAME[fact.KIND].folder}/{fact.id}.yml", fact=fact, anchors=found)


@pytest.fixture(scope="session")
def project_of() -> Callable[..., AnchoredProject]:
    """Return a function that makes a project of some facts, all standing on the source `src`."""

    def make(*facts: Fact) -> AnchoredProject:
        text = SourceText(
            source="src", path="seeds/src.txt", text=TEXT, sha256="0" * 64, sentences=(Span(0, len(TEXT)),)
        )
        return AnchoredProject(facts={fact.id: anchored(fact) for fact in facts}, texts={"src": text}, coverage={})

    return make


@pytest.fixture(scope="session")
def make() -> Callable[..., Any]:
    """Return a function that makes a fact of a kind, with plain values for whatever is not given."""
    plain: dict[str, dict[str, Any]] = {
        "source": {"text": "src.txt", "sha256": "0" * 64, "language": "en", "rights": "free", "show": "full"},
        "actor": {"type": "organisation", "anchors": ANCHORS},
        "claim": {"statements": ()},
        "place": {"anchors": ANCHORS},
        "event": {"anchors": ANCHORS},
        "question": {"type": "left-open", "known": "Nothing.", "anchors": ANCHORS},
        "term": {"definition": "The source does not explain it.", "anchors": ANCHORS},
    }

    def make_fact(kind: Any, fact_id: str, **given: Any) -> Any:
        return FACT_TYPES[kind](**{"id": fact_id, "title": fact_id, **plain[kind], **given})

    return make_fact


@pytest.fixture(scope="session")
def source(make: Callable[..., Any]) -> Source:
    """Return the source on which all facts stand."""
    found = make("source", "src")
    assert isinstance(found, Source)
    return found


@pytest.fixture(scope="session")
def actors(make: Callable[..., Any]) -> dict[str, Actor]:
    """Return a cast: two states with those who speak for them, two outsiders, and two unnamed collectives."""
    cast: tuple[tuple[str, dict[str, Any]], ...] = (
        ("northland", {}),
        ("agency", {"speaks_for": ("northland",)}),
        ("leader", {"speaks_for": ("northland",)}),
        ("presenter", {"speaks_for": ("agency",)}),
        ("soldiers", {"member_of": ("northland",)}),
        ("southland", {}),
        ("minister", {"speaks_for": ("southland",)}),
        ("joint-office", {"speaks_for": ("northland", "southland")}),
        ("witness", {}),
        ("reporter", {}),
        ("officials", {"identification": "unnamed"}),
        ("experts", {"identification": "unnamed"}),
        ("south-officials", {"identification": "unnamed", "speaks_for": ("southland",)}),
        ("ring-a", {"speaks_for": ("ring-b",)}),
        ("ring-b", {"speaks_for": ("ring-a",)}),
    )
    return {fact_id: make("actor", fact_id, **given) for fact_id, given in cast}


@pytest.fixture(scope="session")
def claim_of(make: Callable[..., Any]) -> Callable[..., Claim]:
    """Return a function that makes a claim from statements written as `speaker stance`.

    A third word marks the statement: `withdrawn`, `admitted`, or `via:<actor>`.
    """

    def statement(position: int, line: str) -> Statement:
        speaker, stance, *marks = line.split()
        return Statement(
            id=f"s{position}",
            speaker=speaker,
            stance=stance,  # type: ignore[arg-type] # one of the words of the vocabulary
            quote_type="indirect",
            withdrawn="taken back" if "withdrawn" in marks else "",
            admission="the-claim" if "admitted" in marks else "",
            via=tuple(mark.removeprefix("via:") for mark in marks if mark.startswith("via:")),
            anchors=ANCHORS,
        )

    def claim(*lines: str, **given: Any) -> Claim:
        made = make(
            "claim", "the-claim", statements=tuple(statement(at, line) for at, line in enumerate(lines)), **given
        )
        assert isinstance(made, Claim)
        return made

    return claim
