"""Run checks one after the other, and say of each whether it passed, failed, or could not be run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from audit.ebook import check_ebook
from audit.html import check_html
from audit.language_server import check_language_server
from audit.lighthouse import check_lighthouse
from audit.outcome import Check, NotRunError

ROOT: Final = Path(__file__).resolve().parent.parent

CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "html": check_html,
        "ebook": check_ebook,
        "lighthouse": check_lighthouse,
        "editor": check_language_server,
    }
)
"""By name, from quick to slow. To add one: a module with a function, and a line here."""

PASSED: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
NOT_RUN: Final = 3
SHOWN: Final = 50
"""Faults that are shown of one check."""


def main(names: Sequence[str]) -> int:
    """Build the site, run checks, and return the code of the worst: 0, 1 for a fault, 2 misuse, 3 something not run."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"There is no check {', '.join(unknown)}. There are: {', '.join(CHECKS)}", file=sys.stderr)
        return MISUSED
    command = [str(Path(sys.executable).with_name("explainer")), "-C", str(ROOT), "build"]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    # A site of yesterday must not pass for that of today: the command tells what it built.
    if done.returncode or not done.stdout.startswith("Built "):
        print(f"FAILED: the site could not be built, so nothing was looked at\n{done.stdout}", file=sys.stderr)
        return FAILED
    return run({name: CHECKS[name] for name in names or CHECKS}, ROOT / "site")


def run(checks: Mapping[str, Check], site: Path) -> int:
    """Run `checks` on the site in a folder, print what came of each, and return the code of the worst.

    A fault counts for more than a check that could not be run, and no check at all counts as not run.
    """
    said = [_run_one(name, check, site) for name, check in checks.items()]
    print("\n== Audit")
    for code, line in said:
        print(line, file=sys.stderr if code else sys.stdout)
    codes = {code for code, _ in said}
    return FAILED if FAILED in codes else PASSED if codes == {PASSED} else NOT_RUN


def _run_one(name: str, check: Check, site: Path) -> tuple[int, str]:
    load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    print(f"\n== {name}{load}", flush=True)
    start, faults, lacking = time.monotonic(), 0, ""
    try:
        for faults, fault in enumerate(check(site), start=1):
            if faults <= SHOWN:
                print(f"  {fault}")
    except NotRunError as error:
        lacking = f"{error}. This is no pass"
    except Exception:  # noqa: BLE001 (whatever a check breaks on, the others are run, and it has not passed)
        traceback.print_exc()
        return FAILED, f"FAILED   {name}: it broke off, see above"
    if faults:
        return FAILED, f"FAILED   {name}: faults: {faults}" + (f"; and not all was run: {lacking}" if lacking else "")
    if lacking:
        return NOT_RUN, f"NOT RUN  {name}: {lacking}"
    return PASSED, f"passed   {name}; {time.monotonic() - start:.0f} s"
