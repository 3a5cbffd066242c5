"""The open data: every fact as JSON and in tables, and the texts that may be shown in full."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from generator.composing.context import Context, address_of
from generator.composing.tables import (
    ESTIMATE_COLUMNS,
    ESTIMATES,
    KIND_TABLES,
    STATEMENTS,
    TABLES,
    plain_number,
    rows_of,
)
from generator.model.facts.base import Fact
from generator.model.facts.claim import Claim
from generator.model.facts.source import Source
from generator.model.kinds import KIND_BY_NAME
from generator.model.pages.blocks import Link
from generator.model.pages.overviews import DataView, Download
from generator.model.pages.site import PagePlan
from generator.model.record import Value
from generator.model.words import Words

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""


class Fragments(Value, frozen=True):
    """What one fact has in the files of the open data."""

    id: str
    pieces: Mapping[str, str]
    """Lines of each file by its name; a table's header is not among them."""


class Offer(Value, frozen=True, kw_only=True):
    """One file of the open data."""

    name: str
    """Its path below `data/`."""
    size: int
    """Bytes."""
    sha256: str


_JSON: Final = msgspec.json.Encoder(order="sorted")

FACTS: Final = "facts.json"

CONTENTS: Final = (FACTS, *TABLES)
"""The names of all files that are made of facts."""


def described(words: Words, name: str) -> str:
    """Return what a file of the open data holds."""
    catalogue = words.catalogue
    if kind := KIND_TABLES.get(name):
        return catalogue.data["table"].format(kinds=catalogue.kinds[kind].all)
    return catalogue.data[{FACTS: "facts", STATEMENTS: "statements", ESTIMATES: "estimates"}.get(name, "text")]


def fragments_of(context: Context, fact_id: str) -> Fragments:
    """Return what one fact has in the files of the open data."""
    pieces: dict[str, list[str]] = {FACTS: [_fact(context, fact_id)]}
    for name, row in rows_of(context, fact_id):
        pieces.setdefault(name, []).append(as_csv(row.values()))
    return Fragments(id=fact_id, pieces={name: "".join(lines) for name, lines in pieces.items()})


def assembled(name: str, header: str, pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield a file of the open data from what each fact has in it, in the order of ids.

    Args:
        name: The file's name.
        header: A table's header; nothing for facts.json.
        pieces: Its lines, fact by fact; none is empty.
    """
    if name != FACTS:
        yield header.encode()
        yield from (piece.encode() for piece in pieces)
        return
    before = '{"facts":[\n'
    for piece in pieces:
        yield f"{before}{piece}".encode()
        before = ",\n"
    yield b'{"facts":[]}\n' if before.startswith("{") else b"\n]}\n"


def beside(address: str, pieces: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of the table that lies beside a fact's page: the estimates of a figure.

    Args:
        address: The page's address.
        pieces: What the fact has in the files of the open data.
    """
    if ESTIMATES in pieces:
        yield f"{address}{ESTIMATES}", f"{as_csv(ESTIMATE_COLUMNS)}{pieces[ESTIMATES]}".encode()


def paths_beside(plans: Iterable[PagePlan]) -> list[str]:
    """Return the path of every table that lies beside a planned page."""
    folder = f"{KIND_BY_NAME['figure'].folder}/"
    return [f"{plan.address}{ESTIMATES}" for plan in plans if plan.form == "fact" and plan.section == folder]


def header_of(context: Context, fact_id: str) -> dict[str, str]:
    """Return the header of each table that a fact has rows in, by the table's name."""
    return {name: as_csv(row) for name, row in rows_of(context, fact_id)}


def text_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each archived text that may be shown in full."""
    for source in context.of_kind(Source):
        if source.show == "full":
            yield source.text, context.text(source.id).text.encode()


def offer(name: str, content: Iterable[bytes]) -> Offer:
    """Return how a file is offered."""
    size, checksum = 0, hashlib.sha256()
    for piece in content:
        size += len(piece)
        checksum.update(piece)
    return Offer(name=name, size=size, sha256=checksum.hexdigest())


def data_view(words: Words, offered: Iterable[Offer]) -> DataView:
    """Return what a page of the open data shows: each file with its size and checksum."""
    return DataView(
        lead=words.catalogue.overviews["data"].lead,
        downloads=tuple(
            Download(
                link=Link(text=one.name, address=f"data/{one.name}"),
                text=described(words, one.name),
                size=words.number(one.size),
                sha256=one.sha256,
            )
            for one in offered
        ),
    )


def plain(value: object) -> object:
    """Return a record as JSON values: fields without a value are left out, numbers stay as exact as they are."""
    kind = type(value)
    if kind is str:
        return value
    if kind is tuple:
        return [plain(one) for one in value]  # type: ignore[attr-defined] # it is a tuple
    if kind is Decimal:
        return plain_number(value)  # type: ignore[arg-type] # it is a Decimal
    names = _names(kind)  # type: ignore[arg-type] # mypy takes not every class for hashable
    if not names:
        return value
    made: dict[str, object] = {}
    for name in names:
        one = getattr(value, name)
        if type(one) is str:  # most fields are, so this one is not worth a call
            if one:
                made[name] = one
        elif one is not None and one != ():
            said = plain(one)
            if said not in ("", [], {}):
                made[name] = said
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a record; nothing for other values."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_csv(cells: Iterable[str]) -> str:
    """Return cells, at least one, as a line of CSV (RFC 4180) that no spreadsheet takes for a formula."""
    line = ",".join([_quoted(safe_cell(cell)) for cell in cells])
    # A single empty cell is quoted, because an empty line would be no row.
    return (line or '""') + "\r\n"


def _quoted(cell: str) -> str:
    """Return a cell in quotation marks where it needs them; a writer made for each line takes four times as long."""
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell


def _fact(context: Context, fact_id: str) -> str:
    anchored = context.anchored(fact_id)
    made: dict[str, object] = {
        "kind": anchored.fact.KIND,
        "page": address_of(anchored.fact),
        "language": anchored.fact.written_in or context.written_in,
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
    }
    if isinstance(anchored.fact, Claim):
        status = context.status(fact_id)
        made["status"] = {"code": status.code, "label": status.label, "rule": status.rule}
    return _JSON.encode(made).decode()


def _shown(fact: Fact) -> Fact:
    """Return the fact without words of a source that may be shown in excerpts only and carry no fact."""
    return replace(fact, no_fact=()) if isinstance(fact, Source) and fact.show == "excerpts" else fact
