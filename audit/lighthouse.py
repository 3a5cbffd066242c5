"""A page of each important kind under Lighthouse, as a phone on a slow network loads it; it needs Node and Chromium."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final

from audit.node import HERE, needed, packages
from audit.outcome import NotRunError
from audit.serving import served

BARS: Final[Mapping[str, float]] = MappingProxyType(
    {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
)
"""The least score of each category, of 1."""

MOST_SHIFT: Final = 0.02
"""Cumulative layout shift, https://web.dev/articles/cls: how much of a page moves after it is shown."""

KINDS: Final = ("claims", "figures", "sources", "actors")
"""Folders of which the largest page is looked at, beside home and the table of who says what."""

AGAIN: Final = 2
"""How often a page is measured once more where it misses a bar; then the median of its runs counts."""

SECONDS: Final = 210
"""After these no run is begun, so that the whole audit stays within six minutes on a busy machine."""
LAST_RUN: Final = 60
"""Seconds that the last run may take longer."""

SLOW: Final = 1000
"""Lighthouse's own limit of pace: below it, it warns that the machine is too slow to measure performance on."""

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What Lighthouse measured of one page, once."""

    address: str
    scores: Mapping[str, float | None]
    """By category, of 1; None where Lighthouse has no score."""
    shift: float | None
    """Cumulative layout shift; None where it was not measured."""
    missed: Mapping[str, Sequence[str]]
    """By category, the audits that cost something of the score."""
    error: str | None
    """Why the page could not be measured."""
    pace: float
    """Lighthouse's measure of how fast the machine was; a free desktop has over 1,500."""


def check_lighthouse(site: Path) -> Iterator[str]:
    """Yield a line for each bar that a page misses, and print every page's scores."""
    node = needed("node", "on Debian: apt-get install nodejs npm")
    browser = os.environ.get("CHROME_PATH") or _browser()
    packages()
    addresses, start = samples(site), time.monotonic()
    with served(site, seconds=SECONDS + 2 * LAST_RUN) as root:
        runs = _measured(node, browser, [root + address for address in addresses], SECONDS)
        measured = [address for address in addresses if any(run.address == root + address for run in runs)]
        poor = [root + address for address in measured if list(faults_of(root + address, runs))]
        left = SECONDS - (time.monotonic() - start)
        if poor and left > 0:
            runs += _measured(node, browser, poor * AGAIN, left)
        missing = [f"/{address}" for address in addresses if address not in measured]
        for address in measured:
            print(f"/{address}: {summary(root + address, runs)}")
            for fault in faults_of(root + address, runs):
                if is_open(fault, root + address, runs):
                    print(f"  open: {fault}")
                    missing.append(f"/{address}")
                else:
                    yield f"/{address}: {fault}"
    if missing:
        raise NotRunError(
            f"this machine is too busy to tell how fast {', '.join(missing)} is; try again when it is not"
        )


def is_open(fault: str, address: str, runs: Iterable[Run]) -> bool:
    """Tell whether a fault may be the machine's: of performance, and in too few runs, or in runs on a busy machine."""
    paces = [run.pace for run in runs if run.address == address]
    return fault.startswith("performance ") and (len(paces) <= AGAIN or median(paces) < SLOW)


def samples(site: Path) -> tuple[str, ...]:
    """Return the addresses that are looked at, relative to the site's root.

    Raises:
        NotRunError: The site has no page of some kind.
    """
    largest = []
    for kind in KINDS:
        pages = sorted(site.glob(f"{kind}/*/index.html"), key=lambda path: (-path.stat().st_size, path))
        if not pages:
            raise NotRunError(f"the site has no page in {kind}/")
        largest.append(pages[0].parent.relative_to(site).as_posix() + "/")
    return ("", "matrix/", *largest)


def faults_of(address: str, runs: Iterable[Run]) -> Iterator[str]:
    """Yield a line for each bar that the median of an address's runs misses; what was not measured misses its bar."""
    own = [run for run in runs if run.address == address]
    yield from (f"it could not be measured: {run.error}" for run in own if run.error)
    for category, bar in BARS.items():
        score = _median([run.scores.get(category) for run in own])
        if score is None or score < bar:
            lost = "; ".join(dict.fromkeys(audit for run in own for audit in run.missed.get(category, ())))
            yield f"{category} {_percent(score)}, and {_percent(bar)} is the least: {lost or 'nobody says why'}"
    shift = _median([run.shift for run in own])
    if shift is None or shift > MOST_SHIFT:
        yield f"cumulative layout shift {'unknown' if shift is None else f'{shift:.3f}'}, and {MOST_SHIFT} is the most"


def summary(address: str, runs: Iterable[Run]) -> str:
    """Return an address's medians in one line, with what every single run gave for performance."""
    own = [run for run in runs if run.address == address]
    scores = ", ".join(f"{name} {_percent(_median([run.scores.get(name) for run in own]))}" for name in BARS)
    shift = _median([run.shift for run in own])
    each = " ".join(_percent(run.scores.get("performance")) for run in own)
    of = f"; median of {len(own)} runs, performance {each}" if len(own) > 1 else "; one run"
    pace = min(run.pace for run in own)
    return f"{scores}, shift {'unknown' if shift is None else f'{shift:.4f}'}{of}; pace of the machine {pace:.0f}"


def _median(values: Sequence[float | None]) -> float | None:
    """Return the median; None where one of the values is missing, which is no reason to leave it out."""
    known = [value for value in values if value is not None]
    return median(known) if known and len(known) == len(values) else None


def _percent(score: float | None) -> str:
    return "unknown" if score is None else f"{score * 100:.0f}"


def _browser() -> str:
    for name in BROWSERS[:-1]:
        try:
            return needed(name, "")
        except NotRunError:
            continue
    return needed(BROWSERS[-1], "nor another Chromium; on Debian: apt-get install chromium")


def _measured(node: str, browser: str, addresses: Sequence[str], seconds: float) -> list[Run]:
    """Return what Lighthouse measured of addresses, in their order; fewer where the time did not suffice."""
    process = subprocess.Popen(
        [node, str(HERE / "lighthouse.mjs"), str(seconds), *addresses],
        env={**os.environ, "CHROME_PATH": browser},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        out, said = process.communicate(timeout=seconds + LAST_RUN)
    except subprocess.TimeoutExpired:
        # At this signal it ends its browser too, which is in a group of its own.
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=20)
    if not out.strip():
        raise NotRunError(f"Lighthouse did not start: {' '.join(said.split())[:300] or 'without a word'}")
    return [Run(**json.loads(line)) for line in out.splitlines()]
