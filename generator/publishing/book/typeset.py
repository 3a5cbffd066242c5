"""One book set by Typst, run as a program of its own: `python -m generator.publishing.book.typeset < order.json`.

It has no network, and Typst is given none: a template that imports a package from Typst's registry is refused before.
It reads nothing outside the folder of its order, and knows no fonts but those there.
"""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path
from typing import Final

import msgspec
import typst

from generator.model.record import Value
from generator.publishing.book.finishing import FinishingError, finish

STANDARDS: Final = ("a-3b", "ua-1")
"""PDF/A-3b, which may carry the facts as a file, and PDF/UA-1, which screen readers can follow."""
FAILED: Final = 4
"""With what the program ends when Typst refuses the book or has something to warn of; it is on standard error."""
PACKAGE: Final = re.compile(r"""["']@[a-z]+/""")


class TypesetOrder(Value, frozen=True, kw_only=True):
    """What is to be set."""

    folder: str
    """Holds `book.typ`, `book.json`, `facts.json` and `fonts/`, and gets `book.pdf`."""
    paper: str
    """`a4` or `us-letter`."""
    faces: tuple[str, ...]
    """Names of font families, the first one first."""
    page_word: str
    """What stands before the number of a page, such as `p.`."""
    second: int
    """Seconds since 1970 for the document's date."""
    patience: int
    """Seconds after which the program ends by itself, where whoever started it is no longer there to end it."""


class TypesetError(Exception):
    """The book cannot be set, or Typst warned of something that would otherwise be missing from it unnoticed."""


def typeset(order: TypesetOrder) -> None:
    """Set the book of an order.

    Raises:
        TypesetError: It cannot be set.
    """
    folder = Path(order.folder)
    template = folder / "book.typ"
    if PACKAGE.search(template.read_text(encoding="utf-8")):
        raise TypesetError("book.typ imports a package, which would have to come from the network")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder / "fonts")])
    try:
        content, warnings = typst.compile_with_warnings(
            str(template),
            root=order.folder,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"paper": order.paper, "faces": "\n".join(order.faces)},
            pdf_standards=list(STANDARDS),
            timestamp=order.second,
            format="pdf",
        )
    except typst.TypstError as error:
        raise TypesetError(str(error)) from error
    if warnings:
        raise TypesetError("\n".join(warning.message for warning in warnings))
    made = folder / "typst.pdf"
    made.write_bytes(content)
    del content
    try:
        finish(made, folder / "book.pdf", order.page_word)
    except FinishingError as error:
        raise TypesetError(str(error)) from error
    made.unlink()


def main() -> int:
    """Set the book of the order on standard input."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=TypesetOrder)
    if hasattr(signal, "alarm"):
        signal.alarm(order.patience)
    try:
        typeset(order)
    except TypesetError as error:
        print(error, file=sys.stderr)  # noqa: T201 (this is a program of its own)
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
