"""Where schemas for editors are, in a project as on its site; apart from what makes them, which is slow to load."""

from __future__ import annotations

from typing import Final

from generator.model.kinds import KINDS, KindName

FOLDER: Final = "schemas"
IDS: Final = "ids.json"
SCHEMAS: Final = (*(f"{FOLDER}/{kind.name}.json" for kind in KINDS), f"{FOLDER}/{IDS}")


def modeline(kind: KindName) -> str:
    """Return the first line of a fact file: it leads editors other than VS Code to the schema."""
    return f"# yaml-language-server: $schema=../../{FOLDER}/{kind}.json\n"
