"""References in fields: a field marked with `Ref` names one fact of a fitting kind."""

from __future__ import annotations

import re
from typing import Final

from generator.linking.catalogue import Catalogue, a, any_of, command_for
from generator.model.anchored import AnchoredFact
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.fields import ID_PATTERN, Ref
from generator.model.graph import Edge
from generator.model.kinds import KIND_BY_NAME
from generator.model.walking import MarkedText

_ID: Final = re.compile(ID_PATTERN)


def reference(origin: AnchoredFact[Fact], held: MarkedText, ref: Ref, catalogue: Catalogue) -> Edge | Diagnostic:
    """The edge that a field's reference makes, or why it makes none (R001, R002)."""
    kind = catalogue.kinds.get(held.text)
    if kind is None:
        return _no_such_fact(origin, held, ref, catalogue)
    if ref.kinds and kind not in ref.kinds:
        return _wrong_kind(origin, held, ref, catalogue)
    return Edge(origin=origin.fact.id, keys=held.keys, target=held.text, reverse=ref.reverse)


def _no_such_fact(origin: AnchoredFact[Fact], held: MarkedText, ref: Ref, catalogue: Catalogue) -> Diagnostic:
    wanted = " or ".join(KIND_BY_NAME[kind].singular.lower() for kind in ref.kinds) or "fact"
    to_add = (f"to add one: {command_for(held.text, ref.kinds)}",) if _ID.fullmatch(held.text) else ()
    return Diagnostic(
        rule="R001",
        place=Place(path=origin.path, keys=held.keys),
        message=f"no {wanted} has the id `{held.text}`",
        label=f"no such {wanted}",
        help=(*catalogue.renamed(held.text), *catalogue.similar(held.text, ref.kinds), *to_add),
    )


def _wrong_kind(origin: AnchoredFact[Fact], held: MarkedText, ref: Ref, catalogue: Catalogue) -> Diagnostic:
    is_one, wanted = a(catalogue.kinds[held.text]), any_of(ref.kinds)
    field = next(key for key in reversed(held.keys) if isinstance(key, str))
    return Diagnostic(
        rule="R002",
        place=Place(path=origin.path, keys=held.keys),
        message=f"`{held.text}` is {is_one}, and `{field}` names {wanted}",
        label=f"{is_one}, not {wanted}",
        help=(*catalogue.similar(held.text, ref.kinds), f"name {wanted} here, or move it to a field for {is_one}"),
    )
