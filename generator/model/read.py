"""What reading hands on: typed facts and the texts of the archive, not yet compared with each other."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.facts.base import Fact
from generator.model.marks import FileMark
from generator.model.record import Value
from generator.model.sources import SourceText
from generator.model.waivers import Waiver


class ReadFact(Value, frozen=True, kw_only=True):
    """A fact as its file states it, with the path it was read from."""

    path: str
    """File path relative to the project, with forward slashes."""
    fact: Fact
    lines: tuple[int, ...] = ()
    """Line, from 1, on which each of its statements or estimates names itself."""
    waivers: tuple[Waiver, ...] = ()
    """Comments that waive a rule."""


class ReadProject(Value, frozen=True, kw_only=True):
    """All sound facts and all archived texts of a project."""

    facts: Mapping[str, ReadFact]
    """By id, in the order of kinds and then ids; those that were read anew."""
    texts: Mapping[str, SourceText]
    """By source id, for every source whose text could be read."""
    fact_marks: Mapping[str, FileMark] = msgspec.field(default_factory=dict)
    """Marks of the files of all sound facts, by path."""
    text_digests: Mapping[str, str] = msgspec.field(default_factory=dict)
    """SHA-256 of the text of each source, by the source's id."""
    text_marks: Mapping[str, FileMark] = msgspec.field(default_factory=dict)
    """Marks of all archived texts, by name."""
    resting: frozenset[str] = frozenset()
    """Paths of files that are as they were; their facts are not among `facts`."""
