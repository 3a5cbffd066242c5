"""The sides of a claim: whoever takes one stand on it, led by the strongest words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from generator.composing.context import Context
from generator.composing.statements import statement
from generator.model.facts.claim import Claim
from generator.model.fields import Stance
from generator.model.graph import Status
from generator.model.pages.blocks import Count
from generator.model.pages.facts import SideView

STRENGTH: Final = ("direct", "mixed", "indirect")
"""How words are quoted, the speaker's own before a report of them."""


def sides_of(context: Context, claim: Claim) -> tuple[SideView, ...]:
    """Return each side of a claim with its strongest words; nothing where all take one stand.

    The strongest are, by how they are quoted, the speaker's own words; then what the status rests on; then what
    stands first in the file. Statements that were withdrawn take no side.
    """
    decisive = context.status(claim.id).decisive
    sides: list[SideView] = []
    for stance in get_args(Stance):
        taken = [at for at, made in enumerate(claim.statements) if made.stance == stance and not made.withdrawn]
        if taken:
            lead = min(taken, key=lambda at: (STRENGTH.index(claim.statements[at].quote_type), at not in decisive, at))
            said = statement(context, claim, lead)
            others = len(taken) - 1
            more = context.words.counted(context.words.said.more_below, others) if others else ""
            sides.append(SideView(chip=said.chip, said=said, more=more))
    return tuple(sides) if len(sides) > 1 else ()


def evidence_of(context: Context, claim: Claim) -> tuple[Count, ...]:
    """Return what kinds of evidence the live statements are; kinds of which there is none are left out."""
    status = context.status(claim.id)
    return tuple(
        Count(number=number, text=context.words.counted(context.words.catalogue.evidence[name], number))
        for name, number in _kinds(claim, status)
        if number
    )


def _kinds(claim: Claim, status: Status) -> Iterator[tuple[str, int]]:
    live = [made for made in claim.statements if not made.withdrawn]
    for quote_type in STRENGTH:
        yield quote_type, sum(made.quote_type == quote_type for made in live)
    yield "relayed", sum(bool(made.via) for made in live)
    voices = (*status.affirming, *status.denying, *status.qualifying, *status.declining)
    yield "party", sum(len(voice.statements) for voice in voices if voice.party)
    yield "unnamed", sum(len(voice.statements) for voice in voices if not voice.identified)
