"""The visual rules say of the colours what the styles give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GROUNDS = {"Green": ("yes", "yes-bg"), "Red": ("no", "no-bg"), "Ochre": ("mixed", "mixed-bg")} | {
    "Blue": ("num", "num-bg"),
    "Slate": ("open", "open-bg"),
    "Soft ink": ("soft", "paper"),
}
LEAST = 4.5
"""Contrast that WCAG 2.2 asks of text (1.4.3, level AA)."""


def luminance(colour: str) -> float:
    """Return the relative luminance of a hexadecimal colour (WCAG 2.2)."""
    digits = "".join(one * 2 for one in colour) if len(colour) == 3 else colour
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("scheme", "column"), [("default", 0), ("slate", 1)])
def test_the_contrasts_are_those_of_the_styles(project_root: Path, scheme: str, column: int) -> None:
    """Each contrast in the table is the measured one, and none is too low for text."""
    styles = (project_root / "site_templates/assets/explainer.css").read_text(encoding="utf-8")
    rules = (project_root / "docs/explanation/visual-rules.md").read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{\n  --xp-paper.*?\}}', styles, re.DOTALL)
    assert block is not None
    colours = dict(re.findall(r"--xp-([\w-]+): #([0-9a-f]+)", block[0]))
    for name, (text, ground) in GROUNDS.items():
        row = re.search(rf"^\| {name} \|.*?\| ([\d.]+) : 1 \| ([\d.]+) : 1 \|$", rules, re.MULTILINE)
        assert row is not None, name
        dark, light = sorted((luminance(colours[text]), luminance(colours[ground])))
        contrast = (light + 0.05) / (dark + 0.05)
        assert float(row[column + 1]) == round(contrast, 1), name
        assert contrast >= LEAST, name
