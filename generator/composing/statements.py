"""Statements, estimates and statuses as blocks of a page."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.composing.context import Context
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.figure import Estimate, Figure
from generator.model.facts.view import View
from generator.model.graph import Status, Voice
from generator.model.pages.blocks import Chip, Count, Detail, Link, Reason, Said, StatusBlock
from generator.model.phrases import filled, foreign, language_of, with_between
from generator.model.words import Forms, Words


def number(value: Decimal) -> str:
    """Return a number as readers write it: `11,000`."""
    return f"{value.normalize():,f}"


def statement(context: Context, claim: Claim, position: int) -> Said:
    """Return one statement of a claim."""
    made = claim.statements[position]
    wording = context.wording(claim)
    withdrawn = wording.line(made.withdrawn)
    return Said(
        id=made.id,
        speaker=context.link(made.speaker),
        unnamed=unnamed(context, made.speaker),
        chip=stance_chip(context.words, made),
        chain=chain(context, claim.id, ("statements", position), made.speaker, made.via),
        details=manner(context, made, context.printed(claim.id, "statements", position)),
        quotes=context.quotes(claim.id, "statements", position),
        note=wording.prose(made.note),
        withdrawn=str(withdrawn),
        withdrawn_language=language_of(withdrawn),
        admission=context.links((made.admission,)),
        line=context.line(claim.id, position),
    )


def estimate(context: Context, figure: Figure, position: int) -> Said:
    """Return one estimate of a figure."""
    made = figure.estimates[position]
    words, printed = context.words, context.printed(figure.id, "estimates", position)
    timed = bool(context.when(words.terms.said, made.said, printed))
    return Said(
        id=made.id,
        speaker=context.link(made.speaker),
        unnamed=unnamed(context, made.speaker),
        chip=Chip(code="number", text=made.as_given, language=printed),
        chain=chain(context, figure.id, ("estimates", position), made.speaker, made.via),
        # A number without a time is easily read as one of today.
        details=(
            *manner(context, made, printed),
            *(() if timed else (Detail(term=words.terms.said, words=words.time.not_stated),)),
        ),
        quotes=context.quotes(figure.id, "estimates", position),
        note=context.wording(figure).prose(made.note),
        withdrawn="",
        admission=(),
        line=context.line(figure.id, position),
    )


def stance_chip(words: Words, made: Statement) -> Chip:
    """Return the stand that a statement takes as a word; a hedge of the speaker's is part of it."""
    return Chip(code=made.stance, text=words.stand(made.stance, made.certainty))


def unnamed(context: Context, speaker: str) -> bool:
    """Tell whether the source leaves open who the speaker is."""
    actor = context.in_traits(speaker)
    return isinstance(actor, Actor) and actor.identification == "unnamed"


def chain(
    context: Context, fact_id: str, keys: tuple[str | int, ...], speaker: str, via: Iterable[str]
) -> tuple[Link, ...]:
    """Return the attribution chain: the archived article, whoever relayed, the speaker."""
    found = context.anchored(fact_id).under(*keys)
    sources = list(dict.fromkeys(anchor.anchor.source for anchor in found))
    ids = [*sources, *reversed(tuple(via))]
    actor = context.in_traits(speaker)
    if not (isinstance(actor, Actor) and actor.voice_of):
        ids.append(speaker)
    return context.links(ids)


def manner(context: Context, made: Statement | Estimate | View, printed: str) -> tuple[Detail, ...]:
    """Return how something was said, as far as the source tells; `printed` is the language of its words."""
    words, terms = context.words, context.words.terms
    certainty = words.catalogue.certainty
    details = [Detail(term=terms.quoted, words=words.catalogue.quote_type[made.quote_type])]
    if made.cue:
        details.append(Detail(term=terms.cue, words=words.quoted(made.cue), language=printed))
    if made.certainty in certainty:
        details.append(Detail(term=terms.certainty, words=certainty[made.certainty]))
    details.extend(context.when(terms.said, made.said, printed))
    return tuple(details)


def said_by(context: Context, speaker: str, via: tuple[str, ...]) -> str:
    """Return who speaks, and through whom; a phrase where a name is a foreign one."""
    name = context.name(speaker)
    relays = with_between(context.words.catalogue.writing.comma, [context.name(relay) for relay in via])
    return filled(context.words.said.through, speaker=name, relays=relays) if relays else name


def status_chip(context: Context, status: Status) -> Chip:
    """Return the status as a word with its icon."""
    voices = sum(voice.identified and not voice.party for voice in status.affirming)
    return Chip(code=status.code, text=context.words.status(status.code, voices))


def status_block(context: Context, claim: Claim) -> StatusBlock:
    """Return a claim's status with its rule, the plain counts and the voices."""
    status = context.status(claim.id)
    stances = (
        ("affirms", status.affirming),
        ("denies", status.denying),
        ("qualifies", status.qualifying),
        ("declines", status.declining),
    )
    words, said = context.words, context.words.said
    none = words.counted(said.no_denial, context.number_of("source"))

    def count(number: int, forms: Forms) -> Count:
        return Count(number=number, text=words.counted(forms, number))

    def counted(voices: tuple[Voice, ...], forms: Forms, unnamed: Forms) -> list[Count]:
        """Count voices that are identified, and apart from them the others, which may be one."""
        named = sum(voice.identified for voice in voices)
        others = len(voices) - named
        found = [count(named, forms)] if named or not others else []
        return [*found, count(others, unnamed)] if others else found

    counts = [
        *counted(status.affirming, said.affirming, said.affirming_unnamed),
        *(
            counted(status.denying, said.denying, said.denying_unnamed)
            if status.denying
            else (Count(number=0, text=none),)
        ),
    ]
    if status.qualifying:
        counts.append(count(len(status.qualifying), said.qualifying))
    if status.declining:
        counts.append(count(len(status.declining), said.declining))
    if status.withdrawn:
        counts.append(count(len(status.withdrawn), said.withdrawn))
    reasons = tuple(reason(context, claim, status, stance, voice) for stance, voices in stances for voice in voices)
    return StatusBlock(
        chip=status_chip(context, status),
        rule=words.catalogue.status[status.code].rule,
        counts=tuple(counts),
        reasons=reasons,
    )


def reason(context: Context, claim: Claim, status: Status, stance: str, voice: Voice) -> Reason:
    """Return one voice of a status, with why its speakers count as one."""
    note = ""
    said = context.words.said
    if len(voice.speakers) > 1:
        note = filled(said.counted_once, name=context.name(voice.on_behalf_of))
    elif voice.on_behalf_of != voice.speakers[0]:
        note = filled(said.speaks_for, name=context.name(voice.on_behalf_of))
    if not voice.identified:
        note = said.unidentified
    return Reason(
        chip=Chip(code=stance, text=context.words.stance[stance]),
        speakers=tuple(
            context.link(
                claim.id,
                text=context.name(claim.statements[position].speaker),
                fragment=claim.statements[position].id,
            )
            for position in voice.statements
        ),
        note=str(note),
        told=foreign(note),
        decisive=any(position in status.decisive for position in voice.statements),
    )
