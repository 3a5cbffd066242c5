"""The graph: facts, the references between them in both directions, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from generator.model.anchored import AnchoredFact, AnchoredProject
from generator.model.diagnostics import Keys
from generator.model.facts.base import Fact
from generator.model.outline import Outline
from generator.model.record import Value
from generator.model.waivers import Waived

StatusCode = Literal[
    "assessment",
    "withdrawn",
    "open",
    "disputed",
    "denied",
    "agreed-by-both-sides",
    "acknowledged-by-the-party",
    "stated-by-the-party",
    "corroborated",
    "single-unnamed-estimate",
    "asserted-by-one-voice",
]


class Edge(Value, frozen=True):
    """One reference: the value at `keys` of `origin` names `target`."""

    origin: str
    keys: Keys
    target: str
    reverse: str
    """What heads the list of such origins on the target's page, such as "Statements"."""


class Voice(Value, frozen=True):
    """Speakers that count as one, because they speak for one another."""

    speakers: tuple[str, ...]
    """Actor ids, in the order in which their statements stand in the claim."""
    on_behalf_of: str
    """Id of the actor they all speak for; the speaker itself where it speaks for nobody else."""
    identified: bool
    """False where nobody in it is named."""
    party: bool
    """True where it speaks for a party to the claim."""
    statements: tuple[int, ...]
    """Positions in the claim's list of statements."""


class Status(Value, frozen=True):
    """What follows from a claim's live statements by the first rule that matches."""

    code: StatusCode
    label: str
    """What the reader sees, such as "Disputed"."""
    rule: str
    """The rule in one sentence, as printed on the page."""
    affirming: tuple[Voice, ...]
    denying: tuple[Voice, ...]
    qualifying: tuple[Voice, ...]
    declining: tuple[Voice, ...]
    withdrawn: tuple[int, ...]
    """Positions of withdrawn statements."""
    decisive: tuple[int, ...]
    """Positions of the statements that the rule used."""
    heard: tuple[str, ...]
    """Ids of every actor whose traits the rule could depend on, sorted."""


class Graph(Value, frozen=True, kw_only=True):
    """The linked project: what composing reads.

    Facts, texts and statuses may come from a store one by one as they are asked for; their outlines are all here.
    """

    project: AnchoredProject
    outlines: Mapping[str, Outline]
    """By id, in the order of kinds and then ids."""
    origins: Mapping[str, Sequence[str]]
    """By target id, the facts that name it, sorted by id; ids nobody names are absent."""
    outgoing: Mapping[str, tuple[Edge, ...]]
    """By origin id, in the order of the file; ids without references are absent."""
    incoming: Mapping[str, tuple[Edge, ...]]
    """By target id, sorted by origin and keys; ids nobody names are absent."""
    statuses: Mapping[str, Status]
    """By claim id."""
    waived: tuple[Waived, ...] = ()
    """Findings that do not count, sorted by file and line."""

    def __getitem__(self, fact_id: str) -> AnchoredFact[Fact]:
        """Return the fact with this id; raises KeyError where there is none."""
        return self.project.facts[fact_id]
