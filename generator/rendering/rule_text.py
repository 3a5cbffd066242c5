"""The page of a rule as a terminal shows it.

The pages use few forms of Markdown: headings, paragraphs, fenced blocks and links. A test holds that every page does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.rendering.findings import visible
from generator.rendering.terminal import BOLD, COLUMNS, DIM, GREEN, RED, painted, wrapped

_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((?:[^()\s]+)\)")

BARS: Final = {"Wrong": RED, "Right": GREEN}
"""Colour of the bar beside an example, by the section it stands in."""


def rule_text(page: str, *, columns: int, color: bool) -> str:
    """Return the Markdown page of a rule as lines for a terminal, without a line end after them.

    Args:
        page: The page from its heading on.
        columns: Width of the terminal.
        color: Whether to add ANSI colours.
    """
    return "\n\n".join(_blocks(page, min(columns, COLUMNS), color=color))


def _blocks(page: str, columns: int, *, color: bool) -> Iterator[str]:
    section = ""
    for kind, text in _parts(page):
        if kind == "heading":
            section = text
            yield painted(visible(text), BOLD, color=color)
        elif kind == "code":
            bar = painted("│", BARS.get(section, DIM), color=color)
            yield "\n".join(f"  {bar} {visible(line)}".rstrip() for line in text.splitlines())
        else:
            yield wrapped(_LINK.sub(r"\1", text), columns=columns)


def _parts(page: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks of a page with what each of them is: `heading`, `code` or `prose`."""
    prose: list[str] = []
    code: list[str] | None = None
    for line in [*page.splitlines(), ""]:
        if code is not None:
            if line == "```":
                yield "code", "\n".join(code)
                code = None
            else:
                code.append(line)
        elif line.startswith(("```", "#")) or not line.strip():
            if prose:
                yield "prose", " ".join(prose)
                prose = []
            if line.startswith("```"):
                code = []
            elif line.strip():
                yield "heading", line.lstrip("# ")
        else:
            prose.append(line)
