"""Sheets of facts as text for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

import msgspec

from generator.model.kinds import KIND_BY_NAME
from generator.model.sheets import Sheet, SheetLink, SheetPart, SheetQuote, SheetStatus
from generator.rendering.findings import visible
from generator.rendering.terminal import BOLD, COLUMNS, DIM, columned, painted, wrapped

PARTS: Final = ("statements.", "estimates.")
"""Fields whose links are told where the statement or the estimate stands."""

MOST_LINKS: Final = 20
"""Links under one heading that a terminal is shown."""


def sheet_json(sheet: Sheet) -> str:
    """Return a sheet as JSON, with a line end after it; its keys are the fields of `generator.model.sheets`."""
    plain = msgspec.to_builtins(sheet)
    plain["fields"] = dict(sheet.fields)
    for part, made in zip(plain["parts"], sheet.parts, strict=True):
        part["fields"] = dict(made.fields)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def sheet_text(sheet: Sheet, *, columns: int, color: bool) -> str:
    """Return a sheet as lines for a terminal, without a line end after them.

    Args:
        sheet: The fact.
        columns: Width of the terminal.
        color: Whether to add ANSI colours.
    """
    wide = min(columns, COLUMNS)
    kind = KIND_BY_NAME[sheet.kind].singular
    blocks = [
        [
            *wrapped(sheet.title, columns=wide).split("\n"),
            painted(visible(f"{kind} {sheet.id} · {sheet.path}"), DIM, color=color),
        ]
    ]
    blocks[0][:-1] = [painted(line, BOLD, color=color) for line in blocks[0][:-1]]
    if sheet.status:
        blocks.append([*_status(sheet.status, wide, color=color)])
    if sheet.fields:
        blocks.append([*columned(sheet.fields, columns=wide, indent="")])
    blocks += [[*_part(part, wide, color=color)] for part in sheet.parts]
    if sheet.quotes:
        blocks.append([painted("Words", BOLD, color=color), *_quotes(sheet.quotes, wide, color=color)])
    links = [link for link in sheet.links if not link.by.startswith(PARTS) and not link.by.endswith("anchors.source")]
    if links:
        blocks.append([painted("Names", BOLD, color=color), *_links(links, wide)])
    named_by = _links(sheet.backlinks, wide) if sheet.backlinks else ["  no other fact"]
    blocks.append([painted("Named by", BOLD, color=color), *named_by])
    return "\n\n".join("\n".join(block) for block in blocks)


def _status(status: SheetStatus, columns: int, *, color: bool) -> Iterator[str]:
    yield painted(f"Status: {visible(status.label)}", BOLD, color=color)
    yield wrapped(status.rule, columns=columns, first="  ", indent="  ")
    rows = [
        (voice.stance, f"{', '.join(voice.names)} [{', '.join(voice.statements)}]{voice.note and f', {voice.note}'}")
        for voice in status.voices
    ]
    rows += [
        (name, ", ".join(ids))
        for name, ids in (("decided by", status.decisive), ("withdrawn", status.withdrawn))
        if ids
    ]
    yield from columned(rows, columns=columns)


def _part(part: SheetPart, columns: int, *, color: bool) -> Iterator[str]:
    head = f"{part.id} · {part.says}" if part.id else part.says
    yield painted(visible(head), BOLD, color=color)
    if part.fields:
        yield wrapped(
            "; ".join(f"{name}: {text}" for name, text in part.fields), columns=columns, first="  ", indent="  "
        )
    yield from _quotes(part.quotes, columns, color=color)


def _quotes(quotes: Iterable[SheetQuote], columns: int, *, color: bool) -> Iterator[str]:
    for quote in quotes:
        yield wrapped(quote.text, columns=columns, first="  │ ", indent="  │ ")
        yield painted(f"    {visible(quote.path)}:{quote.line}", DIM, color=color)


def _links(links: Iterable[SheetLink], columns: int) -> Iterator[str]:
    by = attrgetter("by")
    for heading, group in groupby(sorted(links, key=by), key=by):
        listed = list(group)
        yield f"  {visible(heading)}"
        rows = [(link.id, f"{link.title} ({KIND_BY_NAME[link.kind].singular.lower()})") for link in listed]
        yield from columned(rows[:MOST_LINKS], columns=columns, indent="    ")
        if len(rows) > MOST_LINKS:
            yield f"    and {len(rows) - MOST_LINKS:,} more: --format json lists all"
