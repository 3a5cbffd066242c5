"""Runs one command and says what it cost; a small process of its own, so that its memory is not counted.

`python bench/measure.py REPORT LOG -- COMMAND...` writes {"cpu", "system", "wall", "peak", "status"} to REPORT as JSON.
A process made by fork begins with the peak memory of its parent; therefore the parent must be small.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LIMIT: Final = 3600.0
"""Seconds after which a run is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command took."""

    cpu: float
    """Seconds of user and system time, of the process and of all processes it waited for."""
    system: float
    """The part of it that the system took, above all to write files."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Most memory held at once by the largest of its processes, in megabytes of 1,000,000 bytes."""


class FailedRunError(Exception):
    """A command that was to be measured did not end well."""


def measured(command: list[str], *, folder: Path, environment: dict[str, str], log: Path) -> Cost:
    """The cost of one run of a command in a folder; what it prints goes to the log.

    Raises:
        FailedRunError: it ended with another status than 0, with the end of what it printed.
    """
    # What was deleted or copied before must not be written to the disk during the run.
    os.sync()
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.json")
        launcher = [sys.executable, "-I", "-S", str(Path(__file__).resolve()), str(report), str(log), "--", *command]
        subprocess.run(launcher, cwd=folder, env={**os.environ, **environment}, check=True)
        told = json.loads(report.read_text("utf-8"))
    if told.pop("status") != 0:
        tail = "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-15:])
        raise FailedRunError(f"{Path(command[0]).name} failed:\n{tail}")
    return Cost(**told)


def launch(report: Path, log: Path, command: list[str]) -> None:
    """Runs the command, waits for it, and writes the report."""
    with log.open("wb") as output:
        begun = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        watch = threading.Timer(LIMIT, os.killpg, (child.pid, signal.SIGKILL))
        watch.daemon = True
        watch.start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        watch.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in kibibytes, macOS in bytes.
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
    cpu = used.ru_utime + used.ru_stime
    told = {"cpu": cpu, "system": used.ru_stime, "wall": wall, "peak": peak, "status": child.returncode}
    report.write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    launch(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[4:])
