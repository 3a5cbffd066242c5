"""What entries of all kinds are made of: links, chips, properties, exact words, the editors' own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from generator.model.book import Block, ChipLine, Details, Heading, Note, Run, Runs, Small, Text, Voice
from generator.model.book import Words as ExactWords
from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Chip, Detail, Link, LinkGroup, Prose, Quote, Related, Said
from generator.model.words import Words
from generator.rendering.book.places import ANSWER, Places, label_of, without_part
from generator.rendering.book.printable import printable
from generator.rendering.book.runs import blocks_of

ARROW: Final = " ← "

MOST_LINKS: Final = 5
"""Links of one group in the list of what names a fact; the site has them all."""

STORIES: Final = f"{KIND_BY_NAME['story'].folder}/"


def plain(text: str, style: str = "") -> Runs:
    """Return words without a link."""
    return (Run(text=printable(text), style=style),)


class Phrases:
    """Makes the parts of entries for one book."""

    def __init__(self, words: Words, places: Places, prose: Callable[[str], str]) -> None:
        """Take what they are made of.

        Args:
            words: The words of the interface.
            places: The pages that the book has.
            prose: Makes cleaned HTML of the editors' prose.
        """
        self.words, self.places = words, places
        self.page = words.catalogue.page
        self._prose = prose

    def prose(self, prose: Prose) -> tuple[Block, ...]:
        """Return the editors' words as blocks."""
        return blocks_of(self._prose(prose.text), self.places) if prose.text.strip() else ()

    def links(self, links: Iterable[Link]) -> Runs:
        """Return links in a row, with commas."""
        runs: list[Run] = []
        for link in links:
            runs += (Run(text=", "), self.places.run(link)) if runs else (self.places.run(link),)
        return tuple(runs)

    def quotes(self, quotes: Iterable[Quote]) -> Iterator[Block]:
        """Yield exact words, each with the way to them and with its translation."""
        for quote in quotes:
            yield self.exact(quote)
            for one in quote.translation:
                yield Small(runs=plain(f"{one.text} ({one.label.rstrip('.')})"))

    def exact(self, quote: Quote) -> ExactWords:
        """Return exact words with the way to them."""
        to, out = self.places.of(quote.place.address)
        return ExactWords(passages=tuple(map(printable, quote.passages)), language=quote.language, to=to, out=out)

    def used_by(self, groups: Iterable[LinkGroup], told: Collection[str]) -> Iterator[Block]:
        """Yield what names the fact: the first of each group, and how many more there are; nothing of it twice.

        Args:
            groups: What names it.
            told: Labels to which its entry leads already.
        """
        more = self.words.catalogue.book["and_more"]
        seen = {without_part(label) for label in told}
        rows = []
        for group in groups:
            links = [link for link in group.links if self._adds(link, seen)]
            left = len(links) - MOST_LINKS
            behind = plain(f" {more.format(n=self.words.number(left))}") if left > 0 else ()
            if links:
                rows.append((printable(group.title), (*self.links(links[:MOST_LINKS]), *behind)))
        if rows:
            yield Heading(text=self.words.headings.used_by)
            yield Details(rows=tuple(rows), run_in=True)

    def _adds(self, link: Link, seen: set[str]) -> bool:
        """Tell whether a link leads to a fact that the entry does not lead to yet; stories are the book's own order."""
        to, out = self.places.of(link.address)
        new = bool(to or out) and without_part(to or out) not in seen and not link.address.startswith(STORIES)
        seen.add(without_part(to or out))
        return new and to != ANSWER

    def said(self, page: str, said: Said) -> Voice:
        """Return one voice with its exact words and how it was said."""
        blocks: list[Block] = [*self.withdrawn(said.withdrawn), *self.quotes(said.quotes)]
        blocks += self.details(self._how(said), run_in=True)
        if said.admission:
            blocks.append(Small(runs=(*plain(f"{self.page['admission']} "), *self.links(said.admission))))
        blocks += self.note(said.note, self.words.headings.our_note)
        return Voice(
            label=label_of(f"{page}#{said.id}"),
            who=(self.places.run(said.speaker), *self.unnamed(unnamed=said.unnamed)),
            code=said.chip.code,
            chip=printable(said.chip.text),
            blocks=tuple(blocks),
        )

    def _how(self, said: Said) -> Iterator[Detail]:
        """Yield through whom the words came, if not straight from the speaker, and how they were said."""
        relays = said.chain[1:-1]
        if relays:
            yield Detail(term=self.words.terms.passed_on_by, links=relays)
        yield from said.details

    def withdrawn(self, why: str) -> Iterator[Block]:
        """Yield that something was withdrawn, and why."""
        if why:
            yield Small(runs=plain(f"{self.page['withdrawn']} {why}. {self.page['no_longer_counts']}"))

    def unnamed(self, *, unnamed: bool) -> Runs:
        """Return that nobody knows who speaks, where that is so."""
        return plain(f" ({self.page['not_identified']})", "soft") if unnamed else ()

    def chain(self, chain: tuple[Link, ...]) -> Iterator[Block]:
        """Yield the way of some words from the article back to who said them."""
        if len(chain) > 1:
            runs = [Run(text=f"{self.page['how_words_reached_us']}: ")]
            for number, link in enumerate(chain):
                runs += (Run(text=ARROW), self.places.run(link)) if number else (self.places.run(link),)
            yield Small(runs=tuple(runs))

    def line(self, title: str, links: tuple[Link, ...]) -> Iterator[Block]:
        """Yield a title with links behind it, where there are any."""
        if links:
            yield Small(runs=(*plain(f"{title}: "), *self.links(links)))

    def after(self, between: str, links: tuple[Link, ...]) -> Runs:
        """Return links behind some words, nothing where there are none."""
        return (Run(text=between), *self.links(links)) if links else ()

    def chip(self, chip: Chip, runs: Runs) -> ChipLine:
        """Return a word in a frame with what follows it."""
        return ChipLine(code=chip.code, text=printable(chip.text), runs=runs)

    def details(self, details: Iterable[Detail], *, run_in: bool = False) -> Iterator[Block]:
        """Yield a list of properties."""
        rows = tuple((printable(one.term), self._detail(one)) for one in details)
        if rows:
            yield Details(rows=rows, run_in=run_in)

    def _detail(self, detail: Detail) -> Runs:
        told = (Run(text=printable(detail.words), language=detail.language),) if detail.words else ()
        return (*told, *self.links(detail.links))

    def related(self, related: Iterable[Related]) -> Iterator[Block]:
        """Yield linked facts, each with how it bears and why."""
        for one in related:
            told = plain(f"{one.relation}: ") if one.relation else ()
            yield Text(runs=(*told, self.places.run(one.link)))
            yield from self.note(one.why, self.words.headings.our_words)

    def note(self, prose: Prose, title: str) -> Iterator[Block]:
        """Yield the editors' own words, marked as theirs."""
        blocks = self.prose(prose)
        if blocks:
            yield Note(title=title, blocks=blocks)

    def titled(self, title: str, prose: Prose) -> Iterator[Block]:
        """Yield the editors' words below a title that says what they are."""
        blocks = self.prose(prose)
        if blocks:
            yield Heading(text=printable(title))
            yield from blocks
