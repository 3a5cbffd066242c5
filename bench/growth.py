"""Whether a build costs in step with its facts: `python bench/growth.py --sizes 1000,2000,4000`.

Each size is built from nothing, several times; medians count. From both CPU and peak memory the start-up floor is
taken off, which is what a project of 50 facts needs. The exit status is 1 if doubling the facts costs more than
2.2 times as much, in either.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from aside import put_aside
from installed import HERE, find
from measure import Cost, measured

FLOOR: Final = 50
"""Facts of the project whose build is the start-up floor."""
MOST: Final = 2.2
"""How many times as much a doubling may cost."""


def middle(command: list[str], place: Path, runs: int, built: Path | None = None) -> Cost:
    """The medians of some runs, each from a project without output and cache."""
    costs = []
    for _ in range(runs):
        if built:
            put_aside(built / "site")
            put_aside(built / ".explainer")
            put_aside(built / ".site-spare")
        costs.append(measured(command, folder=place, environment={}, log=place / "log.txt"))
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        system=median(cost.system for cost in costs),
        wall=median(cost.wall for cost in costs),
        peak=median(cost.peak for cost in costs),
    )


def built(explainer: str, facts: int, place: Path, runs: int) -> Cost:
    """The cost of building a project of so many facts."""
    project = place / f"facts-{facts}"
    subprocess.run([sys.executable, str(HERE / "facts.py"), str(facts), str(project)], check=True)
    # One process, so that the largest one's memory is all there is.
    return middle(
        [explainer, "-C", str(project), "build", "--no-pdf", "--no-epub", "--processes", "1"], place, runs, project
    )


def doubled(small: float, large: float, times: float) -> float:
    """How many times as much one doubling costs, when growing by `times` took a cost from small to large."""
    return math.pow(large / small, 1 / math.log2(times))


def main() -> int:
    """Runs the command; 1 if the cost grows faster than the facts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,2000,4000", help="numbers of facts, growing (default: 1000,2000,4000)")
    parser.add_argument("--runs", type=int, default=3, help="builds of each size (default: 3)")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if sizes != sorted(set(sizes)) or sizes[0] <= FLOOR:
        parser.error(f"sizes must grow, from more than {FLOOR}")
    explainer = find(HERE.parent / ".bench").explainer
    if explainer is None:
        print("explainer is not on this machine", file=sys.stderr)
        return 2

    over = []
    with tempfile.TemporaryDirectory(prefix="explainer-growth-") as name:
        place = Path(name)
        start = middle([str(explainer), "--version"], place, options.runs)
        floor = built(str(explainer), FLOOR, place, options.runs)
        print(f"explainer --version: {start.cpu:.2f} s CPU, {start.peak:.0f} MB")
        print(f"floor, {FLOOR} facts: {floor.cpu:.2f} s CPU, {floor.peak:.0f} MB", flush=True)
        before: tuple[int, float, float] | None = None
        for size in sizes:
            cost = built(str(explainer), size, place, options.runs)
            extra = size - FLOOR
            cpu, peak = max(cost.cpu - floor.cpu, 1e-3), max(cost.peak - floor.peak, 0.1)
            told = (
                f"{size:,} facts: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s, {cost.peak:.0f} MB; above the floor "
                f"{1000 * cpu / extra:.3f} ms and {1000 * peak / extra:.1f} kB a fact"
            )
            if before:
                # The floor holds facts too: what grew is what stands above them.
                times = extra / before[0]
                grown = {"CPU": doubled(before[1], cpu, times), "peak memory": doubled(before[2], peak, times)}
                told += "; a doubling costs " + ", ".join(f"{value:.2f}× {what}" for what, value in grown.items())
                over += [f"{what} at {size:,}: {value:.2f}×" for what, value in grown.items() if value > MOST]
            print(told, flush=True)
            before = (extra, cpu, peak)
    if over:
        print(f"FAILED: a doubling costs more than {MOST}×: {'; '.join(over)}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
