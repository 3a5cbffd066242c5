"""What the guard costs beside the parse it guards: `python bench/guard.py DIR` for the project in DIR.

Times are of the quickest of several rounds over all fact files, in microseconds for each file.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from generator.reading.decoding import UNFIT, decode
from generator.reading.guard import guard
from generator.reading.harmless import is_harmless
from generator.reading.lines import Lines, lines_of
from generator.reading.tree import compose
from generator.reading.unseen import unseen

ROUNDS = 7


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR")
    root: Path = parser.parse_args().folder
    raws = [path.read_bytes() for path in sorted(root.glob("content/*/*.yml"))]
    texts = [text for raw in raws if isinstance(text := decode(raw, "", UNFIT), str)]
    files = [lines_of(text) for text in texts]
    plain = sum(is_harmless(text) for text in texts)
    gc.disable()
    parse = quickest(files, lambda lines: compose(lines, ""))
    scan = quickest(files, lambda lines: guard(lines, ""))
    test = quickest(files, lambda lines: is_harmless(lines.text))
    hidden = quickest(files, lambda lines: unseen(lines, ""))
    print(f"files: {len(files)}, of them plain enough to need no scan: {plain}")
    print(f"parse {parse:.1f}, scan of events {scan:.1f} ({scan / parse:.2f} of the parse)")
    print(f"pre-test {test:.1f} ({test / parse:.2f}), search for what nobody sees {hidden:.1f} ({hidden / parse:.2f})")
    load = quickest(files, lambda lines: yaml.load(lines.text, yaml.CSafeLoader))
    print(f"the library's own safe load {load:.1f}: the scan is {scan / load:.2f} of it")
    actual = test + hidden + scan * (1 - plain / len(files))
    print(f"guard as it runs, with the pre-test: {actual:.1f} ({actual / parse:.2f} of the parse)")


def quickest(files: list[Lines], work: Callable[[Lines], object]) -> float:
    """Return the microseconds that `work` takes for a file."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for lines in files:
            work(lines)
        best = min(best, time.process_time() - began)
    return best / len(files) * 1e6


if __name__ == "__main__":
    main()
