"""The project's form for mistakes, which links of the site fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FORM: Final = ".github/ISSUE_TEMPLATE/correct-a-fact.yml"
"""Its fields `fact` and `page` are filled in."""


def has_form(root: Path) -> bool:
    """Tell whether a project has the form."""
    return (root / FORM).is_file()
