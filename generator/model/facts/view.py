"""An expert view: one expert's assessment of one question."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Certainty, Id, OwnLine, OwnText, ProseText, QuoteType, Ref, Required, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Standing:
    """From where the expert speaks."""

    role: OwnLine
    """The role as the source gives it."""
    position: Literal["outside", "party", "not-stated"]
    """`party`: serves a side of the conflict; `outside`: the source shows no such service; `not-stated`."""
    basis: OwnText = "not stated"
    """On what the source says the view rests; `not stated` when it does not say."""


@record
class Bearing:
    """How the view bears on a claim (after the evidence lines of GA4GH va-spec)."""

    claim: Annotated[Id, Ref("claim", reverse="Views that bear on it")]
    """The claim."""
    how: Literal["supports", "attacks", "qualifies", "context"]
    """The direction."""
    why: ProseText = ""
    """The link in the editors' own words."""


@record
class ViewLink:
    """How the view stands to another view."""

    view: Annotated[Id, Ref("view", reverse="Compared by")]
    """The other view."""
    why: ProseText = ""
    """In what they agree or differ, in the editors' own words."""


@record
class View(Fact):
    """One expert's assessment; it never gets a truth status."""

    KIND: ClassVar[KindName] = "view"

    expert: Annotated[Id, Ref("actor", reverse="Views held")]
    """Whose view it is."""
    via: tuple[Annotated[Id, Ref("actor", reverse="Views relayed")], ...] = ()
    """Who passed it on, from the expert towards the archived article."""
    standing: Standing
    """From where the expert speaks."""
    question: Annotated[str, Ref("question", reverse="Views on it")] = ""
    """The open question it answers."""
    position: ProseText
    """The view in the editors' own words."""
    certainty: Certainty = "underspecified"
    """How sure the expert sounds."""
    quote_type: QuoteType
    """`direct`, `indirect` or `mixed`, as for statements."""
    cue: str = ""
    """The reporting words as printed, such as "According to"."""
    said: When = When()
    """When it was said."""
    bears_on: tuple[Bearing, ...] = ()
    """The claims it bears on, and how."""
    agrees_with: tuple[ViewLink, ...] = ()
    """Views that agree with it in some point."""
    differs_from: tuple[ViewLink, ...] = ()
    """Views that differ from it in some point."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """The exact words."""
