"""A comparison as JSON, for other programs; all of it is ASCII."""

from __future__ import annotations

import json
from typing import Any, Final

import msgspec

from generator.model.comparison import Comparison

SHAPE: Final = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def comparison_json(comparison: Comparison) -> str:
    """Return everything that the comparison tells; fields are those of `generator.model.comparison`."""
    built: dict[str, Any] = msgspec.to_builtins(comparison)
    return json.dumps({"shape": SHAPE, "compared": True, **built}, indent=2)


def refusal_json(reason: str) -> str:
    """Return that nothing could be compared, and why."""
    return json.dumps({"shape": SHAPE, "compared": False, "reason": reason}, indent=2)
