"""The sides of a claim: whoever takes one stand on it, led by the strongest words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, get_args

from generator.composing.context import Context
from generator.composing.statements import statement
from generator.model.facts.claim import Claim, Statement
from generator.model.fields import Stance
from generator.model.graph import Status
from generator.model.pages.facts import EvidenceCount, SideView

STRENGTH: Final = ("direct", "mixed", "indirect")
"""How words are quoted, the speaker's own before a report of them."""


def sides_of(context: Context, claim: Claim) -> tuple[SideView, ...]:
    """Return each side of a claim with its strongest words.

    The strongest are what the status rests on; among those, by how they are quoted, the speaker's own words; then what
    stands first in the file. Statements that were withdrawn take no side.
    """
    decisive = context.status(claim.id).decisive
    sides: list[SideView] = []
    for stance in get_args(Stance):
        taken = [at for at, made in enumerate(claim.statements) if made.stance == stance and not made.withdrawn]
        if taken:
            lead = min(taken, key=lambda at: (at not in decisive, STRENGTH.index(claim.statements[at].quote_type), at))
            said = statement(context, claim, lead)
            others = len(taken) - 1
            more = context.words.counted(context.words.said.more_below, others) if others else ""
            sides.append(SideView(chip=said.chip, said=said, more=more))
    return tuple(sides)


def absent_from(context: Context, claim: Claim) -> tuple[str, ...]:
    """Return that nobody affirms a claim, and that nobody denies it; a statement that was withdrawn was one."""
    taken = {made.stance for made in claim.statements}
    said = context.words.said
    return tuple(
        words for stance, words in (("affirms", said.no_affirmation), ("denies", said.absence)) if stance not in taken
    )


def evidence_of(context: Context, claim: Claim) -> tuple[EvidenceCount, ...]:
    """Return what kinds of evidence the live statements are; kinds of which there is none are left out.

    Each of the groups (how quoted, whether identified, whose conduct) that a claim has counts every statement once.
    """
    live = [made for made in claim.statements if not made.withdrawn]
    relays = dict.fromkeys(relay for made in live for relay in made.via)
    return tuple(
        EvidenceCount(
            number=number,
            text=context.words.counted(context.words.catalogue.evidence[name], number),
            links=context.links(relays) if name == "relayed" else (),
        )
        for name, number in _kinds(claim, live, context.status(claim.id))
        if number
    )


def _kinds(claim: Claim, live: Sequence[Statement], status: Status) -> Iterator[tuple[str, int]]:
    for quote_type in STRENGTH:
        yield quote_type, sum(made.quote_type == quote_type for made in live)
    voices = (*status.affirming, *status.denying, *status.qualifying, *status.declining)
    yield "identified", sum(len(voice.statements) for voice in voices if voice.identified)
    yield "unnamed", sum(len(voice.statements) for voice in voices if not voice.identified)
    if claim.parties:
        yield "party", sum(len(voice.statements) for voice in voices if voice.party)
        yield "others", sum(len(voice.statements) for voice in voices if not voice.party)
    yield "relayed", sum(bool(made.via) for made in live)
