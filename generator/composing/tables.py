"""The open data as tables: one for each kind, one for all statements, one for all estimates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Final, Literal, get_origin, get_type_hints

from generator.composing.context import Context
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim, Statement
from generator.model.facts.figure import Estimate, Figure
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import When
from generator.model.kinds import KIND_BY_NAME, KINDS, KindName

BOUNDS: Final = ("best", "low", "high", "at_least", "at_most")

Row = Mapping[str, str]


STATEMENTS: Final = "statements.csv"
ESTIMATES: Final = "estimates.csv"

MANNER_COLUMNS: Final = ("speaker", "via", "certainty", "quote_type", "cue")

ESTIMATE_COLUMNS: Final = ("figure", "title", "unit", "estimate", *MANNER_COLUMNS, "as_given", *BOUNDS, "quote")
"""The columns of the table of estimates, also of that beside each figure's page."""

KIND_TABLES: Final[Mapping[str, KindName]] = {f"{kind.folder}.csv": kind.name for kind in KINDS}
"""The kind whose facts each table holds, one row for each, by the name of its file."""

TABLES: Final = (*KIND_TABLES, STATEMENTS, ESTIMATES)
"""The names of all tables."""


def _plain_fields(cls: type[Fact]) -> tuple[str, ...]:
    hints = get_type_hints(cls)
    return tuple(
        field.name
        for field in fields(cls)
        if hints[field.name] in {str, When} or get_origin(hints[field.name]) is Literal
    )


PLAIN_FIELDS: Final = {kind: _plain_fields(cls) for kind, cls in FACT_TYPES.items()}
"""The fields of each kind that fit into cells; facts.json has them all."""


def rows_of(context: Context, fact_id: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows that a fact has in the tables, each with the name of its table."""
    anchored = context.anchored(fact_id)
    fact = anchored.fact
    row = {"id": fact.id, "title": fact.title}
    for name in PLAIN_FIELDS[fact.KIND]:
        row |= _cells(name, getattr(fact, name))
    if isinstance(fact, Claim):
        row["status"] = context.status(fact_id).code
    row["quotes"] = _words(context, fact, *(("anchors",) if ("anchors", 0) in anchored.anchors else ()))
    yield f"{KIND_BY_NAME[fact.KIND].folder}.csv", row
    match fact:
        case Claim():
            for position, made in enumerate(fact.statements):
                yield STATEMENTS, _statement(context, fact, position, made)
        case Figure():
            for position, given in enumerate(fact.estimates):
                yield ESTIMATES, _estimate(context, fact, position, given)


def plain_number(value: Decimal) -> str:
    """Return a number as exact as it is, without an exponent."""
    return f"{value.normalize():f}"


def _cells(name: str, value: object) -> Row:
    match value:
        case str():
            return {name: value}
        case When():
            return {name: value.date, f"{name}_as_given": value.as_given}
        case _:
            return {}


def _statement(context: Context, claim: Claim, position: int, made: Statement) -> Row:
    return {
        "claim": claim.id,
        "title": claim.title,
        "status": context.status(claim.id).code,
        "statement": made.id,
        **_manner(made),
        "stance": made.stance,
        "withdrawn": made.withdrawn,
        "quote": _words(context, claim, "statements", position),
    }


def _estimate(context: Context, figure: Figure, position: int, made: Estimate) -> Row:
    numbers = {name: getattr(made, name) for name in BOUNDS}
    return {
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
