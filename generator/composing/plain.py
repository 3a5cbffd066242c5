"""The pages of actors, events, agreements, places, terms and questions: properties, words and links."""

from __future__ import annotations

from generator.composing.actors import spoken_in
from generator.composing.context import Context, address_of
from generator.composing.paging import FEW
from generator.composing.words import ACTOR_TYPE, QUESTION_TYPE, listed, plain_when
from generator.model.facts.actor import Actor
from generator.model.facts.agreement import Agreement
from generator.model.facts.base import Fact
from generator.model.facts.event import Event
from generator.model.facts.place import Place
from generator.model.facts.question import Question
from generator.model.facts.term import Term
from generator.model.pages.blocks import Detail, Link, Prose, Related, Section
from generator.model.pages.facts import PlainView, ProvisionView, Spoken
from generator.model.record import Value


class Parts(Value, frozen=True, kw_only=True):
    """What a kind has beyond what all of these kinds have."""

    details: tuple[Detail, ...] = ()
    lead: str = ""
    lead_title: str = ""
    related: tuple[Related, ...] = ()
    provisions: tuple[ProvisionView, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    all_spoken: tuple[Link, ...] = ()
    open_note: str = ""
    open_title: str = ""


def plain_view(context: Context, fact: Fact) -> PlainView:
    """Return what the page of one of these facts shows."""
    parts = _parts(context, fact)
    return PlainView(
        details=parts.details,
        summary=Prose(text=fact.summary),
        lead=Prose(text=parts.lead),
        lead_title=parts.lead_title,
        spoken=parts.spoken,
        all_spoken=parts.all_spoken,
        related=parts.related,
        provisions=parts.provisions,
        quotes=context.quotes(fact.id, "anchors"),
        open_note=Prose(text=parts.open_note),
        open_title=parts.open_title,
    )


def plain_sections(view: PlainView) -> tuple[Section, ...]:
    """Return the parts of such a page."""
    sections = (
        (bool(view.lead.text), "definition", view.lead_title),
        (bool(view.spoken), "statements", "What is said, in which words"),
        (bool(view.provisions), "parties", "What it provides"),
        (bool(view.related), "relations", "What it turns on"),
        (bool(view.open_note.text), "would-settle", view.open_title),
        (True, "quotes", "In the source’s words"),
    )
    return tuple(Section(id=name, title=title) for there, name, title in sections if there)


def _parts(context: Context, fact: Fact) -> Parts:
    match fact:
        case Actor():
            return _actor(context, fact)
        case Event():
            return _event(context, fact)
        case Agreement():
            return _agreement(context, fact)
        case Place():
            return Parts(details=(*_also(fact.aliases), *context.details(("Lies in", fact.located_in))))
        case Term():
            details = (
                *_also(fact.aliases),
                *context.details(("Whose word", fact.used_by), ("Helps to read", fact.about)),
            )
            return Parts(details=details, lead=fact.definition, lead_title="Meaning")
        case Question():
            return _question(context, fact)
        case _:
            raise TypeError(f"no page for a fact of the kind {fact.KIND}")


def _also(aliases: tuple[str, ...]) -> tuple[Detail, ...]:
    return (Detail(term="Also", words=listed([f"“{alias}”" for alias in aliases])),) if aliases else ()


def _actor(context: Context, actor: Actor) -> Parts:
    details = [Detail(term="Kind", words=ACTOR_TYPE[actor.type])]
    if actor.role:
        details.append(Detail(term="Role", words=actor.role))
    if actor.own_name:
        details.append(Detail(term="Own name", words=actor.own_name))
    if actor.identification == "unnamed":
        details.append(Detail(term="Identification", words="The source does not say who they are"))
    details.extend(_also(actor.aliases))
    details.extend(
        context.details(
            ("Speaks for", actor.speaks_for),
            ("Belongs to", actor.member_of),
            ("Located in", actor.located_in),
            ("The voice of", (actor.voice_of,)),
        )
    )
    speaking = context.speaking(actor.id)
    everything: tuple[Link, ...] = ()
    if len(speaking) > FEW:
        everything = (Link(text=f"All {len(speaking):,}", address=f"{address_of(actor)}words/"),)
    return Parts(details=tuple(details), spoken=spoken_in(context, actor.id, speaking[:FEW]), all_spoken=everything)


def _event(context: Context, event: Event) -> Parts:
    when = Detail(term="When", words=plain_when(event.when.date, event.when.as_given))
    took_part = tuple(
        Detail(term=one.role.capitalize(), links=context.links((one.actor,))) for one in event.participants
    )
    links = context.details(("Where", event.where), ("After", event.follows), ("Claims on it", event.claims))
    return Parts(details=(when, *took_part, *links))


def _agreement(context: Context, agreement: Agreement) -> Parts:
    return Parts(
        details=(
            *context.details(("Parties", agreement.parties)),
            Detail(term="Signed", words=plain_when(agreement.signed.date, agreement.signed.as_given)),
            *context.details(
                ("Done under it", agreement.invoked_for), ("May be the same as", agreement.may_be_same_as)
            ),
        ),
        provisions=tuple(
            ProvisionView(text=provision.text, quotes=context.quotes(agreement.id, "provisions", position))
            for position, provision in enumerate(agreement.provisions)
        ),
        open_note=agreement.note,
        open_title="What is left open",
    )


def _question(context: Context, question: Question) -> Parts:
    return Parts(
        details=(Detail(term="Why it is open", words=QUESTION_TYPE[question.type]),),
        lead=question.known,
        lead_title="What is known",
        related=tuple(Related(link=context.link(one), relation="", why=Prose(text="")) for one in question.about),
        open_note=question.would_settle,
        open_title="What would settle it",
    )
