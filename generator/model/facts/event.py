"""An event: what happened, when and where, and who took part."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, OwnLine, Ref, Required, When
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Participant:
    """An actor and its part in an event."""

    actor: Annotated[Id, Ref("actor", reverse="Events")]
    """Who."""
    role: OwnLine
    """In which part, such as "signatory" or "troops sent"."""


@record
class Event(Fact):
    """Something that happened, or that a source says happened (schema.org Event)."""

    KIND: ClassVar[KindName] = "event"

    when: When = When()
    """When it happened, never more precise than the source."""
    follows: tuple[Annotated[Id, Ref("event", reverse="Followed by")], ...] = ()
    """Events that the source places before this one; they decide the timeline where dates do not."""
    where: tuple[Annotated[Id, Ref("place", reverse="Events here")], ...] = ()
    """Where it happened."""
    participants: tuple[Participant, ...] = ()
    """Who took part."""
    claims: tuple[Annotated[Id, Ref("claim", reverse="Events it concerns")], ...] = ()
    """Claims that say what happened, where that is not common ground."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """Where the source tells of it."""
