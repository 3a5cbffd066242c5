"""What an actor says and passes on, seen from the actor."""

from __future__ import annotations

from collections.abc import Iterable

from generator.composing.context import Context
from generator.composing.paging import FEW
from generator.composing.statements import stance_chip
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.figure import Estimate, Figure
from generator.model.facts.view import View
from generator.model.graph import Edge
from generator.model.pages.blocks import Chip, Link
from generator.model.pages.facts import Spoken, SpokenGroup
from generator.model.phrases import language_of


def in_groups(context: Context, actor: str, origins: Iterable[str], *, whole: bool = False) -> tuple[SpokenGroup, ...]:
    """Return what an actor says in some facts, own words and what is reported apart.

    Args:
        context: The graph.
        actor: Who speaks.
        origins: Ids of the facts.
        whole: Whether these are all the facts in which the actor speaks, so that the numbers say something.
    """
    edges = (edge for origin in origins for edge in context.edges(origin, actor))
    spoken = [_spoken(context, edge) for edge in edges if _speaks(edge)]
    titles = ((True, context.words.headings.own_words), (False, context.words.headings.reported))
    groups = ((title, tuple(one for one in spoken if one.direct is direct)) for direct, title in titles)
    return tuple(_group(context, title, those, whole=whole) for title, those in groups if those)


def passed_on(context: Context, actor: str, address: str) -> tuple[SpokenGroup, ...]:
    """Return the words of others that an actor passes on; of very many the first, with the way to all at `address`."""
    told = _told(context, actor)
    edges = (edge for origin in told[:FEW] for edge in context.edges(origin, actor) if "via" in edge.keys)
    # Whoever is named twice on the way of some words passes them on once.
    once = {(edge.origin, edge.keys[:-2]): edge for edge in edges}
    spoken = tuple(_spoken(context, edge, passed_on=True) for edge in once.values())
    if not spoken:
        return ()
    whole = len(told) <= FEW
    everything = () if whole else (Link(text=context.words.headings.used_by, address=address),)
    return (_group(context, context.words.headings.others_words, spoken, whole=whole, everything=everything),)


def relays_of(context: Context, actor: str) -> tuple[list[str], list[str]]:
    """Return who passes an actor's words on, and whose words the actor passes on; of very many only the first."""
    passed_on_by: dict[str, None] = {}
    passes_on: dict[str, None] = {}
    for origin in _told(context, actor)[:FEW]:
        for speaker, via in _ways(context.fact(origin)):
            if speaker == actor:
                passed_on_by.update(dict.fromkeys(via))
            elif actor in via:
                passes_on[speaker] = None
    return list(passed_on_by), list(passes_on)


def _ways(fact: Fact) -> list[tuple[str, tuple[str, ...]]]:
    """Return each speaker of a fact with those who passed the words on."""
    match fact:
        case View():
            return [(fact.expert, fact.via)]
        case Claim():
            return [(made.speaker, made.via) for made in fact.statements]
        case Figure():
            return [(made.speaker, made.via) for made in fact.estimates]
        case _:
            return []


def _told(context: Context, actor: str) -> list[str]:
    """Return the facts of the kinds in which somebody speaks that name an actor."""
    return [one for one in context.origins(actor) if context.outline(one).kind in {"claim", "figure", "view"}]


def _speaks(edge: Edge) -> bool:
    """Tell whether an actor is named as the one who states, estimates or assesses."""
    return edge.keys == ("expert",) or (len(edge.keys) > 2 and edge.keys[2] == "speaker")


def _group(
    context: Context, title: str, spoken: tuple[Spoken, ...], *, whole: bool, everything: tuple[Link, ...] = ()
) -> SpokenGroup:
    count = context.words.number(len(spoken)) if whole else ""
    return SpokenGroup(title=title, count=count, spoken=spoken, everything=everything)


def _spoken(context: Context, edge: Edge, *, passed_on: bool = False) -> Spoken:
    fact = context.fact(edge.origin)
    position = edge.keys[1] if len(edge.keys) > 1 else 0
    made: Statement | Estimate | View
    keys: tuple[str | int, ...]
    withdrawn = ""
    match fact, position:
        case View(), _:
            made, speaker, part, keys = fact, fact.expert, "", ("anchors",)
            chip = Chip(code="assessment", text=context.words.said.assesses)
        case Claim(), int():
            made = fact.statements[position]
            speaker, part, keys = made.speaker, made.id, ("statements", position)
            chip = stance_chip(context.words, made)
            withdrawn = context.wording(fact).line(made.withdrawn)
        case Figure(), int():
            made = fact.estimates[position]
            speaker, part, keys = made.speaker, made.id, ("estimates", position)
            chip = Chip(code="number", text=made.as_given, language=context.printed(fact.id, *keys))
        case _:
            raise TypeError(f"nobody speaks in a fact of the kind {fact.KIND}")
    return Spoken(
        chip=chip,
        link=context.link(fact.id, fragment=part),
        quotes=context.quotes(fact.id, *keys),
        direct=made.quote_type != "indirect",
        speaker=context.links((speaker,)) if passed_on else (),
        via=() if passed_on else context.links(made.via),
        withdrawn=str(withdrawn),
        withdrawn_language=language_of(withdrawn),
    )
