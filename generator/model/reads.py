"""What a page was made from, in terms of what can change: the key to making only what has to be made anew."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Aspect = Literal["fact", "label", "traits", "incoming", "coverage", "count"]
"""What of a fact was read: all of it; its title and kind; what others show of it; what names it; how much of
it, a source, is covered; or how many facts of a kind there are."""


class Read(NamedTuple):
    """One thing that a page was made from."""

    aspect: Aspect
    id: str
    """Id of a fact; for `count` the name of a kind."""


NOTHING: Final = frozenset[Read]()
