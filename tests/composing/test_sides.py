"""The sides of a claim stand beside one another, each led by its strongest words; evidence is counted, not judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from english import ENGLISH

from generator.composing.claims import claim_view
from generator.composing.context import Context
from generator.composing.sides import evidence_of, sides_of
from generator.model.facts.claim import Claim
from generator.model.graph import Graph


def claim_of(graph: Graph) -> Claim:
    """Return the disputed claim of the small project."""
    fact = graph["forty-damaged"].fact
    assert isinstance(fact, Claim)
    return fact


def test_each_stand_is_a_side(context: Context, harbour: Graph) -> None:
    """A claim that one affirms and another denies has both sides, and they hold every statement."""
    view = claim_view(context, claim_of(harbour))
    assert [(side.chip.code, side.said.id, side.more) for side in view.sides] == [
        ("affirms", "office", ""),
        ("denies", "union", ""),
    ]
    assert view.in_full
    assert view.absent == ()


def test_own_words_lead_a_side(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Among those who take one stand, who is quoted most directly stands first; the others are counted."""
    claim = claim_of(harbour)
    office, union = claim.statements
    engineer = replace(office, id="engineer", speaker="marine-engineer", quote_type="direct")
    changed = replace(claim, statements=(office, engineer, union))
    context = Context(with_facts(harbour, changed), ENGLISH)
    sides = sides_of(context, changed)
    assert [(side.said.id, side.more) for side in sides] == [("engineer", "1 more below"), ("union", "")]
    assert not claim_view(context, changed).in_full


def test_what_decides_leads_a_side(own: Graph) -> None:
    """Where the party's own word decides the status, it leads, though others are quoted more directly."""
    claim = own["sent-soldiers"].fact
    assert isinstance(claim, Claim)
    (side,) = sides_of(Context(own, ENGLISH), claim)
    assert side.said.speaker.text == "North Korea"
    assert min(claim.statements, key=lambda one: one.quote_type != "direct").speaker == "the-article"


@pytest.mark.parametrize(("kept", "stance", "absent"), [(0, "affirms", "not agreement"), (1, "denies", "not denial")])
def test_beside_one_side_alone_stands_that_nobody_speaks(
    harbour: Graph, with_facts: Callable[..., Graph], kept: int, stance: str, absent: str
) -> None:
    """Where nobody takes the other stand the page says what that means: absence, and nothing more."""
    claim = claim_of(harbour)
    changed = replace(claim, statements=claim.statements[kept : kept + 1])
    view = claim_view(Context(with_facts(harbour, changed), ENGLISH), changed)
    assert [side.chip.code for side in view.sides] == [stance]
    assert [absent in one for one in view.absent] == [True]


def test_a_withdrawn_statement_takes_no_side(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """What was taken back stands on no side and is no evidence; the full list keeps it."""
    claim = claim_of(harbour)
    office, union = claim.statements
    changed = replace(claim, statements=(office, replace(union, withdrawn="in a letter")))
    context = Context(with_facts(harbour, changed), ENGLISH)
    view = claim_view(context, changed)
    assert [side.chip.code for side in view.sides] == ["affirms"]
    assert view.absent == ()
    assert not view.in_full
    assert len(view.statements) == 2
    assert [count.number for count in evidence_of(context, changed)][:1] == [1]


def test_evidence_is_counted_by_kind(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Own words, reports, relays, parties and unnamed voices are counted; each group counts every statement once."""
    claim = claim_of(harbour)
    office, union = claim.statements
    changed = replace(claim, statements=(office, replace(union, via=("marine-engineer",))))
    counted = {
        count.text: count.number for count in evidence_of(Context(with_facts(harbour, changed), ENGLISH), changed)
    }
    assert counted == {
        "statement reported, with words in quotation marks": 1,
        "statement reported without a quote": 1,
        "of them passed on by somebody else": 1,
        "of them by a party about its own conduct": 1,
        "of them about the conduct of somebody else": 1,
        "of them by voices that are identified": 2,
    }


def test_relays_are_named_beside_their_number(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """Through whom words reached us stands beside how many did, and nowhere else."""
    claim = claim_of(harbour)
    office, union = claim.statements
    changed = replace(claim, statements=(office, replace(union, via=("marine-engineer",))))
    counted = evidence_of(Context(with_facts(harbour, changed), ENGLISH), changed)
    assert [[link.address for link in count.links] for count in counted if count.links] == [["actors/marine-engineer/"]]
    assert counted[-1].links
