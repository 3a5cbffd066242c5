"""How pages say who says what: neutral, counted, never more than the sources hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from english import ENGLISH
from msgspec import structs

from generator.composing.actors import in_groups
from generator.composing.context import Context
from generator.composing.overviews import matrix_view
from generator.composing.statements import chain, number, statement, status_block
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.fields import Certainty
from generator.model.graph import Graph


def claim_of(graph: Graph, fact_id: str) -> Claim:
    """Return a claim by its id."""
    fact = graph[fact_id].fact
    assert isinstance(fact, Claim)
    return fact


def test_absence_is_worded_as_absence(harbour: Graph) -> None:
    """Where nobody denies a claim, the page counts the sources that hold no denial; it speaks of no agreement."""
    status = structs.replace(harbour.statuses["forty-damaged"], denying=())
    graph = structs.replace(harbour, statuses={"forty-damaged": status})
    counts = status_block(Context(graph, ENGLISH), claim_of(graph, "forty-damaged")).counts
    assert (counts[1].number, counts[1].text) == (0, "denials in the 1 archived source")


def test_both_sides_are_counted_and_linked(context: Context, harbour: Graph) -> None:
    """A disputed claim shows one voice on each side, each leading to its statement."""
    block = status_block(context, claim_of(harbour, "forty-damaged"))
    assert block.chip.code == "disputed"
    assert [(count.number, count.text) for count in block.counts] == [(1, "voice affirms it"), (1, "voice denies it")]
    assert [reason.speakers[0].address for reason in block.reasons] == [
        "claims/forty-damaged/#office",
        "claims/forty-damaged/#union",
    ]
    assert all(reason.decisive for reason in block.reasons)


def test_unnamed_voices_are_counted_apart(own: Graph) -> None:
    """Voices that are not identified never count as two, and the count beside the status says so."""
    counts = status_block(Context(own, ENGLISH), claim_of(own, "quietly-sent")).counts
    assert [(count.number, count.text) for count in counts] == [
        (2, "voices that are not identified affirm it; they may be one"),
        (0, "denials in the 1 archived source"),
    ]
    counts = status_block(Context(own, ENGLISH), claim_of(own, "sent-soldiers")).counts
    assert [count.number for count in counts] == [2, 2, 0]


@pytest.mark.parametrize(
    ("certainty", "shown"),
    [
        ("certain", "affirms"),
        ("underspecified", "affirms"),
        ("probable", "affirms, as probable"),
        ("possible", "affirms, as possible"),
    ],
)
def test_a_hedge_belongs_to_the_stand(
    harbour: Graph, with_facts: Callable[..., Graph], certainty: Certainty, shown: str
) -> None:
    """Whoever says that something may be so does not plainly affirm it: on the claim, in the table, on their page."""
    claim = claim_of(harbour, "forty-damaged")
    office, union = claim.statements
    changed = replace(claim, statements=(replace(office, certainty=certainty), union))
    context = Context(with_facts(harbour, changed), ENGLISH)
    assert statement(context, changed, 0).chip.text == shown
    (row,) = matrix_view(context, ["forty-damaged"]).rows
    assert [chip.text for cell in row.cells for chip, _ in cell.entries] == [shown, "denies"]
    groups = in_groups(context, "harbour-office", context.speaking("harbour-office"))
    assert shown in [one.chip.text for group in groups for one in group.spoken]


def test_the_chain_leads_from_the_article_to_the_speaker(context: Context) -> None:
    """What reached us through others names them all: the article first, then back towards the speaker."""
    via = ("marine-engineer", "fishers-union")
    links = chain(context, "forty-damaged", ("statements", 0), "harbour-office", via)
    assert [link.address for link in links] == [
        "sources/harbour/",
        "actors/fishers-union/",
        "actors/marine-engineer/",
        "actors/harbour-office/",
    ]


def test_an_articles_own_voice_has_no_chain(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """What the article says itself was relayed by nobody."""
    office = harbour["harbour-office"].fact
    assert isinstance(office, Actor)
    graph = with_facts(harbour, replace(office, type="article", voice_of="harbour"))
    said = statement(Context(graph, ENGLISH), claim_of(graph, "forty-damaged"), 0)
    assert [link.address for link in said.chain] == ["sources/harbour/"]


def test_a_withdrawn_statement_says_so(harbour: Graph, with_facts: Callable[..., Graph]) -> None:
    """A statement that was taken back keeps its words and says how it was taken back."""
    claim = claim_of(harbour, "forty-damaged")
    office, union = claim.statements
    changed = replace(claim, statements=(replace(office, withdrawn="in a later report"), union))
    made = statement(Context(with_facts(harbour, changed), ENGLISH), changed, 0)
    assert made.withdrawn == "in a later report"
    assert made.quotes


def test_an_interrupted_quote_keeps_its_pieces(context: Context, harbour: Graph) -> None:
    """A quote that the article interrupts is shown as its pieces and leads to the first of them."""
    made = statement(context, claim_of(harbour, "forty-damaged"), 1)
    interrupted = made.quotes[1]
    assert interrupted.passages == ("“We counted 60 boats,”", "“and not one of them was insured.”")
    text = harbour.project.texts["harbour"].text
    start, end = map(int, interrupted.place.address.partition("#w")[2].split("-"))
    assert text[start:end] == interrupted.passages[0]


@pytest.mark.parametrize(
    ("value", "shown"), [("11000", "11,000"), ("1E+3", "1,000"), ("0.50", "0.5"), ("0", "0"), ("-1200", "-1,200")]
)
def test_numbers_are_written_for_readers(value: str, shown: str) -> None:
    """A number has separators and no exponent."""
    assert number(Decimal(value)) == shown
