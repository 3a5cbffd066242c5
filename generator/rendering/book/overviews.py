"""Chapters about many facts at once: timeline, matrix, method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.book import Block, Details, Heading, Items, Run, Table, Text
from generator.model.pages.overviews import MatrixView, MethodView, Moment, TimelineView
from generator.rendering.book.entries import Entries
from generator.rendering.book.phrases import Phrases, plain
from generator.rendering.book.printable import printable


def timeline(say: Phrases, views: Iterable[TimelineView]) -> Iterator[Block]:
    """Yield the events in the order that the sources give them, then those of which none says when."""
    moments: list[Moment] = []
    unplaced: list[Moment] = []
    for view in views:
        moments += view.moments
        unplaced += view.unplaced
    headings = say.words.headings
    for title, several in ((headings.placed, moments), (headings.unplaced, unplaced)):
        if several:
            yield Heading(text=title)
            yield Details(rows=tuple((printable(one.when), _moment(say, one)) for one in several))


def _moment(say: Phrases, moment: Moment) -> tuple[Run, ...]:
    number = plain(f"{moment.number}. ") if moment.number else ()
    after = say.links(moment.follows)
    told = (Run(text=f". {say.page['follows']} ", style="soft"), *after) if after else ()
    return (*number, say.places.run(moment.link), *told)


def matrix(say: Phrases, views: Iterable[MatrixView]) -> Iterator[Block]:
    """Yield a table with a row for each claim and what voices say on it, which breaks over pages as words do."""
    words = say.words.catalogue.book
    rows = []
    for view in views:
        names = {link.address: link.text for link in view.actors}
        for row in view.rows:
            # Each voice has its words in the claim's entry, to which the row leads.
            by_stance: dict[str, list[str]] = {}
            for cell, actor in zip(row.cells, view.actors, strict=True):
                for stance in dict.fromkeys(chip.text for chip, _ in cell.entries):
                    by_stance.setdefault(stance, []).append(names[actor.address])
            said: list[Run] = []
            for stance, voices in by_stance.items():
                said += plain(f"{'; ' if said else ''}{stance}: ", "strong")
                said += plain(", ".join(voices))
            rows.append(((say.places.run(row.claim),), plain(row.status.text), tuple(said)))
    if rows:
        yield Table(head=(words["claim"], words["status"], words["who_says"]), rows=tuple(rows))


def method(say: Phrases, entries: Entries, view: MethodView) -> Iterator[Block]:
    """Yield how the book comes to what it says."""
    headings, page = say.words.headings, say.page
    if view.trace:
        yield Heading(text=headings.trace)
        for step in view.trace:
            title = Run(text=f"{printable(step.title)}: ", style="strong")
            yield Text(runs=(title, *plain(f"{step.text} "), say.places.run(step.link)))
        for status in view.status:
            yield say.chip(status.chip, plain(status.rule))
            yield Details(rows=tuple(entries.reasons(status)))
    yield Heading(text=headings.rules)
    yield Text(runs=plain(page["rules_lead"]))
    yield Items(items=tuple((Run(text=f"{chip.text}. ", style="strong"), *plain(text)) for chip, text in view.rules))
    yield Heading(text=headings.voices)
    yield Text(runs=plain(page["voices_lead"]))
    yield Heading(text=headings.limits)
    yield Items(items=tuple(map(plain, view.limits)))
    if view.waived:
        yield Heading(text=headings.waived)
        yield Text(runs=plain(page["waived_lead"]))
        yield Items(
            items=tuple(
                (
                    say.places.run(one.fact),
                    *plain(": "),
                    Run(text=printable(one.reason), language=one.language),
                    *plain(f" ({one.rule}: {one.wants})"),
                )
                for one in view.waived
            )
        )
