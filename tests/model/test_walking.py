"""A fact is walked by what its annotations say, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from generator.model.facts.claim import Claim, ClaimLink, Statement
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import Anchor, Prose, Ref, When
from generator.model.kinds import KindName
from generator.model.walking import marked_texts, prose_in, records_in

CLAIM = Claim(
    id="c",
    title="A title is no prose",
    parties=("a", "b"),
    supports=(ClaimLink(claim="d", why="Because."),),
    would_settle="A list.",
    statements=(
        Statement(
            id="s",
            speaker="a",
            stance="affirms",
            quote_type="direct",
            said=When(date="2024"),
            anchors=(Anchor(source="src", exact="words"),),
        ),
    ),
)


def test_references_and_prose_come_with_their_keys() -> None:
    """Marked texts are found in lists and nested records in the order of the fields; empty ones are left out."""
    found = [(held.keys, held.text, type(held.marker)) for held in marked_texts(CLAIM)]
    assert found == [
        (("parties", 0), "a", Ref),
        (("parties", 1), "b", Ref),
        (("supports", 0, "claim"), "d", Ref),
        (("supports", 0, "why"), "Because.", Prose),
        (("would_settle",), "A list.", Prose),
        (("statements", 0, "speaker"), "a", Ref),
        (("statements", 0, "anchors", 0, "source"), "src", Ref),
    ]


def test_prose_can_be_asked_for_alone() -> None:
    """Prose comes as it does among the references, without them."""
    assert list(prose_in(CLAIM)) == [held for held in marked_texts(CLAIM) if isinstance(held.marker, Prose)]
    assert [held.keys for held in prose_in(CLAIM)] == [("supports", 0, "why"), ("would_settle",)]


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_each_search_finds_its_part_of_the_whole(kind: KindName) -> None:
    """Whatever is looked for, the keys are those of the record that the fact has there."""
    fact = example(FACT_TYPES[kind])
    for wanted in (Anchor, When, Statement, ClaimLink):
        for keys, found in records_in(fact, wanted):
            held: Any = fact
            for key in keys:
                held = held[key] if isinstance(key, int) else getattr(held, key)
            assert held is found
            assert isinstance(found, wanted)
    assert list(prose_in(fact)) == [held for held in marked_texts(fact) if isinstance(held.marker, Prose)]


def test_records_come_with_their_keys() -> None:
    """Records of a class are found wherever they stand."""
    assert list(records_in(CLAIM, When)) == [(("statements", 0, "said"), When(date="2024"))]
    assert [keys for keys, _ in records_in(CLAIM, Anchor)] == [("statements", 0, "anchors", 0)]


def example(hint: Any) -> Any:
    """Return a value of an annotation, every text of it filled and every list with one item."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hasattr(hint, "__metadata__"):
        return example(arguments[0])
    if origin is tuple:
        return (example(arguments[0]),)
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return hint(**{field.name: example(hints[field.name]) for field in fields(hint)})  # type: ignore[operator]
    return "text" if hint is str else None


def markers(hint: Any) -> Iterator[Any]:
    """Yield every marker anywhere in an annotation."""
    yield from (marker for marker in getattr(hint, "__metadata__", ()) if isinstance(marker, Ref | Prose))
    for argument in get_args(hint):
        yield from markers(argument)
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        for field in fields(hint):
            yield from markers(hints[field.name])


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_no_marked_field_of_any_kind_is_missed(kind: KindName) -> None:
    """In a fact with everything filled in, each marker of its annotations is met once."""
    fact = example(FACT_TYPES[kind])
    expected = sorted(type(marker).__name__ for marker in markers(FACT_TYPES[kind]))
    assert sorted(type(held.marker).__name__ for held in marked_texts(fact)) == expected
    assert "Prose" in expected
