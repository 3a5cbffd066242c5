"""The status of a claim: what its live statements add up to, by the first of these rules that applies.

Status is derived here and never typed. It says who says what, not what is true. A statement that was
withdrawn no longer counts; one that qualifies or declines is neither agreement nor denial.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.linking.voices import Side, Speakers
from generator.model.facts.claim import Claim, Statement
from generator.model.fields import Stance
from generator.model.graph import Status, StatusCode, Voice
from generator.model.record import Value
from generator.model.status_rules import STATUS_WORDS


class Hearing(Value, frozen=True, kw_only=True):
    """A claim with its live statements heard as voices, stance by stance."""

    claim: Claim
    live: tuple[int, ...]
    """Positions of the statements that still count."""
    affirming: tuple[Voice, ...]
    denying: tuple[Voice, ...]
    qualifying: tuple[Voice, ...]
    declining: tuple[Voice, ...]
    sides: tuple[tuple[int, ...], ...]
    """For each side among the parties: positions of the affirming statements that speak for it."""

    @property
    def independent(self) -> tuple[Voice, ...]:
        """Return the affirming voices that are identified and speak for no party."""
        return tuple(voice for voice in self.affirming if voice.identified and not voice.party)

    @property
    def of_parties(self) -> tuple[int, ...]:
        """Return the positions of the affirming statements that speak for a party."""
        return tuple(sorted({position for side in self.sides for position in side}))

    @property
    def admissions(self) -> tuple[int, ...]:
        """Return those of them that a fact calls an admission."""
        return tuple(position for position in self.of_parties if self.claim.statements[position].admission)


class StatusRule(Value, frozen=True, kw_only=True):
    """One rule: when it applies, and which statements decided; its words stand in the model."""

    code: StatusCode
    applies: Callable[[Hearing], bool]
    decisive: Callable[[Hearing], tuple[int, ...]]


def _said_by(*voices: Voice) -> tuple[int, ...]:
    return tuple(sorted(position for voice in voices for position in voice.statements))


STATUS_RULES: Final[tuple[StatusRule, ...]] = (
    StatusRule(
        code="assessment",
        applies=lambda heard: heard.claim.nature == "assessment",
        decisive=lambda _heard: (),
    ),
    StatusRule(
        code="withdrawn",
        applies=lambda heard: bool(heard.claim.statements) and not heard.live,
        decisive=lambda heard: tuple(range(len(heard.claim.statements))),
    ),
    StatusRule(
        code="open",
        applies=lambda heard: not heard.affirming and not heard.denying,
        decisive=lambda heard: heard.live,
    ),
    StatusRule(
        code="disputed",
        applies=lambda heard: bool(heard.affirming and heard.denying),
        decisive=lambda heard: _said_by(*heard.affirming, *heard.denying),
    ),
    StatusRule(
        code="denied",
        applies=lambda heard: not heard.affirming,
        decisive=lambda heard: _said_by(*heard.denying),
    ),
    StatusRule(
        code="agreed-by-both-sides",
        applies=lambda heard: len(heard.sides) >= 2 and all(heard.sides),
        decisive=lambda heard: heard.of_parties,
    ),
    StatusRule(
        code="acknowledged-by-the-party",
        applies=lambda heard: bool(heard.admissions),
        decisive=lambda heard: heard.admissions,
    ),
    StatusRule(
        code="stated-by-the-party",
        applies=lambda heard: bool(heard.of_parties),
        decisive=lambda heard: heard.of_parties,
    ),
    StatusRule(
        code="corroborated",
        applies=lambda heard: len(heard.independent) >= 2,
        decisive=lambda heard: _said_by(*heard.independent),
    ),
    StatusRule(
        code="single-unnamed-estimate",
        applies=lambda heard: not heard.independent,
        decisive=lambda heard: _said_by(*heard.affirming),
    ),
    StatusRule(
        code="asserted-by-one-voice",
        applies=lambda _heard: True,
        decisive=lambda heard: _said_by(*heard.independent),
    ),
)
"""In the order of STATUS_WORDS. Each may rely on those before it not having applied."""


def derive_status(claim: Claim, speakers: Speakers) -> Status:
    """Return the status of `claim`, given the actors of the project."""
    heard = hear(claim, speakers)
    rule = next(rule for rule in STATUS_RULES if rule.applies(heard))
    words = STATUS_WORDS[rule.code]
    return Status(
        code=rule.code,
        label=words.label.format(count=len(heard.independent)),
        rule=words.text,
        affirming=heard.affirming,
        denying=heard.denying,
        qualifying=heard.qualifying,
        declining=heard.declining,
        withdrawn=tuple(position for position in range(len(claim.statements)) if position not in heard.live),
        decisive=rule.decisive(heard),
        heard=tuple(sorted({actor for one in _asked(claim) for actor in speakers.chain(one)})),
    )


def _asked(claim: Claim) -> tuple[str, ...]:
    return (*claim.parties, *(statement.speaker for statement in claim.statements))


def hear(claim: Claim, speakers: Speakers) -> Hearing:
    """Return the claim with its live statements heard as voices."""
    live = tuple(pair for pair in enumerate(claim.statements) if not pair[1].withdrawn)
    sides = speakers.sides(claim.parties)

    def voices(stance: Stance) -> tuple[Voice, ...]:
        return speakers.voices((pair for pair in live if pair[1].stance == stance), sides)

    return Hearing(
        claim=claim,
        live=tuple(position for position, _ in live),
        affirming=voices("affirms"),
        denying=voices("denies"),
        qualifying=voices("qualifies"),
        declining=voices("declines"),
        sides=tuple(_affirmed(live, side, speakers) for side in sides),
    )


def _affirmed(live: tuple[tuple[int, Statement], ...], side: Side, speakers: Speakers) -> tuple[int, ...]:
    """Return the positions of the affirming statements that speak for the side."""
    return tuple(
        position
        for position, statement in live
        if statement.stance == "affirms" and speakers.on_side(statement.speaker, side)
    )
