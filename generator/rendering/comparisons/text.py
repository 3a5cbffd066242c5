"""A comparison for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.comparison import Change, Comparison, FactChange, StatusChange, StatusSide
from generator.rendering.comparisons.wording import (
    NOTHING,
    SIGNS,
    STANCES,
    counted,
    head_of,
    laid,
    limits,
    part_head,
    place_of,
    source_lines,
    waived_head,
    waived_line,
)
from generator.rendering.findings import summary, visible
from generator.rendering.terminal import BOLD, COLUMNS, GREEN, RED, columned, painted, wrapped


def comparison_text(comparison: Comparison, *, columns: int = COLUMNS, color: bool = False) -> str:
    """Return a comparison as lines of at most so many columns, without a line end after it."""
    lines = [wrapped(f"{comparison.after} compared with {comparison.before}", columns=columns)]
    for title, body in _sections(comparison, columns, color=color):
        lines += ["", painted(title, BOLD, color=color), *body]
    if comparison.empty:
        lines += ["", wrapped(NOTHING, columns=columns)]
    told = [*limits(comparison)]
    if comparison.findings:
        told.append(f"Wrong in {comparison.after}: {summary(comparison.findings)}.")
    lines += ["", *(wrapped(line, columns=columns) for line in told)] if told else []
    if comparison.waived:
        lines += ["", painted(waived_head(comparison.waived), BOLD, color=color)]
        for change in comparison.waived:
            first = f"  {SIGNS[change.what]} "
            lines.append(wrapped(waived_line(change), columns=columns, first=first, indent="      "))
    return "\n".join(lines)


def _sections(comparison: Comparison, columns: int, *, color: bool) -> Iterator[tuple[str, list[str]]]:
    if comparison.statuses:
        body = [line for change in comparison.statuses for line in _status(change, columns)]
        yield f"Statuses that change: {len(comparison.statuses):,}", body
    if comparison.facts:
        body = [line for change in comparison.facts for line in _fact(change, columns, color=color)]
        yield f"Facts: {counted(change.what for change in comparison.facts)}", body
    if comparison.sources:
        yield (
            f"Sources touched: {len(comparison.sources):,}",
            list(columned(source_lines(comparison.sources), columns=columns)),
        )
    if comparison.pages:
        rows = ((f"{SIGNS[page.what]} {page.address or '(home)'}", page.title) for page in comparison.pages)
        yield f"Pages: {counted(page.what for page in comparison.pages)}", list(columned(rows, columns=columns))


def _status(change: StatusChange, columns: int) -> Iterator[str]:
    yield wrapped(f"{change.claim}: {change.title}", columns=columns, first="  ", indent="    ")
    yield wrapped(f"{change.before.label} → {change.after.label}", columns=columns, first="    ", indent="      ")
    for reason in change.reasons:
        yield wrapped(f"because {reason}", columns=columns, first="    ", indent="      ")
    for name, side in (("was", change.before), ("is", change.after)):
        yield wrapped(f"{name}: {side.rule}{_deciders(side)}", columns=columns, first="    ", indent="      ")


def _deciders(side: StatusSide) -> str:
    told = ", ".join(f"{one.id} ({one.speaker} {STANCES.get(one.stance, one.stance)})" for one in side.deciders)
    return f" By: {told}." if told else ""


def _fact(change: FactChange, columns: int, *, color: bool) -> Iterator[str]:
    sign = SIGNS[change.what]
    head = wrapped(f"{head_of(change)}: {change.title}", columns=columns, first=f"  {sign} ", indent="      ")
    yield painted(head, {"added": GREEN, "removed": RED}.get(change.what, BOLD), color=color)
    for part in change.parts:
        yield wrapped(part_head(part), columns=columns, first=f"      {SIGNS[part.what]} ", indent="          ")
        yield from _changes(part.changes, "          ", columns)
    yield from _changes(change.changes, "      ", columns)


def _changes(changes: Iterable[Change], indent: str, columns: int) -> Iterator[str]:
    for change in changes:
        lead = f"{indent}{SIGNS[change.what]} {visible(place_of(change))}: "
        yield wrapped(laid(change), columns=columns, first=lead, indent=f"{indent}    ")
