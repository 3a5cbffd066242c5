"""No collector of circular rubbish while a command runs: it would look at every fact again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Do what is inside without the collector; what has no name any more is freed all the same."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
