"""Frames: pages of a theme with holes, whatever engine made them.

A hole is a token that the theme printed as if it were a page's own title, content and so on. A frame is
compiled once and filled for each of its pages; values are joined in one pass, so that a value which looks
like a token stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from generator.model.record import Value
from generator.model.rendered import HOLES

MARK: Final = "explainer_hole"
"""Stands in every token, and in nothing else that a theme prints."""

SINGLE: Final = frozenset({"head", "content", "toc"})
"""Holes for HTML with ids of its own, which no page may hold twice."""

_TOKEN: Final = re.compile(rf"__{MARK}_([a-z]+)__")


class FrameError(Exception):
    """The theme's page is no frame, or a frame cannot be filled; says which frame and which hole."""


class Frame(Value, frozen=True, kw_only=True):
    """A page split at its holes."""

    name: str
    literals: tuple[str, ...]
    """What stands before, between and behind the holes: one more than there are holes."""
    holes: tuple[str, ...]
    """Names of the holes in the order of the page; a name may stand several times."""


def token(hole: str) -> str:
    """Return what a theme prints at `hole`: letters and underscores alone, so that no filter changes it."""
    return f"__{MARK}_{hole}__"


def compile_frame(name: str, html: str, required: Collection[str] = HOLES) -> Frame:
    """Return the frame that `html` is.

    Raises:
        FrameError: A hole is missing, unknown, damaged, or doubled where its value has ids.
    """
    pieces = _TOKEN.split(html)
    literals, holes = tuple(pieces[::2]), tuple(pieces[1::2])
    for hole in required:
        if hole not in holes:
            raise FrameError(f"the frame `{name}` has no hole `{hole}`: a template of the theme does not print it")
    for hole in dict.fromkeys(holes):
        if hole not in HOLES:
            raise FrameError(f"the frame `{name}` has a hole of an unknown name, `{hole}`")
        if hole in SINGLE and holes.count(hole) > 1:
            raise FrameError(f"the frame `{name}` has the hole `{hole}` {holes.count(hole)} times; it may have one")
    if any(has_mark(literal) for literal in literals):
        raise FrameError(f"the frame `{name}` has a damaged hole: a template of the theme changed its token")
    return Frame(name=name, literals=literals, holes=holes)


def fill(frame: Frame, values: Mapping[str, str]) -> str:
    """Return the page with each hole's value inserted as it is; the caller has escaped plain text.

    Raises:
        FrameError: There is no value for a hole.
    """
    pieces = [frame.literals[0]]
    for hole, literal in zip(frame.holes, frame.literals[1:], strict=True):
        if hole not in values:
            raise FrameError(f"the hole `{hole}` of the frame `{frame.name}` has no value")
        pieces += (values[hole], literal)
    return "".join(pieces)


def has_mark(html: str) -> bool:
    """Tell whether a token, or what is left of one, stands in `html`."""
    return MARK in html.lower()
