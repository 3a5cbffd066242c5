"""The map of relations: pictures of the best connected, and tables of all that ties actors to one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.composing.context import Context, address_of
from generator.composing.diagram import diagrams_of
from generator.composing.knots import drawn_of
from generator.composing.paging import TIES, cut
from generator.composing.ties import CODES, Tie, all_ties, tie_of
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.graph import Edge
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import RelationsView, Tied, TiedTo, TieGroup
from generator.model.pages.site import PagePlan
from generator.model.record import Value
from generator.model.words import TieCode


class Planned(Value, frozen=True, kw_only=True):
    """What stands on which page of the map.

    A member is a tie as a text, or the id of an actor whom nothing ties, which has no mark of a tie in it.
    """

    pages: tuple[tuple[str, ...], ...]
    drawn: int
    """How many of the first page's members are drawn; they stand before those that are listed."""
    ties: int
    """How many there are in all."""


def relations_pages(context: Context) -> Planned:
    """Return what stands on which page."""
    outlines = context.outlines
    ties = all_ties(outlines.values())
    drawn = drawn_of(ties)
    tied = {one for tie in ties for one in (tie.origin, tie.target)}

    def titled(fact_id: str) -> tuple[str, str]:
        return context.shown_title(outlines[fact_id]).casefold(), fact_id

    def listed(tie: Tie) -> tuple[object, ...]:
        return (CODES.index(tie.code), *titled(tie.row), *titled(tie.origin), *titled(tie.target))

    # The voice of an article passes on the words of everybody in it, which is told once for all.
    # Of an actor, the second trait says of which article it is the voice.
    voices = {outline.id for outline in outlines.values() if outline.kind == "actor" and outline.traits[1]}
    alone = sorted(set(context.told("actor")) - tied - voices, key=titled)
    pages = cut([*map(str, sorted(ties, key=listed)), *alone], TIES)
    pages[0] = (*map(str, drawn), *pages[0])
    return Planned(pages=tuple(pages), drawn=len(drawn), ties=len(ties))


def relations_view(context: Context, plan: PagePlan) -> RelationsView:
    """Return what one page of the map shows."""
    drawn = [tie_of(one) for one in plan.members[: plan.split]]
    members = plan.members[plan.split :]
    ties = [tie_of(one) for one in members if "#" in one]
    rows = {(tie.code, tie.row) for tie in ties}

    def leads_to(several: Sequence[Tie]) -> str:
        """Lead to their row, to the table where they stand in more than one, or away where that is on another page."""
        code, row = several[0].code, several[0].row
        if any(tie.code == code and tie.row != row for tie in several) and code in {listed for listed, _ in rows}:
            return f"{plan.address}#{code}"
        return f"{plan.address}#{_row_id(code, row)}" if (code, row) in rows else address_of(context.outline(row))

    return RelationsView(
        lead=context.words.catalogue.overviews["relations"].lead,
        diagrams=diagrams_of(context, drawn, leads_to, bundled=True),
        not_all=0 < len(drawn) < plan.total,
        groups=tuple(_group(context, code, list(found)) for code, found in groupby(ties, key=lambda tie: tie.code)),
        alone=context.links(one for one in members if "#" not in one),
    )


def _row_id(code: TieCode, fact_id: str) -> str:
    return f"{code}-{fact_id}"


def _group(context: Context, code: TieCode, ties: list[Tie]) -> TieGroup:
    words = context.words.catalogue.ties[code]
    return TieGroup(
        code=code,
        title=words.title,
        who=words.who,
        to=words.to,
        rows=tuple(
            Tied(
                id=_row_id(code, row),
                who=context.link(row),
                ties=tuple(_tied_to(context, tie) for tie in found),
            )
            for row, found in groupby(ties, key=lambda tie: tie.row)
        ),
    )


def _tied_to(context: Context, tie: Tie) -> TiedTo:
    left = tie.count - len(tie.facts)
    return TiedTo(
        link=context.link(tie.origin if tie.code == "party-to" else tie.target),
        facts=tuple(evidence_of(context, tie, fact) for fact in tie.facts),
        more=context.words.counted(context.words.said.more_facts, left) if left else "",
    )


def evidence_of(context: Context, tie: Tie, fact_id: str) -> Link:
    """Return the link to the words that one actor passes on of another in a fact."""
    edges = context.edges(fact_id, tie.origin)
    found = (edge for edge in edges if "via" in edge.keys and _speaker(context, edge) == tie.target)
    edge = next(found, None)
    return context.link(fact_id, fragment=context.part(edge) if edge else "")


def _speaker(context: Context, edge: Edge) -> str:
    """Return whose words a reference to a relay is about; nobody's where it is about the whole fact."""
    fact = context.fact(edge.origin)
    place = edge.keys[1]
    match fact:
        case Claim() if isinstance(place, int):
            return fact.statements[place].speaker
        case Figure() if isinstance(place, int):
            return fact.estimates[place].speaker
        case _:
            return ""
