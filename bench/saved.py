"""From saving a file to seeing what comes of it: `python bench/saved.py [DIR]`.

Saves a file of a fact again and again, as editors do: written aside, then put in its place. Measured is the time from
then until `check --watch` has printed the finding, until it has printed that all is well again, and until a browser
that shows the fact's page from `serve` has reloaded it. Prints the median and the slowest. Without DIR a project of
1,000 facts is made up. The browser is the one that EXPLAINER_TEST_BROWSER names, as in the tests.
"""

from __future__ import annotations

import argparse
import os
import queue
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facts import write_project
from playwright.sync_api import sync_playwright

SECONDS = 120
"""After which something is wrong."""

PAUSE = 0.5
"""Seconds between two edits, so that none is measured in the wake of the one before."""


def save(path: Path, text: str) -> float:
    """Put a file in the place of another one; return when that was done."""
    aside = path.with_name(f".{path.name}.aside")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
    return time.monotonic()


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[queue.Queue[tuple[float, str]]]:
    """Run a command on a project, and give its lines with the times at which they came."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator.cli", "-C", str(root), *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    lines: queue.Queue[tuple[float, str]] = queue.Queue()

    def follow() -> None:
        for line in process.stdout or ():
            lines.put((time.monotonic(), line))

    threading.Thread(target=follow, daemon=True).start()
    try:
        yield lines
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS)


def when(lines: queue.Queue[tuple[float, str]], words: str) -> float:
    """Return when a line with these words came."""
    while True:
        at, line = lines.get(timeout=SECONDS)
        if words in line:
            return at


def watched(root: Path, path: Path, edits: int) -> dict[str, list[float]]:
    """Return how long it took until a finding was printed, and until it was gone."""
    sound = path.read_text(encoding="utf-8")
    broken = re.sub("^title:", "titel:", sound, count=1, flags=re.MULTILINE)
    times: dict[str, list[float]] = {"check --watch, a finding": [], "check --watch, all well again": []}
    with running(root, "check", "--watch") as lines:
        when(lines, "Waiting for the next")
        for _ in range(edits):
            for name, text, words in zip(times, (broken, sound), ("[F001]", "All well"), strict=True):
                time.sleep(PAUSE)
                began = save(path, text)
                times[name].append(when(lines, words) - began)
                when(lines, "Waiting for the next")
    return times


def reloaded(root: Path, path: Path, edits: int) -> dict[str, list[float]]:
    """Return how long it took until a browser showed the new title of the fact, and so had loaded the page again."""
    sound = path.read_text(encoding="utf-8")
    times: list[float] = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with running(root, "serve", "--port", str(port)) as lines, sync_playwright() as play:
        when(lines, f":{port}/")
        browser = play.chromium.launch(executable_path=os.environ.get("EXPLAINER_TEST_BROWSER"))
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/{path.parent.name}/{path.stem}/")
        for number in range(edits):
            time.sleep(PAUSE)
            began = save(path, re.sub("^title:.*", f"title: Saved {number} times", sound, count=1, flags=re.MULTILINE))
            page.get_by_role("heading", level=1, name=f"Saved {number} times").wait_for(timeout=1000 * SECONDS)
            times.append(time.monotonic() - began)
        browser.close()
    save(path, sound)
    return {"serve, the page reloaded": times}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", nargs="?", type=Path, help="a project, of which a copy is edited")
    parser.add_argument("--facts", type=int, default=1_000, help="facts of the project that is made up otherwise")
    parser.add_argument("--edits", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        if arguments.project:
            root.mkdir()
            for name in ("content", "seeds"):
                shutil.copytree(arguments.project / name, root / name)
            shutil.copy(arguments.project / "mkdocs.yml", root)
            if (arguments.project / "docs").is_dir():
                shutil.copytree(arguments.project / "docs", root / "docs")
        else:
            write_project(arguments.facts, root)
        path = min((root / "content" / "claims").glob("*.yml"))
        print(f"{sum(1 for _ in root.glob('content/*/*.yml')):,} facts, {arguments.edits} edits")
        for measure in (watched, reloaded):
            for name, times in measure(root, path, arguments.edits).items():
                print(f"{name}: median {statistics.median(times):.2f} s, slowest {max(times):.2f} s", flush=True)


if __name__ == "__main__":
    main()
