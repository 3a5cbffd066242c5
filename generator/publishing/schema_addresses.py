"""Where schemas for editors are, in a project as on its site; apart from what makes them, which is slow to load."""

from __future__ import annotations

from typing import Final

from generator.model.kinds import KINDS

FOLDER: Final = "schemas"
IDS: Final = "ids.json"
SCHEMAS: Final = (*(f"{FOLDER}/{kind.name}.json" for kind in KINDS), f"{FOLDER}/{IDS}")
