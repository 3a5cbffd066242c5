"""An archived article as printed: its words with marks, and beside them what is built on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.model.book import Block, Heading, Paragraph, Run, Runs, Small
from generator.model.pages.overviews import Built, MarkNode, Node, NumbersNode, PlainNode, SourceView
from generator.rendering.book.phrases import Phrases, plain
from generator.rendering.book.places import label_of
from generator.rendering.book.printable import printable


def article(say: Phrases, page: str, view: SourceView) -> Iterator[Block]:
    """Yield the article that the page at the address `page` shows, as much of it as may be shown."""
    yield Small(runs=plain(f"{view.shown} {view.coverage}"))
    for paragraph in view.paragraphs:
        notes = tuple(
            (f"{note.number}", tuple(run for built in note.facts for run in _built(say, built)))
            for note in paragraph.notes
        )
        yield Paragraph(language=view.language, runs=tuple(_marked(page, paragraph.nodes)), notes=notes)
    yield Heading(text=say.words.headings.about_source)
    yield from say.note(view.summary, say.words.headings.our_words)
    yield from say.details(view.details)


def _built(say: Phrases, built: Built) -> Runs:
    """Return who speaks and the fact; how it is said stands in the fact's entry."""
    told = plain(f"{built.who}: ", "strong") if built.who else ()
    kind = built.link.kind.lower()
    return (*told, say.places.run(built.link), Run(text=f" ({kind}). " if kind else ". "))


def _marked(page: str, nodes: Iterable[Node], *, inside: bool = False) -> Iterator[Run]:
    """Yield the article's text; where marks lie in one another the outermost one is labelled first."""
    for node in nodes:
        match node:
            case NumbersNode():
                yield Run(text="", note=", ".join(_in_short(node.numbers)))
            case MarkNode():
                if node.id:
                    # A run has one label, so the mark gets an empty run of its own before its words.
                    yield Run(text="", label=label_of(f"{page}#{node.id}"))
                yield from _marked(page, node.children, inside=True)
            case PlainNode():
                style = "mark" if inside else "aside" if node.reason else "unmarked"
                yield Run(text=printable(node.text), style=style)


def _in_short(numbers: Iterable[int]) -> Iterator[str]:
    """Yield rising numbers, three and more that follow one another as the first and the last."""
    # Numbers that follow one another are as far from their places as one another.
    for _, several in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in several]
        yield from (f"{run[0]}–{run[-1]}",) if len(run) > 2 else map(str, run)
