"""The schemas in the YAML language server that editors use; it needs Node."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from audit.node import HERE, needed, packages
from audit.outcome import NotRunError

TESTS: Final = HERE.parent / "tests" / "editor"
SECONDS: Final = 120


def check_language_server(site: Path) -> Iterator[str]:
    """Yield a line where the server does not complete, explain and refuse as the schemas mean it to."""
    del site
    needed("node", "on Debian: apt-get install nodejs npm")
    packages(TESTS / "language-server")
    command = [sys.executable, "-m", "pytest", "-q", "-n0", str(TESTS / "check_language_server.py")]
    try:
        done = subprocess.run(command, cwd=HERE.parent, check=False, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"the server had not answered everything within {SECONDS} s") from error
    print(done.stdout.strip().splitlines()[-1] if done.stdout.strip() else "It said nothing")
    if done.returncode:
        yield done.stdout.strip() or done.stderr.strip()
