"""Statements and estimates know on which line of their file they stand."""

from __future__ import annotations

from generator.model.read import ReadFact
from generator.reading.facts import parse_fact

CLAIM = """title: One
statements:
  - id: first
    speaker: somebody
    stance: affirms
    quote_type: direct
    anchors: [{source: s, exact: words}]
  - speaker: somebody
    stance: denies
    quote_type: direct
    anchors: [{source: s, exact: words}]
    id: "second"  # at its end
"""


def read(text: str) -> ReadFact:
    """Return a claim."""
    fact = parse_fact(text.encode(), path="content/claims/x.yml", kind="claim", fact_id="x")
    assert isinstance(fact, ReadFact), fact
    return fact


def test_each_part_has_its_line() -> None:
    """The line is that of the part's own id, wherever among its fields it stands."""
    assert read(CLAIM).lines == (3, 12)


FLOW = "{id: first, speaker: a, stance: affirms, quote_type: direct, anchors: [{source: s, exact: w}]}"


def test_a_part_in_braces_has_none() -> None:
    """What cannot be told is nought; no link leads to a wrong line."""
    assert read(f"title: One\nstatements:\n  - {FLOW}\n").lines == (0,)
