"""The links that references in prose become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.composing.context import Context
from generator.model.facts.term import Term
from generator.model.pages.blocks import Link, Prose


class Links(Mapping[str, Link]):
    """Each fact's link by its id; whoever asks for one has read the fact's title."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __getitem__(self, fact_id: str) -> Link:
        """Return the link to a fact; raises KeyError where there is none."""
        return self._context.link(fact_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._context.sorted_ids())

    def __len__(self) -> int:
        return len(self._context.sorted_ids())


class Definitions(Mapping[str, Prose]):
    """What each term means, in prose, by its id; whoever asks for one has read the term."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __getitem__(self, fact_id: str) -> Prose:
        """Return the definition of a term; raises KeyError where there is none."""
        fact = self._context.fact(fact_id)
        if not isinstance(fact, Term):
            raise KeyError(fact_id)
        return self._context.wording(fact).prose(fact.definition)

    def __iter__(self) -> Iterator[str]:
        return iter(self._context.told("term"))

    def __len__(self) -> int:
        return len(self._context.told("term"))
