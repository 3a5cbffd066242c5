"""Long lists cut into pages, so that no page grows with the number of facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from generator.model.pages.blocks import Link, Pager
from generator.model.words import Words

T = TypeVar("T")

CARDS: Final = 100
"""Cards on one page of an index."""
ENTRIES: Final = 40
"""Terms or questions, each with its words, on one page."""
MOMENTS: Final = 80
"""Events on one page of the timeline."""
CELLS: Final = 600
"""Cells of one page of the matrix, which grows in two directions."""
OFFERS: Final = 60
"""Files on one page of the open data."""
LINKS: Final = 200
"""Facts on one page of backlinks."""
NAMES: Final = 240
"""Names on one page of the list from A to Z."""
WORDS: Final = 40
"""Facts on one page of what an actor says."""
TIES: Final = 200
"""Ties on one page of the map of relations."""
DRAWN: Final = 16
"""Boxes in its pictures, where there are more."""
FEW: Final = 60
"""Backlinks, and words, that a fact's own page lists; where there are more, pages of their own have them all."""

AROUND: Final = 2
"""Pages before and after the present one to which a pager links."""


def cut(items: Sequence[T], size: int) -> list[tuple[T, ...]]:
    """Return `items` in pages of at most `size`; one empty page where there are none."""
    return [tuple(items[at : at + size]) for at in range(0, len(items), size)] or [()]


def page_address(first: str, number: int) -> str:
    """Return the address of page `number` (from 1) of a list whose first page is at `first`.

    No id holds an underscore, so it is never that of a fact.
    """
    return first if number == 1 else f"{first}page_{number}/"


def pager(words: Words, first: str, number: int, count: int) -> tuple[Pager, ...]:
    """Return the way from page `number` of `count` to the others; nothing where there is only one."""
    if count == 1:
        return ()
    shown = sorted({1, count, *range(max(1, number - AROUND), min(count, number + AROUND) + 1)})
    links = [Link(text=words.number(one), address=page_address(first, one)) for one in shown]
    return (
        Pager(
            place=words.said.page_of.format(number=words.number(number), count=words.number(count)),
            number=number,
            count=count,
            before=tuple(link for one, link in zip(shown, links, strict=True) if one < number),
            after=tuple(link for one, link in zip(shown, links, strict=True) if one > number),
            previous=_step(words.said.previous_page, first, number - 1, count),
            following=_step(words.said.next_page, first, number + 1, count),
        ),
    )


def _step(text: str, first: str, number: int, count: int) -> tuple[Link, ...]:
    return (Link(text=text, address=page_address(first, number)),) if 1 <= number <= count else ()
