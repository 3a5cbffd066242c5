"""A comparison as Markdown, for the comment on a proposal and the summary of a run.

Words of strangers stand in code alone, where nothing is a mention, a link, a picture, a reference to an issue or
markup (GitHub Flavored Markdown, "Code spans" and "Fenced code blocks"), and every sign is visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.comparison import Change, Comparison, FactChange, StatusChange, StatusSide
from generator.rendering.comparisons.wording import (
    NOTHING,
    SIGNS,
    STANCES,
    VERBS,
    counted,
    cut,
    head_of,
    laid,
    limits,
    part_head,
    place_of,
    source_lines,
    waived_head,
    waived_line,
)
from generator.rendering.findings import format_concise, summary, visible

MOST: Final = 50_000
"""Bytes of one comparison; a comment on GitHub has 65,536 characters at most, and more stands around this."""

PAGES: Final = 50
"""Pages that are listed."""

FINDINGS: Final = 20
"""Findings that are listed."""

WAIVERS: Final = 20
"""Waivers that are listed."""


def comparison_markdown(comparison: Comparison) -> str:
    """Return a comparison; what does not fit is counted, never left out in silence."""
    parts: list[str] = []
    left = MOST
    dropped = 0
    for block in _blocks(comparison):
        size = len(block.encode())
        if dropped or size > left:
            dropped += 1
            continue
        left -= size
        parts.append(block)
    if dropped:
        parts.append(f"**Not all of it fits here.** Left out: {dropped:,} more. `explainer diff` prints everything.")
    return "\n\n".join(parts) + "\n"


def _blocks(comparison: Comparison) -> Iterator[str]:
    """The blocks of the text, what matters most first."""
    yield f"{_code(comparison.after)} compared with {_code(comparison.before)}"
    if comparison.findings:
        yield f"**Something is wrong after this change:** {summary(comparison.findings)}"
        listed = "\n".join(format_concise(finding) for finding in comparison.findings[:FINDINGS])
        more = len(comparison.findings) - FINDINGS
        yield _fenced(listed + (f"\nand {more:,} more" if more > 0 else ""))
    if comparison.waived:
        yield f"### {waived_head(comparison.waived)}"
        shown = comparison.waived[:WAIVERS]
        yield from (_fenced(f"{SIGNS[change.what]} {visible(waived_line(change))}") for change in shown)
        if len(comparison.waived) > WAIVERS:
            yield f"and {len(comparison.waived) - WAIVERS:,} more"
    yield from _limits(comparison)
    if comparison.empty:
        yield NOTHING
    if comparison.statuses:
        yield f"### Statuses that change: {len(comparison.statuses):,}"
        yield from (_status(change) for change in comparison.statuses)
    if comparison.facts:
        yield f"### Facts: {counted(change.what for change in comparison.facts)}"
        yield from (_fact(change) for change in comparison.facts)
    if comparison.sources:
        yield f"### Sources touched: {len(comparison.sources):,}"
        yield "\n".join(f"- {_code(name)}: {_code(told)}" for name, told in source_lines(comparison.sources))
    if comparison.pages:
        yield f"### Pages: {counted(page.what for page in comparison.pages)}"
        rows = [f"- {VERBS[page.what]}: {_code(page.address or '(home)')}" for page in comparison.pages[:PAGES]]
        more = len(comparison.pages) - PAGES
        yield "\n".join([*rows, *([f"- and {more:,} more"] if more > 0 else [])])


def _limits(comparison: Comparison) -> Iterator[str]:
    for limit in limits(comparison):
        said, colon, names = limit.removesuffix(".").partition(": ")
        yield f"{said}: {_code(names)}." if colon and comparison.unread and limit.startswith("Not compared") else limit


def _status(change: StatusChange) -> str:
    lines = [
        f"**{_code(change.claim)}** {_code(change.title)}",
        "",
        f"- **{change.before.label} → {change.after.label}**",
        *(f"- because {_code(reason.replace('`', ''))}" for reason in change.reasons),
        f"- was: {_rule(change.before)}",
        f"- is: {_rule(change.after)}",
    ]
    return "\n".join(lines)


def _rule(side: StatusSide) -> str:
    """Return a rule, which is in our own words, with the statements that it used."""
    told = (f"{_code(one.id)} ({_code(one.speaker)} {STANCES.get(one.stance, one.stance)})" for one in side.deciders)
    return f"{side.rule} By: {', '.join(told)}." if side.deciders else side.rule


def _fact(change: FactChange) -> str:
    head = f"**{VERBS[change.what]}:** {_code(head_of(change))} {_code(change.title)}"
    lines: list[str] = []
    for part in change.parts:
        lines.append(f"{SIGNS[part.what]} {visible(cut(part_head(part)))}")
        lines += _changes(part.changes, "    ")
    lines += _changes(change.changes, "")
    return f"{head}\n\n{_fenced(chr(10).join(lines))}" if lines else head


def _changes(changes: Iterable[Change], indent: str) -> Iterator[str]:
    for change in changes:
        yield f"{indent}{SIGNS[change.what]} {visible(place_of(change))}: {visible(laid(change))}"


def _code(text: str) -> str:
    """Return a text as a code span, in one line."""
    shown = visible(cut(" ".join(text.split()))) or " "
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _fenced(text: str) -> str:
    """Return lines as a block of code."""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}"
