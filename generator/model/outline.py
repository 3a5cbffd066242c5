"""What the rest of a project asks of a fact most: enough to find, list, order and link it without reading it."""

from __future__ import annotations

from generator.model.kinds import KindName
from generator.model.record import Value


class Target(Value, frozen=True):
    """A fact that another one names."""

    id: str
    kind: KindName
    edges: int
    """Checksum of the references that lead there: it changes when one is added, moved or taken away."""


class Name(Value, frozen=True):
    """Another name of a fact."""

    text: str
    language: str
    """BCP 47 tag, where it is a name in a language of its own; else empty."""


class Outline(Value, frozen=True):
    """One fact in outline; two outlines with one stamp are of the same fact with the same passages."""

    id: str
    kind: KindName
    path: str
    """File path relative to the project, with forward slashes."""
    title: str
    titles: tuple[Name, ...]
    """Its title in other languages."""
    written_in: str
    """BCP 47 tag of the language of its title, where that is not the project's; else empty."""
    names: tuple[Name, ...]
    """Its other names, each once."""
    formerly: tuple[str, ...]
    stamp: str
    """Changes with every byte of the fact's file and of the texts that it quotes."""
    traits: tuple[str, ...]
    """What pages of other facts show of it beside its title: how an actor is identified, a source's language,
    the date of an event."""
    targets: tuple[Target, ...]
    """Every fact that it names, itself too, sorted by id."""
    chains: tuple[tuple[str, tuple[str, ...]], ...]
    """Fields that must not lead in a circle, with what they name."""
    relays: tuple[tuple[str, str], ...]
    """Who passes on whose words in it, each pair once, in the order of the file."""
    parties: tuple[str, ...]
    """Who concluded it, of an agreement."""
    speakers: tuple[str, ...]
    """Who speaks on a claim, gives a figure or holds a view, in the order of the file."""
    lines: tuple[int, ...]
    """Line of its file, from 1, on which each of its statements or estimates names itself."""
    quotes: int
    """How many quotes it has."""
    sources: tuple[str, ...]
    """The sources that it quotes, sorted."""

    @property
    def label(self) -> tuple[object, ...]:
        """Return all that a link to the fact may show."""
        return (self.kind, self.title, self.titles, self.written_in)

    @property
    def shown_beside(self) -> tuple[object, ...]:
        """Return all that pages of other facts may show of it beside its label."""
        return (self.traits, self.names, self.sources)
