"""Who counts as one voice: speakers that speak for one another do, however many of them there are.

Only `speaks_for` makes one voice of several speakers, along whole chains: an agency that speaks for a
leader who speaks for a state is that state's voice. Belonging to a body (`member_of`) does not, and who
passed a statement on (`via`) has no voice in it. Speakers are compared within one stance alone, so that
what one of them declines to say never ties the others together.

A voice is identified when one of its speakers, or an actor for whom one of them speaks, is named. Nobody
can tell whether two unidentified voices are distinct, so they never count as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.model.facts.actor import Actor
from generator.model.facts.claim import Statement
from generator.model.graph import Voice
from generator.model.record import Value


class Side(Value, frozen=True, kw_only=True):
    """Parties to a claim that speak for one another, with all for whom they speak."""

    actors: frozenset[str]


class Speakers(Value, frozen=True, kw_only=True):
    """The actors of a project, asked for whom they speak."""

    actors: Mapping[str, Actor]
    chains: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """The chains that were asked for before, by speaker; empty at first."""

    def chain(self, speaker: str) -> tuple[str, ...]:
        """Return the speaker and all for whom it speaks, nearest first; a circle is walked once."""
        if speaker not in self.chains:
            self.chains[speaker] = self._chain(speaker)
        return self.chains[speaker]

    def _chain(self, speaker: str) -> tuple[str, ...]:
        found = {speaker: None}
        waiting = [speaker]
        while waiting:
            for principal in self._principals(waiting.pop(0)):
                if principal not in found:
                    found[principal] = None
                    waiting.append(principal)
        return tuple(found)

    def sides(self, parties: Iterable[str]) -> tuple[Side, ...]:
        """Return the sides that the parties to a claim form; two parties with one voice are one side."""
        return tuple(
            Side(actors=frozenset(actor for party in parties for actor in self.chain(party)))
            for parties in _tied({party: self.chain(party) for party in parties})
        )

    def on_side(self, speaker: str, side: Side) -> bool:
        """Tell whether the speaker is of that side or speaks for it."""
        return not side.actors.isdisjoint(self.chain(speaker))

    def voices(self, statements: Iterable[tuple[int, Statement]], sides: tuple[Side, ...]) -> tuple[Voice, ...]:
        """Return the voices of some statements, each with its position, in the order of their first statements."""
        made: dict[str, list[int]] = {}
        for position, statement in statements:
            made.setdefault(statement.speaker, []).append(position)
        groups = _tied({speaker: self.chain(speaker) for speaker in made})
        return tuple(self._voice(group, made, sides) for group in groups)

    def _voice(self, speakers: tuple[str, ...], made: Mapping[str, list[int]], sides: tuple[Side, ...]) -> Voice:
        return Voice(
            speakers=speakers,
            on_behalf_of=self._on_behalf_of(speakers),
            identified=any(self._named(actor) for speaker in speakers for actor in self.chain(speaker)),
            party=any(self.on_side(speaker, side) for speaker in speakers for side in sides),
            statements=tuple(sorted(position for speaker in speakers for position in made[speaker])),
        )

    def _principals(self, actor: str) -> tuple[str, ...]:
        return self.actors[actor].speaks_for if actor in self.actors else ()

    def _on_behalf_of(self, speakers: tuple[str, ...]) -> str:
        """Return whom all the speakers speak for: the last in the chain where there are several."""
        chains = [self.chain(speaker) for speaker in speakers]
        shared = [actor for actor in chains[0] if all(actor in chain for chain in chains)]
        last = [actor for actor in shared if not self._principals(actor)]
        # Speakers tied only through a third one share nobody, and in a circle nobody is the last.
        return (last or shared or list(speakers))[0]

    def _named(self, actor: str) -> bool:
        return actor not in self.actors or self.actors[actor].identification == "named"


def _tied(chains: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the keys in groups, two in one group when their chains meet, be it through others' chains."""
    groups: list[tuple[list[str], set[str]]] = []
    for key, chain in chains.items():
        meeting = [group for group in groups if not group[1].isdisjoint(chain)]
        apart = [group for group in groups if group[1].isdisjoint(chain)]
        keys = [other for group in meeting for other in group[0]]
        actors = {actor for group in meeting for actor in group[1]}
        groups = [*apart, ([*keys, key], actors.union(chain))]
    order = {key: position for position, key in enumerate(chains)}
    sorted_groups = (tuple(sorted(keys, key=order.__getitem__)) for keys, _ in groups)
    return tuple(sorted(sorted_groups, key=lambda keys: order[keys[0]]))
