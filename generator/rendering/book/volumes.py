"""A book in its final pieces: cut into volumes where it is large, and with the place of every label known.

Setting takes memory by what is set, so a book of any size can be set a volume at a time. Each volume is a book of its
own, with contents and index; what it refers to in another one becomes an address there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from generator.model.book import Book, Chapter, IndexEntry, VolumeName
from generator.model.record import Value
from generator.rendering.book.places import ANSWER, without_part
from generator.rendering.book.walking import Survey, survey

MOST: Final = 1_800_000
"""Weight of a volume at most, as `Survey.weight` counts it: see `docs/explanation/decisions/book.md`."""


class Volume(Value, frozen=True):
    """One volume, looked through."""

    book: Book
    signs: dict[str, frozenset[str]]
    """The characters of each part by the label of the part: a fact's id, or a chapter's."""


def file_name(stem: str, number: int) -> str:
    """Return the name of the file of a volume; the first has that of a book in one piece, so its address stays."""
    return f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf"


def volumes(book: Book, stem: str, most: int = MOST) -> list[Volume]:
    """Return the volumes of a book in order: one where it is not heavier than `most`.

    Args:
        book: The whole book.
        stem: What the names of the files begin with.
        most: Weight of a volume.

    Raises:
        LookupError: Something refers to what is nowhere in the book.
    """
    front = survey((book.title, book.site, book.dek, book.answer, book.as_of, book.colophon, dict(book.words)))
    cover = survey(book.dek)
    parts = [_part(chapter) for chapter in book.chapters]
    groups = list(_groups(parts, most)) or [[]]
    homes = {label: number for number, group in enumerate(groups, 1) for piece in group for label in piece.labels()}
    if book.answer:
        homes[ANSWER] = 1
    names = tuple(
        VolumeName(
            name=book.words["volume"].format(number=number, count=len(groups)),
            chapters=tuple(piece.title for piece in group),
            to=group[0].label,
        )
        for number, group in enumerate(groups, 1)
    )
    made = []
    for number, group in enumerate(groups, 1):
        targets = set().union(*(piece.targets() for piece in group), (front if number == 1 else cover).targets)
        if len(groups) > 1:
            targets |= {one.to for one in names}
        index = tuple(_here(book, homes, number))
        signs = {ANSWER: front.signs} if number == 1 else {}
        signs |= {label: found.signs for piece in group for label, found in piece.found()}
        signs["chapter_index"] = frozenset(sign for entry in index for sign in entry.name + entry.see)
        one = msgspec.structs.replace(
            book,
            answer=book.answer if number == 1 else (),
            chapters=tuple(piece.cut() for piece in group),
            index=index,
            elsewhere=dict(sorted(_elsewhere(targets, homes, number, stem))),
            number=number,
            volumes=names if len(groups) > 1 else (),
        )
        made.append(Volume(book=one, signs=signs))
    return made


class _Part:
    """A chapter, or what of it stands in one volume."""

    def __init__(self, chapter: Chapter, head: Survey, entries: Sequence[Survey], title: str, begin: int) -> None:
        """Take a chapter.

        Args:
            chapter: The whole chapter.
            head: What is in it before its entries.
            entries: What is in those of its entries that stand here.
            title: What it is called here.
            begin: Number of entries that stand in volumes before.
        """
        self._chapter, self._head, self._entries, self.title, self._begin = chapter, head, entries, title, begin
        self._names = [entry.label for entry in chapter.entries[begin : begin + len(entries)]]

    @property
    def weight(self) -> int:
        """Its weight."""
        return sum(one.weight for _, one in self.found())

    @property
    def label(self) -> str:
        """The label at which it begins."""
        return self._names[0] if self._begin else self._chapter.label

    def found(self) -> Iterator[tuple[str, Survey]]:
        """Yield the label of each of its parts with what is in it."""
        if not self._begin:
            yield self._chapter.label, self._head
        yield from zip(self._names, self._entries, strict=True)

    def labels(self) -> set[str]:
        """Return every label that it bears."""
        return {self.label}.union(*(found.labels for _, found in self.found()))

    def targets(self) -> set[str]:
        """Return every label to which it refers."""
        return set[str]().union(*(found.targets for _, found in self.found()))

    def pieces(self, most: int) -> list[_Part]:
        """Return it in pieces none of which is heavier than `most`, but for one entry that is so by itself."""
        cuts, weight = [0], self._head.weight
        for number, found in enumerate(self._entries):
            if weight + found.weight > most and number > cuts[-1]:
                cuts.append(number)
                weight = 0
            weight += found.weight
        several = len(cuts) > 1
        return [
            _Part(
                self._chapter,
                self._head,
                self._entries[begin:end],
                f"{self.title} ({number}/{len(cuts)})" if several else self.title,
                begin,
            )
            for number, (begin, end) in enumerate(pairwise([*cuts, len(self._entries)]), 1)
        ]

    def cut(self) -> Chapter:
        """Return the chapter with just what stands here."""
        return msgspec.structs.replace(
            self._chapter,
            title=self.title,
            # The chapter's label is where it begins; a later piece begins at its first entry.
            label="" if self._begin else self._chapter.label,
            blocks=() if self._begin else self._chapter.blocks,
            entries=self._chapter.entries[self._begin : self._begin + len(self._entries)],
        )


def _part(chapter: Chapter) -> _Part:
    head = survey((chapter.title, chapter.lead, chapter.blocks))
    return _Part(chapter, head, [survey(entry) for entry in chapter.entries], chapter.title, 0)


def _groups(parts: Sequence[_Part], most: int) -> Iterator[list[_Part]]:
    """Yield the pieces of chapters that each volume holds: as many whole ones as fit, or a piece of one."""
    if sum(part.weight for part in parts) <= most:
        yield list(parts)
        return
    group: list[_Part] = []
    for part in parts:
        if group and sum(one.weight for one in group) + part.weight > most:
            yield group
            group = []
        *full, last = part.pieces(most)
        yield from ([piece] for piece in full)
        group.append(last)
    yield group


def _here(book: Book, homes: dict[str, int], number: int) -> Iterator[IndexEntry]:
    """Yield the entries of the index that lead to something in this volume."""
    for entry in book.index:
        labels = tuple(label for label in entry.labels if homes.get(without_part(label)) == number)
        if labels:
            yield msgspec.structs.replace(entry, labels=labels)


def _elsewhere(targets: set[str], homes: dict[str, int], number: int, stem: str) -> Iterator[tuple[str, str]]:
    for target in targets:
        found = target if target in homes else without_part(target)
        if found not in homes:
            raise LookupError(f"nothing in the book has the label `{target}`")
        if homes[found] != number:
            yield target, f"{file_name(stem, homes[found])}#{found}"
        elif found != target:
            yield target, found
