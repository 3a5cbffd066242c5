"""A to Z: every fact by its title and by each of its other names."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from generator.composing.alphabet import Order, letter_id, letter_of, order_of
from generator.composing.context import Context
from generator.composing.paging import NAMES, cut, page_address
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import NamedFact, NamesView, UnderLetter
from generator.model.pages.site import PagePlan
from generator.model.phrases import filled, foreign
from generator.model.record import Value

NTH: Final = "#"
"""Stands in a plan between the id of a fact and the number of its other name: no id holds it."""


class NamesPage(Value, frozen=True, kw_only=True):
    """One page of the list."""

    members: tuple[str, ...]
    """Ids of facts for their titles, with a number for other names, in order."""
    letters: tuple[tuple[str, int], ...]
    """Every letter of the whole list with the page on which it begins."""


def names_pages(context: Context) -> list[NamesPage]:
    """Return what stands on which page of the list."""
    listed: list[tuple[Order, str]] = []
    for outline in context.outlines.values():
        listed.append((order_of(context.shown_title(outline)), outline.id))
        for number, other in enumerate(context.other_names(outline)):
            listed.append((order_of(other.text), f"{outline.id}{NTH}{number}"))
    listed.sort()
    first: dict[str, int] = {}
    pages = cut(listed, NAMES)
    for number, page in enumerate(pages, 1):
        for order, _ in page:
            first.setdefault(letter_of(order), number)
    letters = tuple(first.items())
    return [NamesPage(members=tuple(member for _, member in page), letters=letters) for page in pages]


def names_view(context: Context, plan: PagePlan, address: str) -> NamesView:
    """Return what one page of the list shows; `address` is that of the first."""
    entries = [_entry(context, member) for member in plan.members]
    grouped = groupby(entries, key=lambda entry: letter_of(order_of(entry.text)))
    return NamesView(
        lead=context.words.catalogue.overviews["a-z"].lead,
        letters=tuple(
            Link(text=letter, address=f"{page_address(address, page)}#{letter_id(letter)}")
            for letter, page in plan.letters
        ),
        groups=tuple(
            UnderLetter(id=letter_id(letter), letter=letter, entries=tuple(found)) for letter, found in grouped
        ),
    )


def _entry(context: Context, member: str) -> NamedFact:
    fact_id, other, number = member.partition(NTH)
    link = context.link(fact_id)
    if not other:
        return NamedFact(text=link.text, language=link.language, link=link, line=link.kind)
    name = context.names(fact_id)[int(number)]
    language = name.language or context.printed(fact_id)
    line = filled(context.words.said.other_name, kind=link.kind, title=context.name(fact_id))
    return NamedFact(text=name.text, language=language, link=link, line=str(line), told=foreign(line))
