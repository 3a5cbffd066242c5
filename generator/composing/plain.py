"""The pages of actors, events, agreements, places, terms and questions: properties, words and links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.composing.actors import in_groups, passed_on, relays_of
from generator.composing.context import Context, address_of
from generator.composing.diagram import diagrams_of
from generator.composing.paging import FEW
from generator.composing.ties import Tie, around, ties_of
from generator.composing.wording import Wording
from generator.model.facts.actor import Actor
from generator.model.facts.agreement import Agreement
from generator.model.facts.base import Fact
from generator.model.facts.event import Event, Participant
from generator.model.facts.place import Place
from generator.model.facts.question import Question
from generator.model.facts.term import Term
from generator.model.pages.blocks import Detail, Link, Prose, Related, Section
from generator.model.pages.facts import PlainView, ProvisionView, SpokenGroup
from generator.model.pages.pictures import Diagram
from generator.model.phrases import language_of
from generator.model.record import Value
from generator.model.words import Words

WORTH_A_PICTURE: Final = 2
"""An actor with one neighbour alone is told in words better."""

NO_PROSE: Final = Prose(text="")


class Parts(Value, frozen=True, kw_only=True):
    """What a kind has beyond what all of these kinds have."""

    details: tuple[Detail, ...] = ()
    lead: Prose = NO_PROSE
    lead_title: str = ""
    related: tuple[Related, ...] = ()
    provisions: tuple[ProvisionView, ...] = ()
    spoken: tuple[SpokenGroup, ...] = ()
    all_spoken: tuple[Link, ...] = ()
    relayed: tuple[SpokenGroup, ...] = ()
    ties: tuple[Diagram, ...] = ()
    map: tuple[Link, ...] = ()
    open_note: Prose = NO_PROSE
    open_title: str = ""


def plain_view(context: Context, fact: Fact) -> PlainView:
    """Return what the page of one of these facts shows."""
    parts = _parts(context, fact)
    return PlainView(
        details=parts.details,
        summary=context.wording(fact).prose(fact.summary),
        lead=parts.lead,
        lead_title=parts.lead_title,
        spoken=parts.spoken,
        all_spoken=parts.all_spoken,
        relayed=parts.relayed,
        related=parts.related,
        ties=parts.ties,
        map=parts.map,
        provisions=parts.provisions,
        quotes=context.quotes(fact.id, "anchors"),
        open_note=parts.open_note,
        open_title=parts.open_title,
    )


def plain_sections(words: Words, view: PlainView) -> tuple[Section, ...]:
    """Return the parts of such a page."""
    titles = words.headings
    sections = (
        (bool(view.lead.text), "definition", view.lead_title),
        (bool(view.spoken or view.relayed), "statements", titles.said_in_words),
        (bool(view.map), "ties", titles.ties),
        (bool(view.provisions), "parties", titles.provides),
        (bool(view.related), "relations", titles.turns_on),
        (bool(view.open_note.text), "would-settle", view.open_title),
        (True, "quotes", titles.source_words),
    )
    return tuple(Section(id=name, title=title) for there, name, title in sections if there)


def _parts(context: Context, fact: Fact) -> Parts:
    words, terms = context.words, context.words.terms
    match fact:
        case Actor():
            return _actor(context, fact)
        case Event():
            return _event(context, fact)
        case Agreement():
            return _agreement(context, fact)
        case Place():
            return Parts(
                details=(*_also(context, fact.id, fact.aliases), *context.details((terms.lies_in, fact.located_in)))
            )
        case Term():
            details = (
                *_also(context, fact.id, fact.aliases),
                *context.details((terms.whose_word, fact.used_by), (terms.helps_to_read, fact.about)),
            )
            return Parts(
                details=details, lead=context.wording(fact).prose(fact.definition), lead_title=words.headings.meaning
            )
        case Question():
            return _question(context, fact)
        case _:
            raise TypeError(f"no page for a fact of the kind {fact.KIND}")


def _also(context: Context, fact_id: str, aliases: tuple[str, ...]) -> tuple[Detail, ...]:
    words = context.words
    if not aliases:
        return ()
    named = words.listed([words.quoted(one) for one in aliases])
    return (Detail(term=words.terms.also, words=named, language=context.printed(fact_id)),)


def _actor(context: Context, actor: Actor) -> Parts:
    words, terms = context.words, context.words.terms
    details = [Detail(term=terms.kind, words=words.catalogue.actor_type[actor.type])]
    if actor.role:
        details.append(context.detail(terms.role, context.wording(actor).line(actor.role)))
    if actor.own_name:
        details.append(Detail(term=terms.own_name, words=actor.own_name, language=actor.own_language))
    if actor.identification == "unnamed":
        details.append(Detail(term=terms.identification, words=words.said.unidentified_actor))
    details.extend(_also(context, actor.id, actor.aliases))
    passed_on_by, passes_on = relays_of(context, actor.id)
    details.extend(
        context.details(
            (terms.speaks_for, actor.speaks_for),
            (terms.belongs_to, actor.member_of),
            (terms.located_in, actor.located_in),
            (terms.voice_of, (actor.voice_of,)),
            (terms.passed_on_by, passed_on_by),
            (terms.passes_on, passes_on),
        )
    )
    speaking = context.speaking(actor.id)
    everything: tuple[Link, ...] = ()
    if len(speaking) > FEW:
        everything = (context.everything(len(speaking), f"{address_of(actor)}words/"),)
    ties = ties_of(context, actor, passed_on_by, passes_on)
    neighbours = {one for tie in ties for one in (tie.origin, tie.target)}
    return Parts(
        ties=_drawn(context, actor, ties) if len(neighbours) > WORTH_A_PICTURE else (),
        map=(context.map(),) if ties else (),
        details=tuple(details),
        spoken=in_groups(context, actor.id, speaking[:FEW], whole=not everything),
        all_spoken=everything,
        relayed=passed_on(context, actor.id, f"{address_of(actor)}links/"),
    )


def _drawn(context: Context, actor: Actor, ties: Sequence[Tie]) -> tuple[Diagram, ...]:
    def leads_to(several: Sequence[Tie]) -> str:
        tie = several[0]
        if len({(one.origin, one.target) for one in several}) > 1:
            return context.map().address
        if tie.code != "passes-on":
            return f"{address_of(context.outline(tie.row))}#quotes"
        # Whether the page of another actor lists these very words depends on how many more it has.
        return f"{address_of(context.outline(tie.origin))}{'#statements' if tie.origin == actor.id else ''}"

    return diagrams_of(context, around(ties, actor.id), leads_to, bundled=False)


def _event(context: Context, event: Event) -> Parts:
    terms = context.words.terms
    when = context.detail(terms.when, context.told_when(event.when, context.printed(event.id)))
    took_part = tuple(_took_part(context, context.wording(event), one) for one in event.participants)
    links = context.details((terms.where, event.where), (terms.after, event.follows), (terms.claims, event.claims))
    return Parts(details=(when, *took_part, *links))


def _took_part(context: Context, wording: Wording, one: Participant) -> Detail:
    role = wording.line(one.role)
    return Detail(term=role.capitalize(), links=context.links((one.actor,)), term_language=language_of(role))


def _agreement(context: Context, agreement: Agreement) -> Parts:
    terms = context.words.terms
    wording = context.wording(agreement)
    provided = [wording.line(provision.text) for provision in agreement.provisions]
    return Parts(
        details=(
            *context.details((terms.parties, agreement.parties)),
            context.detail(terms.signed, context.told_when(agreement.signed, context.printed(agreement.id))),
            *context.details(
                (terms.done_under_it, agreement.invoked_for), (terms.may_be_same_as, agreement.may_be_same_as)
            ),
        ),
        provisions=tuple(
            ProvisionView(
                text=str(text),
                language=language_of(text),
                quotes=context.quotes(agreement.id, "provisions", position),
            )
            for position, text in enumerate(provided)
        ),
        open_note=wording.prose(agreement.note),
        open_title=context.words.headings.left_open,
    )


def _question(context: Context, question: Question) -> Parts:
    words, wording = context.words, context.wording(question)
    return Parts(
        details=(Detail(term=words.terms.why_open, words=words.catalogue.question_type[question.type]),),
        lead=wording.prose(question.known),
        lead_title=words.headings.known,
        related=tuple(Related(link=context.link(one), relation="", why=Prose(text="")) for one in question.about),
        open_note=wording.prose(question.would_settle),
        open_title=words.headings.would_settle,
    )
