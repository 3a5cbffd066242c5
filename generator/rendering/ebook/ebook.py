"""A book as the files of an EPUB 3.3 publication (https://www.w3.org/TR/epub-33/).

Whatever the book says is text, which the templates escape. Each finished file is read back by a parser of XML before it
is handed on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.parsers.expat import ExpatError, ParserCreate

from markupsafe import Markup, escape
from minijinja import Environment

from generator.model.book import Block, Book, Chapter, Picture
from generator.model.record import Value
from generator.rendering.book.printable import BREAK
from generator.rendering.ebook.faces import Face, faces_for
from generator.rendering.ebook.parts import ANSWER, INDEX, files_by_label, index_parts, parts_of, titles_by_label

FOLDER: Final = "EPUB"
"""Folder of the publication in its archive, as the standard's own examples have it."""

CONTAINER: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
"""Says where the publication begins."""

TYPES: Final[Mapping[str, str]] = {
    "css": "text/css",
    "png": "image/png",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
}

ROLES: Final[Mapping[str, str]] = {"chapter_terms": "glossary"}
"""What a chapter is, where it is more than a chapter, in both vocabularies: `epub:type` and, behind `doc-`, `role`."""


class Shelf(Value, frozen=True, kw_only=True):
    """What an e-book is made with, beside its book."""

    templates: Mapping[str, str]
    """Text of each template by its name, such as `ebook/chapter.html`."""
    css: str
    """The rules of the e-book."""
    site_css: str
    """The stylesheet of the site, whose faces are chosen from."""
    fonts: Callable[[str], bytes]
    """Gives the content of a font file."""
    cover: bytes
    """A picture, as PNG."""
    modified: str
    """When the facts last changed, as `2031-05-06T00:00:00Z`."""
    words: Mapping[str, str]
    """Words that only the e-book says."""


class Item(Value, frozen=True, kw_only=True):
    """A file of the publication, as its package lists it."""

    id: str
    path: str
    type: str
    properties: str
    in_spine: bool


class EbookError(Exception):
    """A template made something that is no XML."""


def render_ebook(book: Book, shelf: Shelf) -> dict[str, bytes]:
    """Return every file of the publication by its path, in the order in which the archive holds them.

    Raises:
        minijinja.TemplateError: A template is broken.
        EbookError: A file is not well-formed.
    """
    maker = _Maker(book, shelf)
    pages = dict(maker.pages())
    pictures = {f"{FOLDER}/{path}": svg.encode() for path, svg in maker.pictures.items()}
    faces = list(faces_for(shelf.site_css, _signs(pages.values())))
    style = "".join((*(f"{one.rule}\n" for one in faces), shelf.css))
    others = {
        f"{FOLDER}/cover.png": shelf.cover,
        f"{FOLDER}/style.css": style.encode(),
        **pictures,
        **{f"{FOLDER}/fonts/{one.file}": shelf.fonts(one.file) for one in sorted(faces, key=_file)},
    }
    package = maker.package([path.removeprefix(f"{FOLDER}/") for path in (*pages, *others)])
    written = {f"{FOLDER}/package.opf": package, **pages}
    for path, content in (*written.items(), *pictures.items()):
        _check(path, content)
    return {"META-INF/container.xml": CONTAINER.encode(), **dict(sorted({**written, **others}.items()))}


def _file(face: Face) -> str:
    return face.file


def _signs(pages: Iterable[bytes]) -> frozenset[int]:
    return frozenset(ord(sign) for page in pages for sign in set(page.decode()))


def _check(path: str, content: bytes) -> None:
    try:
        ParserCreate().Parse(content, True)  # noqa: FBT003 (positional only)
    except ExpatError as error:
        raise EbookError(f"`{path}` is not well-formed: {error}") from error


class _Maker:
    """Renders the pages of one book, and gathers what they need."""

    def __init__(self, book: Book, shelf: Shelf) -> None:
        self._book, self._shelf = book, shelf
        self._parts = parts_of(book)
        self._files = files_by_label(self._parts)
        self._titles = titles_by_label(book)
        self._used: set[str] = set()
        self.pictures: dict[str, str] = {}
        """Every drawing by its path."""
        templates = shelf.templates
        self._environment = Environment(
            # The engine escapes in templates of this ending, so there are no others.
            loader=lambda name: templates.get(name) if name.endswith(".html") else None,
            undefined_behavior="strict",
            trim_blocks=True,
            lstrip_blocks=True,
            reload_before_render=False,
            globals={"words": {**book.words, **shelf.words}, "language": book.language},
        )
        self._environment.add_filter("broken", broken)
        self._environment.add_filter("sort", _sort)
        self._environment.add_filter("numbers", _numbers)
        self._environment.add_filter("anchor", _anchor)
        self._environment.add_filter("href", self._href)
        self._environment.add_filter("title_of", self._title_of)
        self._environment.add_filter("apart", self._apart)
        self._environment.add_filter("once", self._once)
        self._environment.add_filter("used", self._used.__contains__)
        self._environment.add_filter("picture", self._picture)

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Yield every page by its path, in the order of reading."""
        book = self._book
        yield self._page("cover", {"title": book.title})
        yield self._page("title", {"book": book, "title": book.title})
        yield self._page("nav", {"book": book, "title": book.words["contents"], "answer": ANSWER})
        if book.answer:
            yield self._page(ANSWER, {"book": book, "title": book.words["answer"]})
        for part in self._parts:
            role = ROLES.get(part.chapter.label, "chapter")
            names = {"part": part, "role": role, "title": part.chapter.title}
            yield self._page("chapter", names, name=part.name)
        for name, entries in index_parts(book):
            names = {"entries": entries, "first": name == INDEX, "title": book.words["index"]}
            yield self._page("index", names, name=name)
        yield self._page("colophon", {"book": book, "title": book.words["colophon"]})

    def package(self, paths: Iterable[str]) -> bytes:
        """Return the package, given the path of every other file."""
        book = self._book
        special = {"nav.xhtml": "nav", "cover.png": "cover-image"}
        items = [
            Item(
                id=f"file-{number}",
                path=path,
                type=TYPES[path.rpartition(".")[2]],
                properties=special.get(path, ""),
                in_spine=path.endswith(".xhtml"),
            )
            for number, path in enumerate(paths, 1)
        ]
        identifier = uuid5(NAMESPACE_URL, f"{book.address or book.site} {book.title} {book.language}")
        names = {
            "book": book,
            "items": items,
            "identifier": f"urn:uuid:{identifier}",
            "modified": self._shelf.modified,
            "visual": any(_has_picture(chapter) for chapter in book.chapters),
        }
        return self._rendered("ebook/package.html", names)

    def _page(self, template: str, names: dict[str, object], name: str = "") -> tuple[str, bytes]:
        path = f"{name or template}.xhtml"
        return f"{FOLDER}/{path}", self._rendered(f"ebook/{template}.html", {**names, "path": path})

    def _rendered(self, template: str, names: dict[str, object]) -> bytes:
        return self._environment.render_template(template, **names).strip().encode() + b"\n"

    def _href(self, label: str) -> str:
        found = self._book.elsewhere.get(label, label)
        return f"{self._files[found]}.xhtml#{_anchor(found)}"

    def _title_of(self, label: str) -> str:
        return self._titles[self._book.elsewhere.get(label, label)]

    def _apart(self, labels: Iterable[str]) -> list[str]:
        """Return labels without those that lead to a fact which one before leads to."""
        first: dict[str, str] = {}
        for label in labels:
            first.setdefault(self._title_of(label), label)
        return list(first.values())

    def _once(self, name: str) -> str:
        """Return an id the first time that it is asked for, and nothing after that: a page may have it once."""
        if name in self._used:
            return ""
        self._used.add(name)
        return name

    def _picture(self, block: Picture) -> str:
        path = f"pictures/{len(self.pictures) + 1}.svg"
        self.pictures[path] = block.svg
        return path


def broken(text: str) -> Markup:
    """Return escaped text in which places for a line to end are elements, so that its characters are the source's."""
    return Markup(str(escape(text)).replace(BREAK, "<wbr/>").replace("\n", "<br/>"))  # noqa: S704 (escaped just here)


def _sort(block: Block) -> str:
    """Return the name of a sort of block."""
    return str(block.__struct_config__.tag)


def _numbers(note: str) -> list[int]:
    """Return the numbers of the notes at one place, each by itself, since each opens a note: `4–6` is three."""
    found: list[int] = []
    for one in note.split(", "):
        first, _, last = one.partition("–")
        found += range(int(first), int(last or first) + 1)
    return sorted(found)


def _anchor(label: str) -> str:
    """Return the id of a label's element: an id of XML may not begin with a digit."""
    return f"at-{label}"


def _has_picture(chapter: Chapter) -> bool:
    return any(isinstance(block, Picture) for entry in chapter.entries for block in entry.blocks)
