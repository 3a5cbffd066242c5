"""A fact of the graph as a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, Final

from generator.model.anchored import FoundAnchor
from generator.model.facts.claim import Claim
from generator.model.fields import Anchor, When
from generator.model.graph import Edge, Graph, Voice
from generator.model.sheets import Sheet, SheetLink, SheetPart, SheetQuote, SheetStatus, SheetVoice
from generator.model.walking import marked_texts

PARTS: Final = ("statements", "estimates", "provisions")
"""Fields whose entries have quotes of their own."""

SHOWN_APART: Final = frozenset({"id", "title", "anchors", *PARTS})


def sheet_of(graph: Graph, fact_id: str) -> Sheet:
    """Return the sheet of a fact; raises KeyError where no fact has this id."""
    anchored = graph[fact_id]
    fact = anchored.fact
    references = {held.keys for held in marked_texts(fact) if not _is_prose(held.marker)}
    own = tuple(found for found in anchored.anchors.values() if found.keys[0] == "anchors")
    return Sheet(
        id=fact.id,
        kind=fact.KIND,
        title=fact.title,
        path=anchored.path,
        status=_status(graph, fact) if isinstance(fact, Claim) else None,
        fields=tuple(_plain(fact, (), references, SHOWN_APART)),
        parts=tuple(_parts(graph, fact_id, references)),
        quotes=tuple(_quotes(graph, own)),
        links=tuple(_link(graph, edge.target, _field(edge)) for edge in graph.outgoing.get(fact_id, ())),
        backlinks=tuple(_link(graph, edge.origin, edge.reverse) for edge in graph.incoming.get(fact_id, ())),
    )


def _is_prose(marker: object) -> bool:
    return not hasattr(marker, "kinds")


def _field(edge: Edge) -> str:
    """The path of the field that names a fact, without the numbers of entries."""
    return ".".join(key for key in edge.keys if isinstance(key, str))


def _link(graph: Graph, fact_id: str, by: str) -> SheetLink:
    outline = graph.outlines[fact_id]
    return SheetLink(id=fact_id, kind=outline.kind, title=outline.title, by=by)


def _plain(
    holder: Any,  # noqa: ANN401 (any record)
    keys: tuple[str | int, ...],
    references: set[tuple[str | int, ...]],
    apart: frozenset[str],
) -> Iterator[tuple[str, str]]:
    """Yield the texts and numbers of a record by the path of their fields; not what is left at its default."""
    for field in fields(holder):
        value = getattr(holder, field.name)
        at = (*keys, field.name)
        if field.name in apart or value == field.default or at in references:
            continue
        yield from _of_value(value, at, references)


def _of_value(
    value: Any,  # noqa: ANN401 (any value)
    at: tuple[str | int, ...],
    references: set[tuple[str | int, ...]],
) -> Iterator[tuple[str, str]]:
    name = ".".join(str(key + 1) if isinstance(key, int) else key for key in at)
    match value:
        case "" | None:
            return
        case str():
            yield name, value
        case Decimal():
            yield name, f"{value.normalize():f}"
        case When():
            yield name, ", ".join(filter(None, [value.date if value.date != "unknown" else "", value.as_given]))
        case tuple():
            if all(isinstance(each, str) for each in value):
                plain = [each for number, each in enumerate(value) if (*at, number) not in references]
                yield from [(name, "; ".join(plain))] if plain else []
                return
            for number, each in enumerate(value):
                yield from _plain(each, (*at, number), references, frozenset({"anchors"}))
        case _ if is_dataclass(value) and not isinstance(value, Anchor):
            yield from _plain(value, at, references, frozenset())


def _parts(graph: Graph, fact_id: str, references: set[tuple[str | int, ...]]) -> Iterator[SheetPart]:
    anchored = graph[fact_id]
    decisive = graph.statuses[fact_id].decisive if isinstance(anchored.fact, Claim) else ()
    for field in PARTS:
        for number, part in enumerate(getattr(anchored.fact, field, ())):
            apart = frozenset({"id", "anchors", "speaker", "stance", "as_given", "text"})
            plain = _plain(part, (field, number), references, apart)
            relays = [_titled(graph, relay) for relay in getattr(part, "via", ())]
            yield SheetPart(
                id=getattr(part, "id", ""),
                speaker=getattr(part, "speaker", ""),
                says=_says(graph, part),
                fields=(
                    *((("via", ", ".join(relays)),) if relays else ()),
                    *((path.split(".", 2)[2], text) for path, text in plain),
                ),
                quotes=tuple(_quotes(graph, anchored.under(field, number))),
                counts=field == "statements" and number in decisive,
            )


def _says(graph: Graph, part: Any) -> str:  # noqa: ANN401 (any part)
    if hasattr(part, "stance"):
        return f"{_titled(graph, part.speaker)} {part.stance}"
    if hasattr(part, "as_given"):
        return f"{_titled(graph, part.speaker)}: {part.as_given}"
    return str(part.text)


def _titled(graph: Graph, fact_id: str) -> str:
    return graph.outlines[fact_id].title if fact_id in graph.outlines else fact_id


def _quotes(graph: Graph, anchors: Iterable[FoundAnchor]) -> Iterator[SheetQuote]:
    for anchor in anchors:
        text = graph.project.texts[anchor.anchor.source]
        for passage in anchor.passages:
            yield SheetQuote(
                text=passage.printed,
                source=text.source,
                path=text.path,
                line=text.line_of(passage.span.start),
            )


def _status(graph: Graph, claim: Claim) -> SheetStatus:
    status = graph.statuses[claim.id]
    ids = [statement.id for statement in claim.statements]
    stances = (
        ("affirms", status.affirming),
        ("denies", status.denying),
        ("qualifies", status.qualifying),
        ("declines", status.declining),
    )
    return SheetStatus(
        code=status.code,
        label=status.label,
        rule=status.rule,
        voices=tuple(
            SheetVoice(
                stance=stance,
                speakers=voice.speakers,
                names=tuple(_titled(graph, speaker) for speaker in voice.speakers),
                statements=tuple(ids[position] for position in voice.statements),
                note=_why(graph, voice),
            )
            for stance, voices in stances
            for voice in voices
        ),
        decisive=tuple(ids[position] for position in status.decisive),
        withdrawn=tuple(ids[position] for position in status.withdrawn),
    )


def _why(graph: Graph, voice: Voice) -> str:
    """Why speakers count as they do."""
    notes: list[str] = []
    principal = _titled(graph, voice.on_behalf_of)
    if len(voice.speakers) > 1:
        notes.append(f"one voice: they speak for {principal}")
    elif voice.on_behalf_of != voice.speakers[0]:
        notes.append(f"speaks for {principal}")
    if voice.party:
        notes.append("a party to the claim")
    if not voice.identified:
        notes.append("not identified")
    return "; ".join(notes)
