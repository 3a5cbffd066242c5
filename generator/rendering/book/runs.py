"""Prose as runs: the cleaned HTML of the editors' words, read back as text, links and lists."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from generator.model.book import Block, Items, Run, Text
from generator.rendering.book.places import Places
from generator.rendering.book.printable import printable
from generator.rendering.full_prose import INSIDE

STYLES: Final = {"em": "em", "strong": "strong", "code": "code", "pre": "code"}
_PARAGRAPHS: Final = {"p", "pre"}


class ProseReader(HTMLParser):
    """Reads the HTML of one piece of prose."""

    def __init__(self, places: Places) -> None:
        super().__init__(convert_charrefs=True)
        self._places = places
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._items: list[tuple[Run, ...]] = []
        self._styles: list[str] = []
        self._depth = 0
        self._to = self._out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if tag in STYLES:
            self._styles.append(STYLES[tag])
        elif tag in {"ul", "ol"}:
            self._flush()
            self._depth += 1
        elif tag == "br":
            self._runs.append(Run(text="\n"))
        elif tag == "a":
            address = dict(attrs).get("href") or ""
            inside = INSIDE.fullmatch(address)
            self._to, self._out = self._places.of(inside[1]) if inside else ("", address)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in STYLES:
            self._styles.pop()
        if tag in _PARAGRAPHS or tag == "li":
            self._flush()
        elif tag in {"ul", "ol"}:
            self._depth -= 1
            if not self._depth:
                self.blocks.append(Items(items=tuple(self._items)))
                self._items = []
        elif tag == "a":
            self._to = self._out = ""

    def handle_data(self, data: str) -> None:
        """Take text."""
        if data.strip() or self._runs:
            style = self._styles[-1] if self._styles else ""
            self._runs.append(Run(text=printable(data), to=self._to, out=self._out, style=style))

    def _flush(self) -> None:
        runs = tuple(self._runs)
        self._runs = []
        if not any(run.text.strip() for run in runs):
            return
        if self._depth:
            self._items.append(runs)
        else:
            self.blocks.append(Text(runs=runs))


def blocks_of(html: str, places: Places) -> tuple[Block, ...]:
    """Return cleaned prose as blocks; a quotation in it is a paragraph, a list in a list a part of it."""
    reader = ProseReader(places)
    reader.feed(html)
    reader.close()
    return tuple(reader.blocks)
