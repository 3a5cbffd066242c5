"""What everything that is worked out depends on beside the project: this code, and the libraries it uses."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import generator

LIBRARIES: Final = ("jinja2", "markdown", "markupsafe", "msgspec", "nh3", "pydantic", "pydantic-core", "pyyaml")


@cache
def code_version() -> str:
    """Return a checksum of the generator's own files, as the system describes them, and of its libraries' versions."""
    package = Path(generator.__file__).resolve().parent
    described = [sys.version, *(f"{name} {_version(name)}" for name in LIBRARIES)]
    for path in sorted(package.rglob("*.py")):
        status = path.stat()
        described.append(f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
    return blake2b("\n".join(described).encode(), digest_size=16).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # a name that this system's packagers changed
        return ""
