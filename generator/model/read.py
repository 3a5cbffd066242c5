"""What reading hands on: typed facts and the texts of the archive, not yet compared with each other."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.facts.base import Fact
from generator.model.record import record
from generator.model.sources import SourceText


@record
class ReadFact:
    """A fact as its file states it, with the path it was read from."""

    path: str
    """File path relative to the project, with forward slashes."""
    fact: Fact


@record
class ReadProject:
    """All sound facts and all archived texts of a project."""

    facts: Mapping[str, ReadFact]
    """By id, in the order of kinds and then ids."""
    texts: Mapping[str, SourceText]
    """By source id, for every source whose text could be read."""
