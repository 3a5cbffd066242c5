"""Programs from npm that checks call: locked by hashes in `package-lock.json`, and installed when first needed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from audit.outcome import NotRunError

HERE: Final = Path(__file__).resolve().parent
SECONDS: Final = 300
"""For the installation, which fetches about 60 MB."""


def needed(program: str, advice: str) -> str:
    """Return the path of a program of this machine.

    Raises:
        NotRunError: It is not there.
    """
    if path := shutil.which(program):
        return path
    raise NotRunError(f"there is no `{program}` ({advice})")


def packages(folder: Path = HERE) -> Path:
    """Return the folder of installed packages, installing what the lock file beside it names where that is newer.

    No package's own script is run.

    Raises:
        NotRunError: There is no npm, or it could not fetch them.
    """
    npm = needed("npm", "on Debian: apt-get install nodejs npm")
    lock, installed = folder / "package-lock.json", folder / "node_modules"
    done = installed / ".done"
    if done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime:
        return installed
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    try:
        result = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotRunError(f"npm did not fetch the packages within {SECONDS} s") from error
    if result.returncode:
        last = (result.stderr or result.stdout).split()
        raise NotRunError(f"npm could not install the packages: {' '.join(last)[:200] or 'without a word'}")
    done.touch()
    return installed
