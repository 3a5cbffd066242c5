"""References in prose: each `[[id]]` names a fact, which then lists the facts that mention it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.linking.catalogue import Catalogue
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.graph import Edge
from generator.model.prose import InlineFault, InlineReference, parse_references
from generator.model.walking import MarkedText

MENTIONED_BY: Final = "Mentioned by"

_FAULTS: Final = {
    "unclosed": ("inline reference is not closed", "no `]]` follows in this paragraph"),
    "empty": ("inline reference is incomplete", "an id or the words are missing"),
    "nested": ("brackets inside an inline reference", "a reference holds an id and plain words"),
}
"""Message and label by the fault's reason."""


def mentions(origin: AnchoredFact[Fact], held: MarkedText, catalogue: Catalogue) -> Iterator[Edge | Diagnostic]:
    """The edges that the references in one piece of prose make, and why others make none (R004)."""
    parsed = parse_references(held.text)
    for found in parsed.references:
        if found.target not in catalogue.kinds:
            yield _dead_end(origin, held, found, catalogue)
        elif found.target != origin.fact.id:  # a fact that mentions itself is no backlink to it
            yield Edge(origin=origin.fact.id, keys=held.keys, target=found.target, reverse=MENTIONED_BY)
    for fault in parsed.faults:
        yield _malformed(origin, held, fault)


def _dead_end(origin: AnchoredFact[Fact], held: MarkedText, found: InlineReference, catalogue: Catalogue) -> Diagnostic:
    return Diagnostic(
        rule="R004",
        place=Place(path=origin.path, keys=held.keys, within=(found.start, found.end)),
        message=f"no fact has the id `{found.target}`",
        label="leads nowhere",
        help=(
            *catalogue.renamed(found.target),
            *catalogue.similar(found.target, ()),
            "name a fact that exists, or write the words without brackets",
        ),
    )


def _malformed(origin: AnchoredFact[Fact], held: MarkedText, fault: InlineFault) -> Diagnostic:
    message, label = _FAULTS[fault.reason]
    return Diagnostic(
        rule="R004",
        place=Place(path=origin.path, keys=held.keys, within=(fault.start, fault.end)),
        message=message,
        label=label,
        help=("write `[[id]]` or `[[id|words]]`; to show brackets as such, put them in backticks",),
    )
