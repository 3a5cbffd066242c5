"""The open data as tables: one for each kind, one for all statements, one for all estimates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Final

from generator.composing.context import Context
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.figure import Estimate, Figure
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import When
from generator.model.kinds import KINDS, Kind
from generator.model.record import record

BOUNDS: Final = ("best", "low", "high", "at_least", "at_most")

Row = Mapping[str, str]


@record
class Table:
    """One table of the open data."""

    name: str
    """Its file's name."""
    text: str
    """What it holds, in one line."""
    rows: tuple[Row, ...]
    """Cells by the name of their column; every row has the same columns. There is at least one row."""


def tables(context: Context) -> Iterator[Table]:
    """Yield every table; one without rows has no header either and is left out."""
    of_kinds = (
        (f"{kind.folder}.csv", f"{kind.plural}, one row for each fact", _of_kind(context, kind)) for kind in KINDS
    )
    for name, text, rows in (
        *of_kinds,
        ("statements.csv", "Who says what on which claim, one row for each statement", _statements(context)),
        ("estimates.csv", "Who gives which number, one row for each estimate", _estimates(context)),
    ):
        made = tuple(rows)
        if made:
            yield Table(name=name, text=text, rows=made)


def plain_number(value: Decimal) -> str:
    """Return a number as exact as it is, without an exponent."""
    return f"{value.normalize():f}"


def _of_kind(context: Context, kind: Kind) -> Iterator[Row]:
    """Yield the facts of a kind with those of their fields that fit into a cell; facts.json has them all."""
    for fact, anchored in context.of_kind(FACT_TYPES[kind.name]):
        row = {"id": fact.id, "title": fact.title}
        for field in fields(fact):
            row |= _cells(field.name, getattr(fact, field.name))
        if isinstance(fact, Claim):
            row["status"] = context.graph.statuses[fact.id].code
        row["quotes"] = _words(context, fact, *(("anchors",) if ("anchors", 0) in anchored.anchors else ()))
        yield row


def _cells(name: str, value: object) -> Row:
    match value:
        case str():
            return {name: value}
        case When():
            return {name: value.date, f"{name}_as_given": value.as_given}
        case _:
            return {}


def _statements(context: Context) -> Iterator[Row]:
    for claim, _ in context.of_kind(Claim):
        for position, made in enumerate(claim.statements):
            yield {
                "claim": claim.id,
                "title": claim.title,
                "status": context.graph.statuses[claim.id].code,
                "statement": made.id,
                **_manner(made),
                "stance": made.stance,
                "withdrawn": made.withdrawn,
                "quote": _words(context, claim, "statements", position),
            }


def _estimates(context: Context) -> Iterator[Row]:
    for figure, _ in context.of_kind(Figure):
        for position, made in enumerate(figure.estimates):
            numbers = {name: getattr(made, name) for name in BOUNDS}
            yield {
                "figure": figure.id,
                "title": figure.title,
                "unit": figure.unit,
                "estimate": made.id,
                **_manner(made),
                "as_given": made.as_given,
                **{name: "" if number is None else plain_number(number) for name, number in numbers.items()},
                "quote": _words(context, figure, "estimates", position),
            }


def _manner(made: Statement | Estimate) -> Row:
    return {
        "speaker": made.speaker,
        "via": " ".join(made.via),
        "certainty": made.certainty,
        "quote_type": made.quote_type,
        "cue": made.cue,
    }


def _words(context: Context, fact: Fact, *keys: str | int) -> str:
    return " | ".join(" … ".join(quote.passages) for quote in context.quotes(fact.id, *keys))
