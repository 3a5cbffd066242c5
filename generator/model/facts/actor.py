"""An actor: whoever speaks, acts or is spoken for."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from generator.model.facts.base import Fact
from generator.model.fields import Anchor, Id, LanguageIfAny, Line, OwnText, Ref, Required
from generator.model.kinds import KindName
from generator.model.record import record


@record
class Actor(Fact):
    """A person, state, organisation, military unit or unnamed collective (after FollowTheMoney and UCDP)."""

    KIND: ClassVar[KindName] = "actor"

    type: Literal[
        "person", "state", "organisation", "news-agency", "broadcaster", "military-unit", "collective", "article"
    ]
    """What the actor is; `article` is the voice of an archived article itself."""
    identification: Literal["named", "unnamed"] = "named"
    """`unnamed` where the source does not say who the people are ("Western officials")."""
    role: OwnText = ""
    """Role as the source gives it, such as "Chief of Staff"."""
    own_name: str = ""
    """The name in its own language, if a source gives it."""
    own_language: LanguageIfAny = ""
    """The language of that name as a BCP 47 tag, such as `ko`, so that screen readers say it right."""
    aliases: tuple[Line, ...] = ()
    """Other names the sources use."""
    speaks_for: tuple[Annotated[Id, Ref("actor", reverse="Spoken for by")], ...] = ()
    """Actors for whom this one speaks: their voices count once."""
    member_of: tuple[Annotated[Id, Ref("actor", reverse="Members and parts")], ...] = ()
    """Bodies this actor belongs to or serves in."""
    located_in: tuple[Annotated[Id, Ref("place", reverse="Actors here")], ...] = ()
    """Places where the source puts the actor."""
    voice_of: Annotated[str, Ref("source", reverse="Speaks in its own voice as")] = ""
    """For `type: article`: the source whose own voice this is."""
    anchors: Annotated[tuple[Anchor, ...], Required()]
    """Where the source names the actor and says what it is."""
