"""The text of an archived article and its sentences.

Offsets are code points of the text layer (NFC, LF line ends), end exclusive.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.model.record import Value


class Span(NamedTuple):
    """A stretch of a source's text layer: code points from `start` up to, not including, `end`."""

    start: int
    end: int


class SourceText(Value, frozen=True, kw_only=True):
    """The text layer of one archived article."""

    source: str
    """Id of the source fact."""
    path: str
    """Path of the archived file, relative to the project."""
    text: str
    """The text layer: the file's text in NFC with LF line ends, otherwise untouched."""
    sha256: str
    """SHA-256 of the file's bytes as they lie in the archive, in hexadecimal."""
    sentences: tuple[Span, ...]
    """The sentences in order, without the white space between them."""

    def line_of(self, offset: int) -> int:
        """Return the line (from 1) on which the code point `offset` stands."""
        return self.text.count("\n", 0, offset) + 1
