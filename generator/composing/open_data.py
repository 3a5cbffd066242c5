"""The open data: every fact as JSON and in tables, and the texts that may be shown in full."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Final

from generator.composing.context import Context, address_of
from generator.composing.tables import Row, plain_number, tables
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import DataView, Download
from generator.model.record import record
from generator.model.rendered import DataFile

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""

LEAD: Final = "Everything on this site, for machines. The same facts give the same bytes."


@record
class Offer:
    """One file of the open data and what it holds."""

    file: DataFile
    text: str


def offers(context: Context) -> tuple[Offer, ...]:
    """Return the open data; texts of sources only where they may be shown in full."""
    return tuple(_offers(context))


def data_view(offered: tuple[Offer, ...]) -> DataView:
    """Return what the data page shows: each file with its size and checksum."""
    return DataView(
        lead=LEAD,
        downloads=tuple(
            Download(
                link=Link(text=offer.file.address.removeprefix("data/"), address=offer.file.address),
                text=offer.text,
                size=len(offer.file.content),
                sha256=hashlib.sha256(offer.file.content).hexdigest(),
            )
            for offer in offered
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
        return plain_number(value)
    return value


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_csv(rows: tuple[Row, ...]) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8 under a header; there must be at least one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([safe_cell(cell) for cell in row.values()] for row in rows)
    return text.getvalue().encode()


def _offers(context: Context) -> Iterator[Offer]:
    yield _offer(
        "facts.json",
        "Every fact with its status and its passages (offsets in code points, end exclusive)",
        _facts(context),
    )
    for table in tables(context):
        yield _offer(table.name, table.text, as_csv(table.rows))
    for source, _ in context.of_kind(Source):
        if source.show == "full":
            words = context.graph.project.texts[source.id].text
            yield _offer(source.text, "The archived article’s text, in NFC with LF line ends", words.encode())


def _offer(name: str, text: str, content: bytes) -> Offer:
    return Offer(file=DataFile(address=f"data/{name}", content=content), text=text)


def _facts(context: Context) -> bytes:
    made = []
    for fact_id, anchored in sorted(context.graph.project.facts.items()):
        status = context.graph.statuses.get(fact_id)
        made.append(
            {
                "kind": anchored.fact.KIND,
                "page": address_of(anchored.fact),
                "fact": plain(_shown(anchored.fact)),
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


def _shown(fact: Fact) -> Fact:
    """Return the fact without words of a source that may be shown in excerpts only and carry no fact."""
    return replace(fact, no_fact=()) if isinstance(fact, Source) and fact.show == "excerpts" else fact
