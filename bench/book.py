"""What the book costs: `python bench/book.py [N ...]` sets projects of N made-up facts and holds them to bars.

Prints a table of CPU seconds, peak memory of the largest process, bytes a fact, pages; exits with 1 where a bar is
missed, or where a second run in another folder and time zone gives other bytes. `--project DIR` measures a real one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf
from measure import Cost, measured

HERE: Final = Path(__file__).resolve().parent
COUNTS: Final = (100, 1_000, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The most that a book may take."""

    facts: int
    """Up to so many facts."""
    cpu: float
    """Seconds."""
    peak: float
    """Megabytes of 1,000,000 bytes, of the largest process."""


BARS: Final = (
    Bar(facts=120, cpu=2, peak=400),
    Bar(facts=1_200, cpu=12, peak=1_288),
    Bar(facts=12_000, cpu=150, peak=2_147),
)
BYTES_A_FACT: Final = 4_500
FEW: Final = 80
"""Below so many facts the fonts, which every book holds, weigh too much for a size by the fact to tell anything."""


def main() -> int:
    """Measure, print, and tell whether all bars were kept."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("counts", nargs="*", type=int, default=list(COUNTS), metavar="N")
    options.add_argument("--project", type=Path, action="append", default=[], metavar="DIR")
    chosen = options.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="explainer-bench-") as name:
        projects = list(chosen.project)
        for count in chosen.counts:
            root = Path(name, f"facts-{count}")
            subprocess.run([sys.executable, str(HERE / "facts.py"), str(count), str(root)], check=True)
            projects.append(root)
        print("| facts | pages | volumes | CPU s | wall s | peak MB | bytes a fact | same twice |")
        print("|---:|---:|---:|---:|---:|---:|---:|---|")
        for number, root in enumerate(projects):
            missed += _line(root.resolve(), Path(name, str(number)))
    return 1 if missed else 0


def _line(root: Path, place: Path) -> int:
    """Print a line of the table; return how many bars were missed."""
    first, cost = _made(root, place / "one", "UTC")
    second, _ = _made(root, place / "two", "Asia/Seoul")
    same = [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    facts = sum(1 for _ in (root / "content").glob("*/*.yml"))
    size = sum(path.stat().st_size for path in first) / facts
    pages = 0
    for path in first:
        with pikepdf.open(path) as pdf:
            pages += len(pdf.pages)
    print(
        f"| {facts:,} | {pages:,} | {len(first)} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak:,.0f} | {size:,.0f} "
        f"| {'yes' if same else 'NO'} |",
        flush=True,
    )
    bar = next(one for one in BARS if facts <= one.facts)
    heavy = facts > FEW and size > BYTES_A_FACT
    missed = [
        name
        for name, is_missed in (
            ("CPU", cost.cpu > bar.cpu),
            ("memory", cost.peak > bar.peak),
            ("size", heavy),
            ("same bytes", not same),
        )
        if is_missed
    ]
    if missed:
        print(f"missed with {facts:,} facts: {', '.join(missed)}", flush=True)
    return len(missed)


def _made(root: Path, folder: Path, zone: str) -> tuple[list[Path], Cost]:
    """Return the volumes of the book of a project, made into a new folder, and what that cost."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "generator.cli", "-C", str(root), "pdf", "-o", str(folder / "book.pdf")]
    environment = {"TZ": zone, "PYTHONPATH": str(HERE.parent)}
    cost = measured(command, folder=folder, environment=environment, log=folder / "log.txt")
    return sorted(folder.glob("book*.pdf"), key=lambda path: (len(path.name), path.name)), cost


if __name__ == "__main__":
    sys.exit(main())
