"""Where the process begins: it can be asked to end before there is a command that would notice.

Loading the commands takes a tenth of a second, and much longer on a busy machine. This module loads nothing of ours,
so that there is somebody to answer Ctrl+C from the first moment on.
"""

from __future__ import annotations

import sys
from typing import Final

INTERRUPTED: Final = 130
"""As in `generator.cli.exits`, which would have to be loaded first."""


def main() -> None:
    """Load the commands and run the one that was asked for."""
    try:
        from generator.cli.main import main as run  # noqa: PLC0415 (loading it is what can be interrupted)

        run()
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted before anything was begun.\n")
        sys.exit(INTERRUPTED)
