"""What was measured, as a table for a terminal, a table for Markdown, and a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from checked import Made
from measure import Cost
from plot import Bar, chart

HEADS: Final = (
    "Builder",
    "Pages",
    "kB a page",
    "CPU s",
    "ms CPU a page",
    "Wall s",
    "Peak MB",
    "CPU ÷ ours",
    "Wall ÷ ours",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The runs of one builder, in the order of the rounds."""

    name: str
    label: str
    version: str
    told: str
    costs: Sequence[Cost]
    made: Made


def rows(lines: Sequence[Line], base: Line | None) -> list[tuple[str, ...]]:
    """The cells of the table; ratios are taken round by round against the base, and are of the medians' kind."""
    found: list[tuple[str, ...]] = []
    for line in lines:
        cpu = [cost.cpu for cost in line.costs]
        wall = [cost.wall for cost in line.costs]
        pages = line.made.pages
        each = [1000 * seconds / pages for seconds in cpu]
        against = base.costs if base else ()
        found.append(
            (
                line.label,
                f"{pages:,}",
                f"{line.made.total / pages / 1000:.1f}",
                spread(cpu, 2),
                "–" if "-warm" in line.name else spread(each, 2),
                spread(wall, 2),
                spread([cost.peak for cost in line.costs], 0),
                spread([one / other.cpu for one, other in zip(cpu, against, strict=False)], 2),
                spread([one / other.wall for one, other in zip(wall, against, strict=False)], 2),
            )
        )
    return found


def spread(values: Sequence[float], digits: int) -> str:
    """The median, and in brackets the least and the most where there are several."""
    if not values:
        return "–"
    middle = f"{median(values):,.{digits}f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def as_text(cells: Sequence[tuple[str, ...]]) -> str:
    """The table for a terminal."""
    table = [HEADS, *cells]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
    written = []
    for row in table:
        first, *rest = (
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        written.append("  ".join((first, *rest)).rstrip())
    return "\n".join(written)


def as_markdown(cells: Sequence[tuple[str, ...]], lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """The table for a page, with the settings of each builder and what was measured on what."""
    head = [" | ".join(HEADS), " | ".join(["---"] + ["---:"] * (len(HEADS) - 1))]
    table = [f"| {row} |" for row in (*head, *(" | ".join(row) for row in cells))]
    notes = [f"- **{line.label}** ({line.version}): {line.told}." for line in lines]
    about = [f"- {name}: {value}" for name, value in facts.items()]
    return "\n".join([*table, "", *about, "", *notes, ""])


def as_chart(lines: Sequence[Line], facts: int) -> str:
    """The CPU seconds of each builder as an SVG."""
    bars = [
        Bar(
            label=line.label,
            middle=median(cost.cpu for cost in line.costs),
            least=min(cost.cpu for cost in line.costs),
            most=max(cost.cpu for cost in line.costs),
            ours=line.name.startswith("ours"),
        )
        for line in lines
    ]
    return chart(bars, title=f"CPU time to build the same {facts:,} facts", unit="s")
