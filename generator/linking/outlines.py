"""Facts in outline: what others need of them to link, list and order them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from zlib import crc32

import msgspec

from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Keys
from generator.model.facts.actor import Actor
from generator.model.facts.agreement import Agreement
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.event import Event
from generator.model.facts.figure import Figure
from generator.model.facts.place import Place
from generator.model.facts.source import Source
from generator.model.facts.view import View
from generator.model.graph import Edge
from generator.model.kinds import KindName
from generator.model.outline import Name, Outline, Target
from generator.model.translations import one_line

CHAINS: Final[Mapping[type[Fact], tuple[str, ...]]] = {
    Event: ("follows",),
    Figure: ("part_of",),
    Place: ("located_in",),
    Actor: ("speaks_for", "member_of"),
}
"""Fields that put one fact before, above or around another, by class."""

_PACK: Final = msgspec.msgpack.Encoder().encode


def outline_of(
    anchored: AnchoredFact[Fact], edges: Iterable[Edge], kinds: Mapping[str, KindName], stamp: str
) -> Outline:
    """Return the outline of a fact whose references are `edges`.

    Args:
        anchored: The fact.
        edges: Every reference that it makes, each to a fact.
        kinds: Kind of every fact by its id.
        stamp: What changes with the fact and its passages.
    """
    fact = anchored.fact
    named: dict[str, list[tuple[Keys, str]]] = {}
    for edge in edges:
        named.setdefault(edge.target, []).append((edge.keys, edge.reverse))
    return Outline(
        id=fact.id,
        kind=fact.KIND,
        path=anchored.path,
        title=fact.title,
        titles=tuple(_titles(fact)),
        written_in=fact.written_in,
        names=_other_names(fact),
        formerly=fact.formerly,
        stamp=stamp,
        traits=_traits(fact),
        targets=tuple(
            Target(id=target, kind=kinds[target], edges=crc32(_PACK(where))) for target, where in sorted(named.items())
        ),
        chains=tuple((field, _names(getattr(fact, field))) for field in CHAINS.get(type(fact), ())),
        relays=_relays(fact),
        parties=fact.parties if isinstance(fact, Agreement) else (),
        speakers=_speakers(fact),
        lines=anchored.lines,
        quotes=len(anchored.anchors),
        sources=tuple(sorted({found.anchor.source for found in anchored.anchors.values()})),
    )


def _names(value: str | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if value else ()


def _titles(fact: Fact) -> Iterator[Name]:
    for translation in fact.translations:
        for one in translation.texts:
            if one_line(one.of) == one_line(fact.title):
                yield Name(text=one.text, language=translation.language)


def _other_names(fact: Fact) -> tuple[Name, ...]:
    names: dict[str, Name] = {}
    if isinstance(fact, Actor) and fact.own_name:
        names[fact.own_name] = Name(text=fact.own_name, language=fact.own_language)
    for alias in getattr(fact, "aliases", ()):
        names.setdefault(alias, Name(text=alias, language=""))
    names.pop(fact.title, None)
    return tuple(names.values())


def _speakers(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Claim():
            return tuple(dict.fromkeys(made.speaker for made in fact.statements))
        case Figure():
            return tuple(dict.fromkeys(made.speaker for made in fact.estimates))
        case View():
            return (fact.expert,)
        case _:
            return ()


def _relays(fact: Fact) -> tuple[tuple[str, str], ...]:
    match fact:
        case Claim():
            said = [(made.via, made.speaker) for made in fact.statements]
        case Figure():
            said = [(made.via, made.speaker) for made in fact.estimates]
        case View():
            said = [(fact.via, fact.expert)]
        case _:
            return ()
    return tuple(dict.fromkeys((relay, speaker) for via, speaker in said for relay in via))


def _traits(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Actor():
            return (fact.identification, fact.voice_of, *fact.speaks_for)
        case Source():
            return (fact.language,)
        case Event():
            return (fact.when.date,)
        case _:
            return ()
