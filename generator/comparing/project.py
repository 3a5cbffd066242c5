"""Two states of a project compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.comparing.facts import fact_changes, renamed, title_of
from generator.comparing.statuses import status_changes
from generator.comparing.waivers import waiver_changes
from generator.model.comparison import Comparison, FactChange, PageChange, Side, SourceChange, TextFate
from generator.model.facts.base import Fact
from generator.model.fields import Anchor
from generator.model.walking import records_in


def compare(before: Side, after: Side) -> Comparison:
    """Return what differs between two states; where something is wrong afterwards, only what can be told."""
    names = renamed(before, after)
    facts = tuple(fact_changes(before, after, names))
    whole = before.holds and after.holds
    return Comparison(
        before=before.name,
        after=after.name,
        facts=facts,
        statuses=tuple(status_changes(before, after, names, facts)),
        sources=tuple(_source_changes(before, after, facts)),
        pages=tuple(_page_changes(before, after)) if whole else (),
        whole=whole,
        unread=tuple(sorted(before.unread | after.unread)),
        findings=after.findings,
        waived=tuple(waiver_changes(before, after, names)),
    )


def _source_changes(before: Side, after: Side, facts: tuple[FactChange, ...]) -> Iterator[SourceChange]:
    touching: dict[str, list[str]] = {}
    for change in facts:
        old, new = before.facts.get(change.formerly or change.id), after.facts.get(change.id)
        for source, _words in sorted(_quoted(old) ^ _quoted(new)):
            touching.setdefault(source, []).append(change.id)
    unknown = before.unread | after.unread
    texts: dict[str, TextFate] = {
        source: _text(before.texts, after.texts, source)
        for source in (before.texts.keys() | after.texts.keys()) - unknown
        if before.texts.get(source) != after.texts.get(source)
    }
    for source in sorted(texts.keys() | touching.keys()):
        yield SourceChange(
            id=source,
            title=title_of(after if source in after.facts else before, source),
            text=texts.get(source, "same"),
            facts=tuple(sorted(set(touching.get(source, ())))),
        )


def _text(before: Mapping[str, str], after: Mapping[str, str], source: str) -> TextFate:
    return "added" if source not in before else "removed" if source not in after else "changed"


def _quoted(fact: Fact | None) -> set[tuple[str, str]]:
    """Return the quotes of a fact: source and words."""
    if fact is None:
        return set()
    return {(anchor.source, repr(anchor.selectors)) for _, anchor in records_in(fact, Anchor)}


def _page_changes(before: Side, after: Side) -> Iterator[PageChange]:
    for address in sorted(before.pages.keys() | after.pages.keys()):
        old, new = before.pages.get(address), after.pages.get(address)
        if new is None and old is not None:
            yield PageChange(address=address, title=old.title, what="removed")
        elif new is not None and old is None:
            yield PageChange(address=address, title=new.title, what="added")
        elif old is not None and new is not None and old.digest != new.digest:
            yield PageChange(address=address, title=new.title, what="changed")
