"""What the page of a fact shows, as blocks of the book; one function for each sort of view.

A book is not a page: what a reader finds on the next line, or at the end of a link, is not said a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.model.book import Block, Details, Heading, Picture, Run, Runs, Small, Table, Text, Voice
from generator.model.pages.blocks import Chip, Link, StatusBlock
from generator.model.pages.facts import ClaimView, ComparedView, ExpertView, FigureView, PlainView, SpokenGroup
from generator.model.pages.overviews import SourceView, StoryView
from generator.rendering.book.articles import article
from generator.rendering.book.phrases import Phrases, plain
from generator.rendering.book.printable import printable

MANY: Final = 3
"""Statements of a claim from which on a list of what kinds of evidence they are says more than they do."""

Drawing = Callable[[str, FigureView], str]
"""Draws a picture of a figure: the name of its template and the view give an SVG file."""


class Entries:
    """Makes the blocks of facts' pages for one book."""

    def __init__(self, say: Phrases, draw: Drawing) -> None:
        self._say, self._draw = say, draw
        self._words, self._page = say.words, say.page

    def blocks(self, page: str, view: object) -> tuple[Block, ...]:
        """Return the blocks of a page.

        Args:
            page: The page's address.
            view: What it shows.
        """
        match view:
            case ClaimView():
                return tuple(self._claim(page, view))
            case ExpertView():
                return tuple(self._expert(view))
            case FigureView():
                return tuple(self._figure(page, view))
            case PlainView():
                return tuple(self._plain(view))
            case StoryView():
                return tuple(self._story(view))
            case SourceView():
                return tuple(article(self._say, page, view))
            case _:
                raise TypeError(f"no page of a fact shows a {type(view).__name__}")

    def reasons(self, status: StatusBlock) -> Iterator[tuple[str, Runs]]:
        """Yield what a status was derived from, as rows of a list: each voice, then the counts."""
        runs: list[Run] = []
        for one in status.reasons:
            names = ", ".join(link.text for link in one.speakers)
            note = f" ({one.note})" if one.note else ""
            last = f" ({self._page['decides']})" if one.decisive else ""
            runs += plain(f"{'; ' if runs else ''}{one.chip.text}: {names}{note}{last}")
        counts = "; ".join(f"{one.number} {one.text}" for one in status.counts)
        runs += plain(f"{'. ' if runs else ''}{counts}.")
        yield self._words.headings.status, tuple(runs)

    def _claim(self, page: str, view: ClaimView) -> Iterator[Block]:
        say, words = self._say, self._words.headings
        yield say.chip(view.status.chip, plain(view.status.rule))
        yield from say.note(view.summary, words.our_words)
        yield Heading(text=words.statements)
        yield from (say.said(page, one) for one in view.statements)
        yield from (Small(runs=plain(one)) for one in view.absent)
        kinds: list[Run] = []
        for one in view.evidence:
            between = "; " if kinds else ""
            kinds += (*plain(f"{between}{one.number} {one.text}"), *say.after(": ", one.links))
        rows = [*self.reasons(view.status)]
        if kinds and len(view.statements) >= MANY:
            rows.append((self._page["evidence_kinds"], tuple(kinds)))
        yield Details(rows=tuple(rows))
        yield from say.details(view.details, run_in=True)
        if view.relations or view.views:
            yield Heading(text=words.bearing)
            yield from say.related((*view.relations, *view.views))
        yield from say.titled(words.would_settle, view.would_settle)

    def _expert(self, view: ExpertView) -> Iterator[Block]:
        say, words = self._say, self._words.headings
        by = (*plain(f"{self._page['by']} "), say.places.run(view.expert), *say.unnamed(unnamed=view.unnamed))
        yield say.chip(Chip(code="assessment", text=self._page["assessment_not_fact"]), by)
        yield from say.details(view.standing, run_in=True)
        yield Heading(text=words.in_which_words)
        yield from say.quotes(view.quotes)
        yield from say.chain(view.chain)
        yield from say.details(view.details, run_in=True)
        yield from say.titled(words.view_in_our_words, view.position)
        yield from say.note(view.summary, words.our_words)
        if view.bears_on:
            yield Heading(text=words.bears_on)
            yield from say.related(view.bears_on)
        yield Heading(text=words.compared)
        compared = self._words.catalogue.compared
        yield from self._compared(view.agree, compared["agrees_with"], self._page["nobody_agrees"])
        yield from self._compared(view.differ, compared["differs_from"], self._page["nobody_differs"])

    def _compared(self, several: Iterable[ComparedView], title: str, otherwise: str) -> Iterator[Block]:
        say, nobody = self._say, True
        for one in several:
            nobody = False
            # The other view has its words in its own entry.
            who = (*plain(f"{title}: "), say.places.run(one.link), *say.unnamed(unnamed=one.unnamed))
            yield Text(runs=who)
            yield from say.note(one.why, self._words.headings.our_words)
        if nobody:
            yield Small(runs=plain(f"{title}: {otherwise}"))

    def _figure(self, page: str, view: FigureView) -> Iterator[Block]:
        say, words, shown = self._say, self._words.headings, self._page
        yield from say.note(view.summary, words.our_words)
        yield from say.details(view.details, run_in=True)
        axis = self._draw("partials/axis.html", view)
        yield Picture(svg=axis, alt=printable(view.axis.description), caption=shown["axis_foot"])
        yield Heading(text=words.estimates)
        yield from (say.said(page, one) for one in view.estimates)
        if len(view.table) > 1:
            yield Table(
                head=tuple(shown[name] for name in ("who", "number", "lowest", "best", "highest")),
                rows=tuple(
                    ((say.places.run(row.who),), *map(plain, (row.given, row.lowest, row.best, row.highest)))
                    for row in view.table
                ),
            )
        yield from (Small(runs=plain(f"{one.title}. {one.description}")) for one in view.shares)
        yield from say.titled(words.counted, view.definition)
        yield from say.titled(words.why_they_differ, view.why_they_differ)

    def _plain(self, view: PlainView) -> Iterator[Block]:
        say, words = self._say, self._words.headings
        yield from say.details(view.details, run_in=True)
        yield from say.note(view.summary, words.our_words)
        yield from say.titled(view.lead_title, view.lead)
        if view.provisions:
            yield Heading(text=words.provides)
            for one in view.provisions:
                yield Text(runs=plain(one.text))
                yield from say.quotes(one.quotes)
        if view.quotes:
            yield Heading(text=words.source_words)
            yield from say.quotes(view.quotes)
        if view.spoken or view.relayed:
            yield Heading(text=words.said_in_words)
            yield from self._spoken(view.spoken)
            yield from (Small(runs=(say.places.run(one),)) for one in view.all_spoken if say.places.of(one.address)[1])
            yield from self._spoken(view.relayed)
        if view.related:
            yield Heading(text=words.turns_on)
            yield from say.related(view.related)
        yield from say.titled(view.open_title, view.open_note)

    def _spoken(self, groups: Iterable[SpokenGroup]) -> Iterator[Block]:
        """Yield what an actor says as lines, each leading to the entry that has the words."""
        for group in groups:
            rows = []
            for one in group.spoken:
                told: list[Run] = [self._say.places.run(one.link)]
                for title, links in (
                    (self._words.terms.whose_words, one.speaker),
                    (self._words.terms.passed_on_by, one.via),
                ):
                    names = ", ".join(link.text for link in links)
                    told += plain(f"; {title.lower()} {names}") if names else ()
                if one.withdrawn:
                    told += plain(f". {self._page['withdrawn']} {one.withdrawn}.")
                rows.append((printable(one.chip.text), tuple(told)))
            if rows:
                count = f" ({group.count})" if group.count else ""
                yield Voice(
                    label="",
                    who=plain(f"{group.title}{count}"),
                    code="",
                    chip="",
                    blocks=(Details(rows=tuple(rows)),),
                )

    def _story(self, view: StoryView) -> Iterator[Block]:
        say = self._say
        yield from say.prose(view.dek)
        yield Heading(text=self._words.headings.short_answer)
        for sentence in view.answer:
            cited = say.links(one.link for one in sentence.citations)
            yield Text(runs=(*plain(sentence.text), *((Run(text=" ("), *cited, Run(text=")")) if cited else ())))
        yield Small(runs=plain(view.as_of))
        yield from self.parts(view)

    def parts(self, view: StoryView) -> Iterator[Block]:
        """Yield the order in which a story tells of its facts."""
        for part in view.parts:
            links: tuple[Link, ...] = (*(card.link for card in part.cards), *part.also)
            yield Heading(text=printable(part.title))
            yield from self._say.prose(part.lead)
            if links:
                yield Text(runs=self._say.links(links))
