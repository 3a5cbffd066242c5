"""D001: dates are written in EDTF and exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.anchored import AnchoredFact
from generator.model.dates import DateFault, edtf_fault
from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.base import Fact
from generator.model.fields import When
from generator.model.graph import Graph
from generator.model.walking import records_in

_LABELS: Final[dict[DateFault, str]] = {
    "form": "not an EDTF date",
    "calendar": "not in the calendar",
    "order": "ends before it begins",
}
_HELP: Final = (
    "write what the source supports: `2024`, `2024-04`, `2024-04-27`, `2024~` (about), `2024-04/2024-06`, or `unknown`"
)


def check_dates(graph: Graph) -> Iterator[Diagnostic]:
    """A date is an EDTF date that exists in the calendar, or `unknown`."""
    for anchored in graph.project.facts.values():
        yield from check_dates_of(graph, anchored)


def check_dates_of(_graph: Graph, anchored: AnchoredFact[Fact]) -> Iterator[Diagnostic]:
    """Check every date of one fact."""
    for keys, when in records_in(anchored.fact, When):
        fault = edtf_fault(when.date)
        if fault:
            yield Diagnostic(
                rule="D001",
                place=Place(path=anchored.path, keys=(*keys, "date")),
                message=f"`{when.date}` is no date",
                label=_LABELS[fault],
                help=(_HELP,),
            )
