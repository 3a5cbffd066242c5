"""Typst in a process of its own: what it takes, it gives back, and it can be given up."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Final

import msgspec

from generator.publishing.book.typeset import TypesetOrder

SECONDS: Final = 600
"""After which setting one volume is given up."""

PROGRAM: Final = "generator.publishing.book.typeset"


def set_apart(order: TypesetOrder, seconds: int = SECONDS) -> tuple[str, ...]:
    """Set an order in a process of its own; return what stood in its way, in words.

    Args:
        order: What is to be set.
        seconds: After which it is given up.
    """
    try:
        done = subprocess.run(  # noqa: S603 (our own program, and nothing of the content in its arguments)
            [sys.executable, "-m", PROGRAM],
            input=msgspec.json.encode(order),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        return (f"The book was not set within {seconds} seconds.",)
    if done.returncode == 0:
        return ()
    return (f"The book could not be set:\n{done.stderr.decode('utf-8', 'replace').strip()}",)
