"""References in fields lead to facts of a fitting kind, or say what is wrong and what resembles it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.linking.project import link_project
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.claim import ClaimLink
from generator.model.facts.event import Participant
from generator.model.facts.source import Source
from generator.model.graph import Edge


@pytest.fixture
def found(project_of: Callable[..., Any], source: Source) -> Callable[..., tuple[Diagnostic, ...]]:
    """Return a function that links some facts and returns what is wrong with them."""
    return lambda *facts: link_project(project_of(source, *facts)).diagnostics


def test_a_missing_fact_is_named_with_the_one_that_resembles_it(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """R001 says which id is missing, which similar one exists, and which command would add it."""
    (diagnostic,) = found(make("actor", "western-officials"), make("term", "t", used_by=("western-oficials",)))
    assert diagnostic == Diagnostic(
        rule="R001",
        place=Place(path="content/terms/t.yml", keys=("used_by", 0)),
        message="no actor has the id `western-oficials`",
        label="no such actor",
        help=(
            "an actor with a similar id exists: `western-officials`",
            "to add one: `explainer new actor western-oficials`",
        ),
    )


def test_only_similar_ids_of_a_fitting_kind_are_shown(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """A place of a similar name is no help where an actor belongs, and neither is an id that is quite different."""
    (diagnostic,) = found(
        make("place", "harbor-office"), make("actor", "union"), make("term", "t", used_by=("harbour-office",))
    )
    assert diagnostic.help == ("to add one: `explainer new actor harbour-office`",)


def test_a_field_for_any_kind_shows_similar_ids_of_any_kind(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """Where any fact fits, the message speaks of a fact and the help of each one's own kind."""
    (diagnostic,) = found(make("place", "old-basin"), make("event", "e"), make("question", "q", about=("old-basn",)))
    assert diagnostic.message == "no fact has the id `old-basn`"
    assert diagnostic.help[0] == "a place with a similar id exists: `old-basin`"
    assert diagnostic.help[1].startswith("to add one: `explainer new KIND old-basn`; the kinds are `story`")


def test_a_former_id_leads_to_the_present_one(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """Whoever uses an id that a fact had before is told the one it has now."""
    (diagnostic,) = found(make("actor", "union", formerly=("guild",)), make("term", "t", used_by=("guild",)))
    assert diagnostic.help[0] == "`guild` is a former id: an actor has the id `union` now"


def test_text_that_could_be_no_id_is_given_no_file(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """No help suggests a file whose name would break the rules in its turn."""
    (diagnostic,) = found(make("term", "t", used_by=("The Union/../x",)))
    assert diagnostic.help == ()


def test_a_fact_of_the_wrong_kind_is_called_what_it_is(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """R002 says which kind the fact is, which kinds fit, and which fitting fact has a similar id."""
    (diagnostic,) = found(
        make("place", "old-basin"), make("actor", "old-basins"), make("term", "t", used_by=("old-basin",))
    )
    assert diagnostic == Diagnostic(
        rule="R002",
        place=Place(path="content/terms/t.yml", keys=("used_by", 0)),
        message="`old-basin` is a place, and `used_by` names an actor",
        label="a place, not an actor",
        help=(
            "an actor with a similar id exists: `old-basins`",
            "name an actor here, or move it to a field for a place",
        ),
    )


def test_references_inside_records_and_lists_are_followed(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """A reference is found however deep it stands, and its keys say where."""
    diagnostics = found(
        make("event", "e", participants=(Participant(actor="nobody", role="party"),)),
        make("claim", "c", supports=(ClaimLink(claim="nothing"),)),
    )
    assert [(each.rule, each.place.keys) for each in diagnostics] == [
        ("R001", ("participants", 0, "actor")),
        ("R001", ("supports", 0, "claim")),
    ]


def test_an_empty_text_is_no_reference(make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]) -> None:
    """An optional reference that is left out is neither an edge nor a finding."""
    assert found(make("actor", "a", voice_of="")) == ()


def test_everything_wrong_is_reported_at_once(
    make: Callable[..., Any], found: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    """One dead reference does not hide the next one, nor the sound edges of the same fact."""
    diagnostics = found(make("term", "t", used_by=("x1", "x2"), about=("x3",)))
    assert [each.rule for each in diagnostics] == ["R001"] * 3


def test_the_edges_carry_the_reverse_of_their_field(
    make: Callable[..., Any], project_of: Callable[..., Any], source: Source
) -> None:
    """What heads the backlinks is what the field itself declares."""
    graph = link_project(project_of(source, make("actor", "a"), make("term", "t", used_by=("a",)))).value
    assert graph.incoming["a"] == (Edge(origin="t", keys=("used_by", 0), target="a", reverse="Terms it uses"),)
