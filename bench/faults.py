"""Builds that die: a small project is built again and again while something goes wrong, and its site is looked at.

`python bench/faults.py --kills 200 --interrupts 60 --full-disk 50 --swaps 20000` prints what was survived, and
exits with 1 at the first site that is neither the last good one nor the new one. The tests run a short form.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facts import write_project

from generator.publishing.swapping import swap_in

ROOT: Final = Path(__file__).resolve().parents[1]
EXPLAINER: Final = (sys.executable, "-m", "generator.cli")
CLAIM: Final = "content/claims/forty-damaged.yml"

STARTED: Final = 0.15
"""Seconds until a command is there to notice a signal."""

Files = dict[str, bytes]


class HarmError(Exception):
    """A site was harmed."""


def files_below(folder: Path) -> Files:
    """Return every file of a site by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


class Victim:
    """A project whose site has one of two states, each known from a build of its own."""

    def __init__(self, folder: Path, *, facts: int = 0, search: str = "whole") -> None:
        self.root = folder / "project"
        if facts:
            write_project(facts, self.root, 1)
        else:
            shutil.copytree(ROOT / "tests/sites/harbour", self.root)
        settings = self.root / "mkdocs.yml"
        plain = settings.read_text(encoding="utf-8")
        settings.write_text(plain.replace("- explainer", f"- explainer: {{search: {search}}}"), encoding="utf-8")
        self.claim = next(iter(sorted(self.root.glob("content/claims/*.yml"))))
        self.words = self.claim.read_text(encoding="utf-8")
        self.state = 0
        self.expected: list[Files] = []
        self.seconds = 0.0
        for state in (0, 1):
            other = folder / f"expected-{state}"
            shutil.copytree(self.root, other, ignore=shutil.ignore_patterns("site", ".site-spare", ".explainer"))
            self.write(state, other)
            started = time.monotonic()
            self.build(root=other)
            self.seconds = time.monotonic() - started
            self.expected.append(files_below(other / "site"))
            shutil.rmtree(other)
        if self.expected[0] == self.expected[1]:
            raise HarmError("the two states of the project have the same site")
        self.write(0)
        self.build()

    def write(self, state: int, root: Path | None = None) -> None:
        """Make the project what it is in one of its two states."""
        lines = self.words.splitlines()
        lines[lines.index(next(line for line in lines if line.startswith("title:")))] += " again" * state
        (root or self.root).joinpath(self.claim.relative_to(self.root)).write_text("\n".join(lines) + "\n")
        if root is None:
            self.state = state

    def start(self, *arguments: str, root: Path | None = None) -> subprocess.Popen[str]:
        """Start a build."""
        command = (*EXPLAINER, "-C", str(root or self.root), "build", *arguments)
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, cwd=ROOT)

    def build(self, *arguments: str, root: Path | None = None) -> None:
        """Build, which must succeed."""
        process = self.start(*arguments, root=root)
        out, err = process.communicate(timeout=120)
        if process.returncode:
            raise HarmError(f"a build without fault failed with {process.returncode}: {out}{err}")

    def look(self, allowed: tuple[int, ...], what: str) -> int:
        """Return the state that the site is in, which must be one of those allowed, whole."""
        site = files_below(self.root / "site")
        for state in allowed:
            if site == self.expected[state]:
                return state
        wrong = [path for path in site.keys() | self.expected[0].keys() if site.get(path) != self.expected[0].get(path)]
        raise HarmError(f"{what}: the site is neither the old nor the new one: {sorted(wrong)[:5]}")

    def recover(self, what: str) -> None:
        """Build again without cleaning, and look at the site and at what is left beside it."""
        self.build()
        self.look((self.state,), f"{what}, next build")
        strays = [path.name for path in self.root.iterdir() if path.name.startswith((".site-build", "site-"))]
        if strays:
            raise HarmError(f"{what}: {strays} are left over")


def stop_at_random(victim: Victim, dice: random.Random, signals: tuple[int, ...], count: int, *ways: str) -> str:
    """Send a signal to as many builds at random moments, warm and cold ones, and recover from each."""
    ended: dict[str, int] = {}
    for number in range(count):
        before = victim.state
        victim.write(1 - before)
        fresh = ("--fresh",) if dice.random() < 0.5 else ()
        process = victim.start(*fresh, *ways)
        # Before that Python itself is starting, and answers in its own way.
        time.sleep(dice.uniform(STARTED, victim.seconds * 1.05))
        sent = dice.choice(signals)
        process.send_signal(sent)
        out, err = process.communicate(timeout=120)
        what = f"signal {sent} at build {number}"
        if "Traceback" in err or "Traceback" in out:
            raise HarmError(f"{what}: {err}")
        state = victim.look((before, victim.state), what)
        end = "done" if process.returncode == 0 else "stopped"
        if sent != signal.SIGKILL and process.returncode not in {0, 128 + sent, -sent}:
            raise HarmError(f"{what}: exit code {process.returncode}: {out}{err}")
        ended[f"{end}, {'new' if state == victim.state else 'old'} site"] = (
            ended.get(f"{end}, {'new' if state == victim.state else 'old'} site", 0) + 1
        )
        victim.recover(what)
    return f"{count} of {count} survived ({ended})"


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """Yield a folder on a small file system in memory; raises OSError where this user may not mount one."""
    folder = Path(tempfile.mkdtemp(prefix="explainer-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    mounted = subprocess.run(command, check=False, capture_output=True, text=True)
    if mounted.returncode:
        folder.rmdir()
        raise OSError(mounted.stderr.strip() or "a small file system cannot be mounted")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def fill_the_disk(count: int) -> str:
    """Build on a disk that has room for a little more each time, from nothing to enough."""
    ended: dict[str, int] = {}
    with small_disk(64) as disk:
        victim = Victim(disk)
        ballast = disk / "ballast"
        need = sum(len(content) for content in victim.expected[0].values()) * 2 + (4 << 20)
        for number in range(count):
            before = victim.state
            victim.write(1 - before)
            free = shutil.disk_usage(disk).free
            left = need * number // count
            with ballast.open("wb") as file:
                file.write(bytes(max(free - left, 0)))
            process = victim.start(*(("--fresh",) if number % 2 else ()))
            out, err = process.communicate(timeout=120)
            ballast.unlink()
            what = f"a disk with {left:,} bytes left"
            if "Traceback" in err or "Traceback" in out:
                raise HarmError(f"{what}: {err}")
            if process.returncode and "No space left" not in err + out and "no room" not in err + out:
                raise HarmError(f"{what}: the message does not say so: {out}{err}")
            state = victim.look((before, victim.state), what)
            end = f"{'done' if process.returncode == 0 else 'told'}, {'new' if state == victim.state else 'old'} site"
            ended[end] = ended.get(end, 0) + 1
            victim.recover(what)
    return f"{count} of {count} survived ({ended})"


def write_nothing() -> str:
    """Build on a file system that can only be read: the command says so, and the site stays."""
    with small_disk(64) as disk:
        victim = Victim(disk)
        for arguments in ((), ("--fresh",)):
            victim.write(1 - victim.state)
            remount = ["mount", "-o", "remount,ro", str(disk)]
            subprocess.run(remount, check=True)
            process = victim.start(*arguments)
            out, err = process.communicate(timeout=60)
            subprocess.run([*remount[:2], "remount,rw", str(disk)], check=True)
            if not process.returncode or "Traceback" in err or "ead-only" not in err:
                raise HarmError(f"a read-only disk: exit code {process.returncode}: {out}{err}")
            victim.look((1 - victim.state,), "a read-only disk")
            victim.recover("a read-only disk")
    return "told, and the site stays"


def exchange_under_readers(folder: Path, count: int) -> str:
    """Exchange two sites while readers open their files; none may be missing or belong to neither."""
    site, other = folder / "site", folder / "other"
    for at, text in ((site, b"one"), (other, b"two")):
        for name in ("index.html", "claims/a/index.html", "data/facts.json"):
            (at / name).parent.mkdir(parents=True, exist_ok=True)
            (at / name).write_bytes(text * 1000)
    reader = (
        "import sys\n"
        "names = ['index.html', 'claims/a/index.html', 'data/facts.json']\n"
        "reads = missing = 0\n"
        "print('ready', flush=True)\n"
        "import os, select\n"
        "while not select.select([sys.stdin], [], [], 0)[0]:\n"
        "    for name in names:\n"
        "        try:\n"
        "            with open(os.path.join(sys.argv[1], name), 'rb') as file: text = file.read()\n"
        "            missing += text not in (b'one' * 1000, b'two' * 1000)\n"
        "        except FileNotFoundError: missing += 1\n"
        "        reads += 1\n"
        "print(reads, missing)\n"
    )
    command = [sys.executable, "-c", reader, str(site)]
    pipe = subprocess.PIPE
    readers = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(2)]
    for process in readers:
        _line_of(process)
    for _ in range(count):
        swap_in(other, site)
    reads = missing = 0
    for process in readers:
        out, _ = process.communicate("stop\n")
        mine, gone = map(int, out.split())
        reads, missing = reads + mine, missing + gone
    if missing or not reads:
        raise HarmError(f"{missing} of {reads} reads found no whole file")
    return f"{count:,} exchanges, {reads:,} reads, 0 missing or torn"


def _line_of(process: subprocess.Popen[str]) -> str:
    """Wait until a process has printed a line."""
    return process.stdout.readline() if process.stdout else ""


def two_at_once(victim: Victim) -> str:
    """Start a second build while the first one runs: it must wait for nobody, change nothing, and say why."""
    script = (
        "import pathlib, sys\n"
        "from generator.publishing.locking import build_lock\n"
        "with build_lock(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", script, str(victim.root)]
    first = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
    _line_of(first)
    second = victim.start()
    out, err = second.communicate(timeout=60)
    first.communicate()
    if second.returncode != 2 or "another build" not in out + err:
        raise HarmError(f"the second build ended with {second.returncode}: {out}{err}")
    victim.look((victim.state,), "a second build")
    victim.recover("a second build")
    return "kept out, and told why"


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--interrupts", type=int, default=60)
    parser.add_argument("--full-disk", type=int, default=50)
    parser.add_argument("--swaps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311 (the same moments every time)
    large = max(options.kills // 8, 1)
    with tempfile.TemporaryDirectory(prefix="explainer-faults-") as name:
        folder = Path(name)
        for place in ("small", "chunked", "large", "swaps"):
            (folder / place).mkdir()
        try:
            small = Victim(folder / "small")
            chunked = Victim(folder / "chunked", search="chunked")
            kill = (signal.SIGKILL,)
            several = Victim(folder / "large", facts=700)
            print("two builds at once:", two_at_once(small), flush=True)
            print("exchanges:", exchange_under_readers(folder / "swaps", options.swaps), flush=True)
            print("kill -9, several processes:", stop_at_random(several, dice, kill, large, "--processes", "3"))
            print("kill -9, search in chunks:", stop_at_random(chunked, dice, kill, large), flush=True)
            print("kill -9:", stop_at_random(small, dice, kill, options.kills - 2 * large), flush=True)
            polite = (signal.SIGINT, signal.SIGTERM)
            print("SIGINT and SIGTERM:", stop_at_random(small, dice, polite, options.interrupts), flush=True)
            if options.full_disk:
                print("a read-only disk:", write_nothing(), flush=True)
                print("a full disk:", fill_the_disk(options.full_disk), flush=True)
        except HarmError as error:
            print(f"not survived: {error}", file=sys.stderr)
            sys.exit(1)
        except OSError as error:
            print(f"could not be tried: {error}", file=sys.stderr)
            sys.exit(2)


if __name__ == "__main__":
    main()
