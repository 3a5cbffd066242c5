"""The page of each rule, as it stands in the documentation: the one text that explains a rule anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import generator

FOLDER: Final = "rule_pages"

_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


def rule_page(code: str) -> str:
    """Return the page of the rule `code` as Markdown from its heading on; raises OSError where it was not installed."""
    page = (_folder() / f"{code.lower()}.md").read_text(encoding="utf-8")
    return _FRONT_MATTER.sub("", page)


def _folder() -> Path:
    """Where the pages lie: inside the installed package, or in the documentation of a checkout."""
    package = Path(generator.__file__).resolve().parent
    inside = package / FOLDER
    return inside if inside.is_dir() else package.parent / "docs" / "reference" / "rules"
