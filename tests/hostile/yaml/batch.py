"""Reads every attack in this one process, and says of each what it gave, how long it took and what memory it took.

`python tests/hostile/yaml/batch.py` prints a table; `--json` prints one line for each, as the test wants them.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from attacks import ATTACKS, SEED, SOUND, SOURCE, Attack, source_fact

from generator.cli.memory import uncollected
from generator.reading.locating import locate
from generator.reading.project import read_project
from generator.rendering.findings import format_concise, format_finding

MOST_SECONDS = 300
MOST_BYTES = 1 << 30
SLOW = 0.4
"""Seconds of processor time from which an attack is tried again."""
TRIES = 4
TEXT = b"Not one of them was insured.\n"


@dataclass(frozen=True)
class Result:
    """What one attack gave."""

    kind: str
    name: str
    gives: str
    path: str
    told: list[tuple[str, str, int, int]]
    """Rule, path, line and column of each finding; line 0 where there is none."""
    raised: str
    seconds: float
    mebibytes: float


def main() -> None:
    """Run all attacks, and print what they gave."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    # Imports and the tables that are made once are no cost of a file.
    for raw in (SOUND.encode(), b"titel: [x]\n", b"title: x: y\n", b'title: "a\\u200bb" # \xe2\x80\x8b\n'):
        run(Attack("", "", raw, ""))
    results = map(quickest, ATTACKS)
    if "--json" in sys.argv:
        for result in results:
            sys.stdout.write(json.dumps(result.__dict__) + "\n")
            sys.stdout.flush()
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(list(results)))


def quickest(attack: Attack) -> Result:
    """Run an attack, again where it seems slow: whatever else the machine does makes a file slower, never quicker."""
    tries = [run(attack)]
    while tries[-1].seconds > SLOW and len(tries) < TRIES:
        tries.append(run(attack))
    return min(tries, key=lambda one: one.seconds)


def run(attack: Attack) -> Result:
    """Read a project with one hostile file in it, and print its findings as the commands do."""
    raised = ""
    told: list[tuple[str, str, int, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {SEED: TEXT, SOURCE: source_fact(attack.raw if attack.path == SEED else TEXT), attack.path: attack.raw}
        for path, raw in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        forget_peak()
        began = time.process_time()
        try:
            with uncollected():
                for finding in locate(root, read_project(root).diagnostics):
                    format_finding(finding, color=True)
                    format_concise(finding)
                    start = finding.region.start if finding.region else (0, 0)
                    told.append((finding.rule, finding.path, *start))
        except BaseException:  # noqa: BLE001 (whatever it is, it is what is looked for)
            raised = traceback.format_exc()
        seconds = time.process_time() - began
    return Result(
        kind=attack.kind,
        name=attack.name,
        gives=attack.gives,
        path=attack.path,
        told=told,
        raised=raised,
        seconds=round(seconds, 4),
        mebibytes=round(peak(), 1),
    )


def forget_peak() -> None:
    """Let the system count the greatest memory from here on, where it can (Linux)."""
    refs = Path("/proc/self/clear_refs")
    if refs.exists():
        refs.write_text("5", encoding="ascii")


def peak() -> float:
    """Return the most memory that this process had in use since the last `forget_peak`, in mebibytes."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024)


def table(results: list[Result]) -> Iterator[str]:
    """Yield the counts and the worst of each class, then of all."""
    yield f"{'class of attack':28} inputs diagnostics harmless  worst s worst MiB  slowest"
    classes = {kind: list(rows) for kind, rows in groupby(results, key=lambda result: result.kind)}
    for kind, rows in (classes | {"all": results}).items():
        worst = max(rows, key=lambda row: row.seconds)
        found = sum(bool(row.told) for row in rows)
        yield (
            f"{kind:28} {len(rows):6} {found:11} {len(rows) - found:8} {worst.seconds:8.3f} "
            f"{max(row.mebibytes for row in rows):9.0f}  {worst.name}"
        )
    raised = [row for row in results if row.raised]
    yield f"raised something: {len(raised)}"
    for row in raised:
        yield f"{row.kind}: {row.name}\n{row.raised}"
    for row in results:
        if {rule for rule, *_ in row.told} != {row.gives} - {""} and row.gives not in {rule for rule, *_ in row.told}:
            yield f"unexpected: {row.kind}: {row.name}: expected {row.gives or 'nothing'}, got {row.told[:3]}"


if __name__ == "__main__":
    main()
