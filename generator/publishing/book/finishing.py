"""What Typst made, finished: links within the book, a name for every place, small and the same at any time.

Typst looks for the target of a link each time it sets the link again, which would take half of its time and memory in a
book that is full of them. So the template gives each link an address that names the place, and one list of all places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
import pikepdf

INSIDE: Final = "book:"
"""What an address begins with that names a place in the book."""
PLACES: Final = "places.json"
"""The attached file that lists the places: label, page, and points from the left and the top."""
LEVEL: Final = 9
"""How hard streams are packed: it takes a second for a thousand facts, and saves a twentieth."""


DIGITS: Final = 1
"""Decimals of the points of a link's area, a thirtieth of a millimetre: more of them are 3 % of the file."""


class FinishingError(Exception):
    """Typst made something that was not expected."""


def finish(made: Path, target: Path, page_word: str) -> None:
    """Write the PDF file `made` to `target`, finished.

    Args:
        made: What Typst made.
        target: The file to write.
        page_word: What stands before the number of a page, such as `p.`.

    Raises:
        FinishingError: A link names a place that the book does not have.
    """
    pikepdf.settings.set_flate_compression_level(LEVEL)
    with pikepdf.open(made) as pdf:
        places = _taken_out(pdf)
        pages = list(pdf.pages)
        for page in pages:
            for link in page.get("/Annots", ()):
                _lead(link, places, page_word)
                _shorten(link)
        pdf.Root.Names.Dests = pdf.make_indirect(_names(pdf, pages, places))
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )


def _taken_out(pdf: pikepdf.Pdf) -> dict[str, tuple[int, float, float]]:
    """Return the places by label, and take their list out of the file."""
    content = pdf.attachments[PLACES].get_file().read_bytes()
    del pdf.attachments[PLACES]
    left = [one for one in pdf.Root.get("/AF", ()) if str(one.UF) != PLACES]
    if left:
        pdf.Root.AF = pikepdf.Array(left)
    elif "/AF" in pdf.Root:
        del pdf.Root.AF
    rows = msgspec.json.decode(content, type=list[tuple[str, int, float, float]])
    return {label: (page, across, down) for label, page, across, down in rows}


def _lead(link: pikepdf.Object, places: dict[str, tuple[int, float, float]], page_word: str) -> None:
    """Let a link whose address names a place lead there."""
    action = link.get("/A")
    address = str(action.get("/URI", "")) if action is not None else ""
    if not address.startswith(INSIDE):
        return
    label = address.removeprefix(INSIDE)
    if label not in places:
        raise FinishingError(f"a link leads to `{label}`, which the book does not have")
    del link["/A"]
    link.Dest = pikepdf.String(label)
    # What a screen reader says of it beside its text.
    link.Contents = pikepdf.String(f"{page_word} {places[label][0]}")


def _shorten(link: pikepdf.Object) -> None:
    """Let the numbers of a link's area be no longer than they need be."""
    for key in ("/Rect", "/QuadPoints"):
        if (points := link.get(key)) is not None:
            link[key] = pikepdf.Array([round(float(point), DIGITS) for point in points])


def _names(
    pdf: pikepdf.Pdf, pages: list[pikepdf.Page], places: dict[str, tuple[int, float, float]]
) -> pikepdf.Dictionary:
    """Return the name tree of all places; its keys are in the order of their bytes, as the format asks."""
    named: list[pikepdf.Object] = []
    for label, (number, across, down) in sorted(places.items()):
        page = pages[number - 1]
        top = float(page.mediabox[3])
        at = [round(across, 2), round(top - down, 2)]
        named += [pikepdf.String(label), pikepdf.Array([page.obj, pikepdf.Name.XYZ, *at, 0])]
    leaf = pikepdf.Dictionary(Names=pikepdf.Array(named))
    if not places:
        return leaf
    leaf.Limits = pikepdf.Array([pikepdf.String(min(places)), pikepdf.String(max(places))])
    return pikepdf.Dictionary(Kids=pikepdf.Array([pdf.make_indirect(leaf)]))
