"""What a check is, and what may come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

Check = Callable[[Path], Iterable[str]]
"""Takes the folder of a finished site, yields a line for each fault, and prints what it measured."""


class NotRunError(Exception):
    """A check could not do its work here; the text says what is missing and how to get it. It is never a pass."""
