"""A bar chart as an SVG file: text and lines alone, in the colour of the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

ROW: Final = 34
LEFT: Final = 250
WIDTH: Final = 760
TOP: Final = 20
BAR: Final = 16
DRAWN: Final = (
    'aria-labelledby="bench-title bench-desc" fill="currentColor" font-family="system-ui, sans-serif" font-size="14"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: a median with the least and the most of the runs."""

    label: str
    middle: float
    least: float
    most: float
    ours: bool


def chart(bars: Sequence[Bar], *, title: str, unit: str) -> str:
    """An SVG of horizontal bars from zero, each with its figure and a line from its least to its most.

    It is read out as its title and a sentence for each bar. Its only colour is `currentColor`; bars of ours are
    solid and the others pale, so that it holds in dark mode, in print, and without seeing colour.
    """
    end = max(bar.most for bar in bars) or 1.0
    scale = (WIDTH - LEFT - 110) / end
    height = TOP + ROW * len(bars) + 8
    told = "; ".join(f"{bar.label} {_number(bar.middle)} {unit}" for bar in bars)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" {DRAWN}>',
        f'<title id="bench-title">{escape(title)}</title>',
        f'<desc id="bench-desc">{escape(told)}.</desc>',
        # Inside a page the words' colour comes from the page; alone, it follows the reader's system.
        "<style>svg:root{color:#1b1f24}@media (prefers-color-scheme:dark){svg:root{color:#e6e6e6}}</style>",
        f'<line x1="{LEFT}" x2="{LEFT}" y1="{TOP - 8}" y2="{height - 8}" stroke="currentColor" stroke-opacity=".5"/>',
    ]
    for place, bar in enumerate(bars):
        top = TOP + ROW * place
        middle = top + BAR / 2
        weight = ' font-weight="700"' if bar.ours else ""
        opacity = "" if bar.ours else ' fill-opacity=".35"'
        least, most = LEFT + bar.least * scale, LEFT + bar.most * scale
        parts += [
            f'<text x="{LEFT - 10}" y="{middle + 5:g}" text-anchor="end"{weight}>{escape(bar.label)}</text>',
            f'<rect x="{LEFT}" y="{top}" width="{max(bar.middle * scale, 1):.1f}" height="{BAR}" rx="2"{opacity}/>',
            f'<path d="M{least:.1f} {middle:g}H{most:.1f}" stroke="currentColor" stroke-width="2"/>',
            f'<text x="{most + 8:.1f}" y="{middle + 5:g}"{weight}>{_number(bar.middle)} {escape(unit)}</text>',
        ]
    return "\n".join([*parts, "</svg>", ""])


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"
