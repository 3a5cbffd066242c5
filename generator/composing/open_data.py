"""The open data: every fact as JSON, statements and estimates as tables."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Final

from generator.composing.context import Context, address_of
from generator.model.facts.claim import Claim
from generator.model.facts.figure import Figure
from generator.model.facts.source import Source
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import DataView, Download
from generator.model.rendered import DataFile

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""

LEAD: Final = "Everything on this site, for machines. The same facts give the same bytes."


def data_files(context: Context) -> tuple[DataFile, ...]:
    """Return the files of the open data; texts of sources only where they may be shown in full."""
    texts = tuple(
        DataFile(address=f"data/{source.text}", content=context.graph.project.texts[source.id].text.encode())
        for source, _ in context.of_kind(Source)
        if source.show == "full"
    )
    return (
        DataFile(address="data/facts.json", content=_facts(context)),
        DataFile(address="data/statements.csv", content=_table(_statements(context))),
        DataFile(address="data/estimates.csv", content=_table(_estimates(context))),
        *texts,
    )


def data_view(files: tuple[DataFile, ...]) -> DataView:
    """Return what the data page shows: each file with its size and checksum."""
    about = {
        "data/facts.json": "Every fact with its status and its passages (offsets in code points, end exclusive)",
        "data/statements.csv": "Who says what on which claim, one row for each statement",
        "data/estimates.csv": "Who gives which number, one row for each estimate",
    }
    return DataView(
        lead=LEAD,
        downloads=tuple(
            Download(
                link=Link(text=file.address.removeprefix("data/"), address=file.address),
                text=about.get(file.address, "The archived article’s text, in NFC with LF line ends"),
                size=len(file.content),
                sha256=hashlib.sha256(file.content).hexdigest(),
            )
            for file in files
        ),
    )


def plain(value: object) -> object:
    """Return a record as JSON values: fields without a value are left out, numbers stay as exact as they are."""
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field.name, plain(getattr(value, field.name))) for field in fields(value))
        return {name: one for name, one in named if one not in ("", [], None, {})}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _facts(context: Context) -> bytes:
    made = []
    for fact_id, anchored in sorted(context.graph.project.facts.items()):
        status = context.graph.statuses.get(fact_id)
        made.append(
            {
                "kind": anchored.fact.KIND,
                "page": address_of(anchored.fact),
                "fact": plain(anchored.fact),
                "passages": [
                    {
                        "at": "/".join(map(str, keys)),
                        "source": found.anchor.source,
                        "spans": [[one.span.start, one.span.end] for one in found.passages],
                        "printed": [one.printed for one in found.passages],
                    }
                    for keys, found in anchored.anchors.items()
                ],
                **({"status": {"code": status.code, "label": status.label, "rule": status.rule}} if status else {}),
            }
        )
    return json.dumps({"facts": made}, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def _statements(context: Context) -> Iterable[tuple[str, ...]]:
    yield (
        "claim",
        "title",
        "status",
        "statement",
        "speaker",
        "via",
        "stance",
        "certainty",
        "quote_type",
        "cue",
        "quote",
    )
    for claim, _ in context.of_kind(Claim):
        for position, made in enumerate(claim.statements):
            words = (" … ".join(quote.passages) for quote in context.quotes(claim.id, "statements", position))
            yield (
                claim.id,
                claim.title,
                context.graph.statuses[claim.id].code,
                made.id,
                made.speaker,
                " ".join(made.via),
                made.stance,
                made.certainty,
                made.quote_type,
                made.cue,
                " | ".join(words),
            )


def _estimates(context: Context) -> Iterable[tuple[str, ...]]:
    bounds = ("best", "low", "high", "at_least", "at_most")
    yield ("figure", "title", "unit", "estimate", "speaker", "via", "as_given", *bounds, "quote")
    for figure, _ in context.of_kind(Figure):
        for position, made in enumerate(figure.estimates):
            words = (" … ".join(quote.passages) for quote in context.quotes(figure.id, "estimates", position))
            numbers = (getattr(made, name) for name in bounds)
            yield (
                figure.id,
                figure.title,
                figure.unit,
                made.id,
                made.speaker,
                " ".join(made.via),
                made.as_given,
                *("" if one is None else f"{one.normalize():f}" for one in numbers),
                " | ".join(words),
            )


def _table(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue().encode()
