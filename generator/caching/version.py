"""What everything that is worked out depends on beside the project: this code, and the packages it runs with."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import generator


@cache
def code_version() -> str:
    """Return a checksum of the generator's own files, as the system describes them, and of all packages' versions."""
    package = Path(generator.__file__).resolve().parent
    described = [sys.version, *sorted(_installed())]
    for folder, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".py", ".toml")):
                status = os.stat(f"{folder}/{name}")
                described.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
    return blake2b("\n".join(described).encode(), digest_size=16).hexdigest()


def _installed() -> set[str]:
    """Return name and version of every installed package, as the folders of their metadata are called."""
    found: set[str] = set()
    for entry in sys.path:
        if os.path.isdir(entry):
            found.update(name for name in os.listdir(entry) if name.endswith(".dist-info"))
    return found
