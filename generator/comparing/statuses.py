"""Claims whose status differs, and what changed that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.comparing.facts import title_of
from generator.model.comparison import Change, Decider, FactChange, Side, StatusChange, StatusSide
from generator.model.facts.actor import Actor
from generator.model.facts.claim import Claim
from generator.model.graph import Graph, Status

FATES: Final = {"added": "new", "removed": "gone"}

WEIGHING: Final = frozenset({"stance", "withdrawn", "speaker", "admission"})
"""Fields of a statement that a status depends on."""

CLAIM_FIELDS: Final = frozenset({"nature", "parties"})
"""Fields of a claim that its status depends on."""

ACTOR_FIELDS: Final = frozenset({"identification", "speaks_for"})
"""Fields of an actor that the status of a claim may depend on."""


def status_changes(
    before: Side, after: Side, names: Mapping[str, str], facts: Sequence[FactChange]
) -> Iterator[StatusChange]:
    """Yield the claims of both sides whose status differs, in the order of their ids; nothing where one is unsound.

    Args:
        before: The earlier state.
        after: The later one.
        names: Former ids by present ones.
        facts: The facts that differ.
    """
    if before.graph is None or after.graph is None:
        return
    changed = {change.id: change for change in facts}
    for claim in sorted(after.graph.statuses):
        former = names.get(claim, claim)
        if former not in before.graph.statuses:
            continue
        old, new = before.graph.statuses[former], after.graph.statuses[claim]
        if (old.code, old.label) != (new.code, new.label):
            heard = {*old.heard, *new.heard}
            yield StatusChange(
                claim=claim,
                title=title_of(after, claim),
                before=_side(before, before.graph, former, old),
                after=_side(after, after.graph, claim, new),
                reasons=tuple(_reasons(claim, heard, changed)),
            )


def _side(side: Side, graph: Graph, claim_id: str, status: Status) -> StatusSide:
    claim = graph[claim_id].fact
    assert isinstance(claim, Claim)  # noqa: S101 (only claims have a status)
    made = [claim.statements[position] for position in status.decisive]
    return StatusSide(
        code=status.code,
        label=status.label,
        rule=status.rule,
        deciders=tuple(Decider(one.id, title_of(side, one.speaker), one.stance) for one in made),
    )


def _reasons(claim: str, heard: set[str], changed: Mapping[str, FactChange]) -> Iterator[str]:
    if claim in changed:
        for part in changed[claim].parts:
            named = f"the statement `{part.id}`"
            yield from (
                _weighing(part.changes, WEIGHING, f"{named}: ")
                if part.what == "changed"
                else (f"{named} is {FATES[part.what]}",)
            )
        yield from _weighing(changed[claim].changes, CLAIM_FIELDS, "")
    for actor in sorted(heard & changed.keys()):
        change = changed[actor]
        if change.kind == Actor.KIND:
            named = f"the actor `{actor}`"
            yield from (
                _weighing(change.changes, ACTOR_FIELDS, f"{named}: ")
                if change.what == "changed"
                else (f"{named} is {FATES[change.what]}",)
            )


def _weighing(changes: Iterable[Change], fields: frozenset[str], lead: str) -> Iterator[str]:
    """Yield the changes of fields that a status depends on."""
    for change in changes:
        if change.at[0] in fields:
            yield f"{lead}{_told(change.at[0], change.before, change.after)}"


def _told(field: str, before: str, after: str) -> str:
    if not before:
        return f"`{field}` gains `{after}`"
    return f"`{field}` was `{before}`, is `{after}`" if after else f"`{field}` loses `{before}`"
