"""What a change of a project means: statements, quotes, statuses and pages instead of lines of files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from generator.model.diagnostics import Finding
from generator.model.facts.base import Fact
from generator.model.graph import Graph
from generator.model.kinds import KindName
from generator.model.record import Value
from generator.model.waivers import Waived

What = Literal["added", "removed", "changed"]

TextFate = Literal["same", "added", "removed", "changed"]


class Side(Value, frozen=True, kw_only=True):
    """One of the two states of a project that are compared."""

    name: str
    """What it was asked for by, such as `main`."""
    facts: Mapping[str, Fact]
    """Every fact that could be read, by id."""
    paths: Mapping[str, str]
    """The file of each of them."""
    texts: Mapping[str, str]
    """SHA-256 of the archived text of each source, by the source's id."""
    unread: frozenset[str]
    """Ids of facts whose files could not be read."""
    findings: tuple[Finding, ...]
    """Everything that is wrong with it."""
    waived: tuple[Waived, ...]
    """Findings that do not count, with the reasons given."""
    graph: Graph | None
    """The facts linked; none where something is wrong."""
    pages: Mapping[str, PageState]
    """Every page by its address; empty where something is wrong."""

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong, so that statuses and pages are known."""
        return self.graph is not None


class PageState(NamedTuple):
    """One page as far as it is compared."""

    title: str
    digest: bytes
    """Checksum of all that it shows."""


class Piece(NamedTuple):
    """Some words of two texts laid over one another."""

    side: Literal["both", "before", "after"]
    text: str


class Change(Value, frozen=True, kw_only=True):
    """One value of a fact that differs."""

    at: tuple[str, ...]
    """Where it stands: names of fields, ids of statements, positions from 1."""
    what: What
    quote: bool
    """Whether it is words of a source."""
    before: str
    """Empty where there was nothing."""
    after: str
    words: tuple[Piece, ...]
    """Both texts laid over one another, word by word."""


class PartChange(Value, frozen=True, kw_only=True):
    """A statement on a claim or an estimate of a figure that differs."""

    id: str
    part: Literal["statement", "estimate"]
    what: What
    speaker: str
    """Title of who speaks, as it is afterwards; before, where the part is gone."""
    says: str
    """The stance or the number given; as it is afterwards, or was before it went."""
    changes: tuple[Change, ...]
    """Its quotes where it is new or gone, else what differs."""


class FactChange(Value, frozen=True, kw_only=True):
    """A fact that differs."""

    id: str
    kind: KindName
    title: str
    """As it is afterwards, or was before it went."""
    path: str
    what: What
    formerly: str
    """The id it had before, where it has another one now."""
    parts: tuple[PartChange, ...]
    changes: tuple[Change, ...]
    """Its other values; the quotes alone where it is new or gone."""


class Decider(NamedTuple):
    """A statement that decided a status."""

    id: str
    speaker: str
    """Title of who speaks."""
    stance: str


class StatusSide(Value, frozen=True, kw_only=True):
    """The status of a claim on one side."""

    code: str
    label: str
    rule: str
    """The rule in one sentence."""
    deciders: tuple[Decider, ...]
    """The statements that the rule used."""


class StatusChange(Value, frozen=True, kw_only=True):
    """A claim whose status differs."""

    claim: str
    title: str
    before: StatusSide
    after: StatusSide
    reasons: tuple[str, ...]
    """What changed that the status depends on, each in a few words."""


class SourceChange(Value, frozen=True, kw_only=True):
    """A source that a change touches."""

    id: str
    title: str
    text: TextFate
    """What happened to its archived text."""
    facts: tuple[str, ...]
    """Facts whose quotes from it differ, by id."""


class PageChange(Value, frozen=True, kw_only=True):
    """A page that differs."""

    address: str
    title: str
    what: What


class WaiverChange(Value, frozen=True, kw_only=True):
    """A finding that is waived on one side alone, or for another reason."""

    fact: str
    """Id of the fact in whose file it stands."""
    rule: str
    """Code of the rule, such as `F008`."""
    message: str
    """What is found there."""
    what: What
    before: str
    """The reason that was given; empty where it was not waived."""
    after: str


class Comparison(Value, frozen=True, kw_only=True):
    """All that differs between two states of a project."""

    before: str
    """What the earlier state was asked for by."""
    after: str
    facts: tuple[FactChange, ...]
    statuses: tuple[StatusChange, ...]
    sources: tuple[SourceChange, ...]
    pages: tuple[PageChange, ...]
    whole: bool
    """Whether statuses and pages were compared; they are not where something is wrong afterwards."""
    unread: tuple[str, ...]
    """Ids of facts that could not be compared, because a file cannot be read."""
    findings: tuple[Finding, ...]
    """Everything that is wrong afterwards."""
    waived: tuple[WaiverChange, ...]
    """Waivers that differ, by fact and rule."""

    @property
    def empty(self) -> bool:
        """Tell whether everything was compared and nothing differs."""
        return self.whole and not (self.facts or self.statuses or self.sources or self.pages or self.waived)
