"""Asks for known weaknesses of every package that is installed, and counts a package that was skipped as a failure.

`pip-audit` itself ends with success where it skipped a package, for example because its index did not answer.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

LISTS: Final = ("site.txt", "test.txt", "audit.txt")

_PINNED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==[^\s;\\]+\s*(;?)", re.MULTILINE)


def main() -> int:
    """Audit each list; return 0 where every package of it was looked up and nothing is known against it."""
    folder = Path(__file__).resolve().parent
    complaints: list[str] = []
    for name in LISTS:
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(folder / name), "--require-hashes"]
        # Each version is pinned and hashed, so nothing needs to be resolved or downloaded.
        command += ["--disable-pip", "--no-deps", "--format", "json", "--progress-spinner", "off"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = list(objections((folder / name).read_text(encoding="utf-8"), done.stdout))
        if done.returncode and not found:
            found = [f"pip-audit ended with {done.returncode}: {done.stderr.strip()}"]
        print(f"{name}: " + ("\n  ".join(["", *found]) if found else "all looked up, and nothing is known against any"))
        complaints += found
    return 1 if complaints else 0


def objections(requirements: str, report: str) -> Iterator[str]:
    """Yield what stands against a list of packages: known weaknesses, and packages that nobody looked up.

    Args:
        requirements: The list, a pinned version on each line; one with a condition may not apply here.
        report: What `pip-audit` printed, as JSON.
    """
    try:
        audited: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        yield "pip-audit gave no report"
        return
    for one in audited:
        if "skip_reason" in one:
            yield f"{one['name']} was skipped: {one['skip_reason']}"
        for weakness in one.get("vulns", ()):
            yield f"{one['name']} {one['version']} has {weakness['id']}; mended in {_versions(weakness)}"
    seen = {_normal(str(one["name"])) for one in audited}
    for name, condition in _PINNED.findall(requirements):
        if not condition and _normal(name) not in seen:
            yield f"{name} is missing in the report"


def _versions(weakness: dict[str, Any]) -> str:
    versions: Iterable[str] = weakness.get("fix_versions") or ["no version yet"]
    return ", ".join(versions)


def _normal(name: str) -> str:
    """Return a package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
