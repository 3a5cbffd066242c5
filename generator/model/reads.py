"""What a page was made from, in terms of what can change: the key to making only what has to be made anew."""

from __future__ import annotations

from typing import Final, Literal, get_args

Aspect = Literal["fact", "label", "traits", "incoming", "coverage", "count"]
"""What of a fact was read: all of it; its title and kind; what others show of it beside, its
other names and which sources it quotes too; what names it; how much of
it, a source, is covered; or how many facts of a kind there are."""

Read = tuple[Aspect, str]
"""One thing that a page was made from: an aspect, and the id of a fact; for `count` the name of a kind.

A plain pair, because a page notes dozens of them and a site has millions.
"""

ASPECTS: Final[tuple[Aspect, ...]] = get_args(Aspect)


class Reads:
    """What a page was made from, by aspect: ids of facts, and for `count` names of kinds.

    A set for each aspect, because to add a text that is hashed already costs a third of making and adding a pair.
    """

    __slots__ = ("count", "coverage", "fact", "incoming", "label", "traits")

    def __init__(self) -> None:
        self.fact: set[str] = set()
        self.label: set[str] = set()
        self.traits: set[str] = set()
        self.incoming: set[str] = set()
        self.coverage: set[str] = set()
        self.count: set[str] = set()
