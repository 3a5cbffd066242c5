"""What the search finds: each fact's page, and each statement and estimate on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.composing.context import Context, address_of
from generator.model.anchored import FoundAnchor
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.rendered import SearchEntry
from generator.model.translations import one_line, quoted_words


def search_entries(context: Context, fact: Fact, line: str) -> tuple[SearchEntry, ...]:
    """Return the entry of a fact's page, with its other names and its quotes, and one for each voice on it.

    Args:
        context: The graph.
        fact: The fact.
        line: One plain line on it.
    """
    kind = context.kind_label(fact.KIND)
    parts = tuple(_parts(context, fact, kind))
    own = () if parts else context.anchored(fact.id).anchors.values()
    words = [line, *getattr(fact, "aliases", ()), *_printed(own)]
    own_name = getattr(fact, "own_name", "")
    title = context.title(fact.id)
    titles = [fact.title, *(name.text for name in context.outline(fact.id).titles)]
    words += [own_name] if own_name else []
    words += [one for one in titles if one != title]
    text = " · ".join(dict.fromkeys([*words, *_translated(fact)]))
    return (SearchEntry(address=address_of(fact), title=title, text=text, kind=kind), *parts)


def _translated(fact: Fact) -> Iterator[str]:
    """Yield what quotes say in other languages; an estimate's and a statement's words are found by them too."""
    if fact.translations:
        quoted = {one_line(words) for words in quoted_words(fact)}
        yield from (one.text for made in fact.translations for one in made.texts if one_line(one.of) in quoted)


def _parts(context: Context, fact: Fact, kind: str) -> Iterator[SearchEntry]:
    match fact:
        case Claim():
            titles = [(one.id, one.speaker, context.words.stand(one.stance, one.certainty)) for one in fact.statements]
        case Figure():
            titles = [(one.id, one.speaker, one.as_given) for one in fact.estimates]
        case _:
            return
    field = "statements" if isinstance(fact, Claim) else "estimates"
    for position, (own_id, speaker, what) in enumerate(titles):
        yield SearchEntry(
            address=f"{address_of(fact)}#{own_id}",
            title=context.words.catalogue.writing.title.format(title=context.title(speaker), part=what),
            text=" · ".join(_printed(context.anchored(fact.id).under(field, position))),
            kind=kind,
        )


def _printed(anchors: Iterable[FoundAnchor]) -> list[str]:
    return [passage.printed for found in anchors for passage in found.passages]
