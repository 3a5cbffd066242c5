"""The files that a book is cut into, and where in them each label is.

An e-reader lays out one file at a time, so a long chapter comes in several. Where it is cut depends on the book alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from generator.model.book import Block, Book, Chapter, Entry, IndexEntry, Paragraph, Voice
from generator.model.record import Value

MOST: Final = 120_000
"""Bytes of a part, as JSON, above which the next entry begins a new one."""

ANSWER: Final = "answer"
INDEX: Final = "index"

Cuttable = TypeVar("Cuttable", Entry, IndexEntry)


class Part(Value, frozen=True, kw_only=True):
    """One file of a chapter."""

    name: str
    """Name of the file without its ending."""
    chapter: Chapter
    first: bool
    """Whether the chapter begins in it."""
    entries: Sequence[Entry]


def parts_of(book: Book) -> tuple[Part, ...]:
    """Return the parts of all chapters in their order."""
    return tuple(
        Part(
            name=_numbered(name_of(chapter.label), number),
            chapter=chapter,
            first=number == 1,
            entries=entries,
        )
        for chapter in book.chapters
        for number, entries in enumerate(_cut(chapter.entries, len(msgspec.json.encode(chapter.blocks))), 1)
    )


def index_parts(book: Book) -> tuple[tuple[str, Sequence[IndexEntry]], ...]:
    """Return the parts of the index, each with the name of its file; none where there is no index."""
    cut = _cut(book.index) if book.index else ()
    return tuple((_numbered(INDEX, number), names) for number, names in enumerate(cut, 1))


def name_of(label: str) -> str:
    """Return the name of the file in which a chapter begins, given its label."""
    return label.removeprefix("chapter_")


def files_by_label(parts: Iterable[Part]) -> Mapping[str, str]:
    """Return by each label of the book the name of the file that holds it."""
    found = {"chapter_answer": ANSWER}
    for part in parts:
        if part.first:
            found[part.chapter.label] = part.name
            found.update(dict.fromkeys(_labels(part.chapter.blocks), part.name))
        for entry in part.entries:
            found[entry.label] = part.name
            found.update(dict.fromkeys(_labels(entry.blocks), part.name))
    return found


def titles_by_label(book: Book) -> Mapping[str, str]:
    """Return by each label the title of the fact or the chapter that it is in."""
    found = {"chapter_answer": book.words["answer"]}
    for chapter in book.chapters:
        found |= dict.fromkeys((chapter.label, *_labels(chapter.blocks)), chapter.title)
        for entry in chapter.entries:
            found |= dict.fromkeys((entry.label, *_labels(entry.blocks)), entry.title)
    return found


def _numbered(name: str, number: int) -> str:
    """Return the name of a part's file; the first one has that of the whole."""
    return name if number == 1 else f"{name}-{number}"


def _cut(several: Iterable[Cuttable], weight: int = 0) -> Iterator[tuple[Cuttable, ...]]:
    """Yield what stands in each part; `weight` is what stands in the first one before."""
    gathered: list[Cuttable] = []
    for one in several:
        own = len(msgspec.json.encode(one))
        if gathered and weight + own > MOST:
            yield tuple(gathered)
            gathered, weight = [], 0
        gathered.append(one)
        weight += own
    yield tuple(gathered)


def _labels(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the labels that blocks hold beside that of their fact."""
    for block in blocks:
        if isinstance(block, Voice):
            if block.label:
                yield block.label
            yield from _labels(block.blocks)
        elif isinstance(block, Paragraph):
            yield from (run.label for run in block.runs if run.label)
