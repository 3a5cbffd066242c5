"""What bears on what: relations between claims and views, seen from either end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, Literal

from generator.composing.context import Context
from generator.composing.paging import FEW
from generator.composing.statements import unnamed
from generator.model.facts.claim import Claim
from generator.model.facts.view import View
from generator.model.pages.blocks import Prose, Related
from generator.model.pages.facts import ComparedView

CLAIM_LINKS: Final = ("supports", "attacks", "undercuts")
VIEW_LINKS: Final = ("agrees_with", "differs_from")


def of_claim(context: Context, claim: Claim) -> tuple[Related, ...]:
    """Return the claims that this one bears on, and those that bear on it."""
    bearing, borne = context.words.catalogue.bearing, context.words.catalogue.borne
    wording = context.wording(claim)
    own = tuple(
        Related(link=context.link(link.claim), relation=bearing[name], why=wording.prose(link.why))
        for name in CLAIM_LINKS
        for link in getattr(claim, name)
    )
    others = tuple(
        Related(link=context.link(origin), relation=borne[name], why=_worded(context, origin, link.why))
        for origin, name, link in _incoming(context, claim.id, CLAIM_LINKS)
    )
    return (*own, *others)


def views_on(context: Context, claim: Claim) -> tuple[Related, ...]:
    """Return the expert views that bear on a claim."""
    borne = context.words.catalogue.borne
    return tuple(
        Related(link=context.link(origin), relation=borne[bearing.how], why=_worded(context, origin, bearing.why))
        for origin, _, bearing in _incoming(context, claim.id, ("bears_on",))
    )


def borne_on(context: Context, view: View) -> tuple[Related, ...]:
    """Return the claims that a view bears on."""
    words, wording = context.words.catalogue.bearing, context.wording(view)
    return tuple(
        Related(link=context.link(bearing.claim), relation=words[bearing.how], why=wording.prose(bearing.why))
        for bearing in view.bears_on
    )


def compared(context: Context, view: View, field: Literal["agrees_with", "differs_from"]) -> tuple[ComparedView, ...]:
    """Return the views that agree with this one, or differ from it, whichever of the two says so."""
    wording = context.wording(view)
    own = {link.view: wording.prose(link.why) for link in getattr(view, field)}
    others = {
        origin: _worded(context, origin, link.why)
        for origin, name, link in _incoming(context, view.id, VIEW_LINKS)
        if name == field
    }
    return tuple(
        ComparedView(
            link=context.link(other.id),
            expert=context.link(other.expert),
            unnamed=unnamed(context, other.expert),
            quotes=context.quotes(other.id, "anchors")[:1],
            why=(others | own)[other.id],
        )
        for other in context.facts(own | others, View)
    )


def _worded(context: Context, fact_id: str, text: str) -> Prose:
    """Return prose of another fact."""
    return context.wording(context.fact(fact_id)).prose(text)


def _incoming(context: Context, fact_id: str, fields: tuple[str, ...]) -> Iterator[tuple[str, str, Any]]:
    """Yield the origin, the field and the record of each reference to a fact that stands in one of `fields`.

    Where there are many, these are the first; the pages of backlinks have them all.
    """
    kind = "claim" if fields == CLAIM_LINKS else "view"
    origins = (one for one in context.origins(fact_id) if context.outline(one).kind == kind)
    edges = (
        edge
        for origin in origins
        for edge in context.edges(origin, fact_id)
        if edge.keys[0] in fields and len(edge.keys) > 2
    )
    for edge in islice(edges, FEW):
        name = str(edge.keys[0])
        yield edge.origin, name, getattr(context.fact(edge.origin), name)[edge.keys[1]]
