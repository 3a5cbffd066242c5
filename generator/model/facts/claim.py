"""A claim: one proposition, with the statements made on it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Certainty, Id, OwnText, ProseText, QuoteType, Ref, Required, Stance, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Statement:
    """One voice on one claim (source, cue and content, after PolNeAR; certainty after FactBank)."""

    id: Id
    """Name of the statement within its claim: `claims/<claim>/#<id>` is its permalink."""
    speaker: Annotated[Id, Ref("actor", reverse="Statements")]
    """Who says it."""
    via: tuple[Annotated[Id, Ref("actor", reverse="Statements relayed")], ...] = ()
    """Who passed it on, from the speaker towards the archived article."""
    stance: Stance
    """What the speaker does with the proposition."""
    certainty: Certainty = "underspecified"
    """How sure the speaker sounds."""
    quote_type: QuoteType
    """`direct`: the speaker's own words; `indirect`: reported; `mixed`: reported with words in quotation marks."""
    cue: str = ""
    """The reporting verb as printed, such as "claiming"; empty where the article uses none."""
    said: When = When()
    """When it was said."""
    admission: Annotated[str, Ref("claim", "event", reverse="Admissions it describes")] = ""
    """The fact that calls this statement an admission of what the speaker had long left unsaid."""
    withdrawn: OwnText = ""
    """Where the speaker took it back: how, in the editors' words. A withdrawn statement no longer counts."""
    note: ProseText = ""
    """The editors' own words on this statement: what it leaves out, whose voice it is."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """The exact words."""


@record
class ClaimLink:
    """How this claim bears on another one (after Argdown)."""

    claim: Annotated[Id, Ref("claim", reverse="Bearing claims")]
    """The other claim."""
    why: ProseText = ""
    """The link in the editors' own words."""


@record
class Claim(Fact):
    """One proposition that sources affirm, deny, qualify or decline to speak on. `title` states it neutrally."""

    KIND: ClassVar[KindName] = "claim"

    nature: Literal["occurrence", "assessment"] = "occurrence"
    """`assessment` for a judgement that no record could settle; it never gets a truth status."""
    parties: tuple[Annotated[Id, Ref("actor", reverse="Claims on its own conduct")], ...] = ()
    """Actors whose own conduct the claim is about."""
    about: tuple[Annotated[Id, Ref(reverse="Claims about it")], ...] = ()
    """Other facts the claim is about: actors, events, agreements, places, figures."""
    supports: tuple[ClaimLink, ...] = ()
    """Claims that would be more likely if this one held."""
    attacks: tuple[ClaimLink, ...] = ()
    """Claims that could not hold, or would be less likely, if this one held."""
    undercuts: tuple[ClaimLink, ...] = ()
    """Claims whose grounds this one questions without denying them."""
    would_settle: ProseText = ""
    """What would settle it, in the editors' own words."""
    statements: Annotated[tuple[Statement, ...], Required()]
    """Who says what about it."""
