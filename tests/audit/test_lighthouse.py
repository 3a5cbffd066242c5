"""Bars are held by medians, and what was not measured misses them."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

FINE = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}


@pytest.fixture
def run_of(part: Any) -> Any:
    """Return a function that makes what Lighthouse measured once."""

    def make(shift: float | None = 0.02, error: str | None = None, pace: float = 2000, **scores: float | None) -> Any:
        values = {**FINE, **{name.replace("_", "-"): score for name, score in scores.items()}}
        missed = {"seo": ["link-text 1 link found"]}
        return part("lighthouse").Run(
            address="http://s/", scores=values, shift=shift, missed=missed, error=error, pace=pace
        )

    return make


def test_a_page_on_the_bars_passes(part: Any, run_of: Any) -> None:
    """The bars themselves are allowed, and the runs of other pages do not count."""
    assert list(part("lighthouse").faults_of("http://s/", [run_of()])) == []


def test_the_median_counts(part: Any, run_of: Any) -> None:
    """One slow run of three does no harm, two do."""
    slow, fine = run_of(performance=0.7), run_of()
    assert list(part("lighthouse").faults_of("http://s/", [slow, fine, fine])) == []
    (fault,) = part("lighthouse").faults_of("http://s/", [slow, fine, slow])
    assert fault.startswith("performance 70, and 95 is the least")


def test_a_busy_machine_decides_nothing_of_speed(part: Any, run_of: Any) -> None:
    """Three runs at an ordinary pace say that a page is slow; what does not swing needs no more than one."""
    lighthouse, slow, poor = part("lighthouse"), run_of(performance=0.7), run_of(seo=0.9, pace=200)
    busy = run_of(performance=0.7, pace=200)
    cases = [([slow], True), ([slow] * 2, True), ([slow] * 3, False), ([busy] * 3, True), ([poor], False)]
    cases.append(([busy, slow, slow], False))
    for runs, is_open in cases:
        (fault,) = lighthouse.faults_of("http://s/", runs)
        assert lighthouse.is_open(fault, "http://s/", runs) is is_open


@pytest.mark.parametrize(
    ("measured", "fault"),
    [
        ({"seo": 0.91}, "seo 91, and 100 is the least: link-text 1 link found"),
        ({"best_practices": None}, "best-practices unknown, and 100 is the least: nobody says why"),
        ({"shift": 0.021}, "cumulative layout shift 0.021, and 0.02 is the most"),
        ({"shift": None}, "cumulative layout shift unknown, and 0.02 is the most"),
        ({"error": "the page did not load"}, "it could not be measured: the page did not load"),
    ],
)
def test_each_bar_is_held(part: Any, run_of: Any, measured: dict[str, Any], fault: str) -> None:
    """A score below its bar is named with what cost it, and an unknown one is no better."""
    assert list(part("lighthouse").faults_of("http://s/", [run_of(**measured)])) == [fault]


def test_a_site_that_lacks_a_kind_is_not_measured(part: Any, tmp_path: Path) -> None:
    """The largest page of each kind stands for it; without any nothing is known of the kind."""
    for kind in ("claims", "figures", "sources"):
        for name, size in (("a", 1), ("b", 9), ("c", 9)):
            page = tmp_path / kind / name / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text("x" * size, encoding="utf-8")
    with pytest.raises(part("outcome").NotRunError, match="actors/"):
        part("lighthouse").samples(tmp_path)
    (tmp_path / "actors" / "a").mkdir(parents=True)
    (tmp_path / "actors" / "a" / "index.html").touch()
    assert part("lighthouse").samples(tmp_path)[2:] == ("claims/b/", "figures/b/", "sources/b/", "actors/a/")


def answer(root: str, address: str) -> tuple[int, str | None, bytes]:
    """Return status, encoding and body of what a server sends to a browser that knows gzip."""
    connection = HTTPConnection(urlsplit(root).netloc, timeout=10)
    try:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        return response.status, response.getheader("Content-Encoding"), response.read()
    finally:
        connection.close()


def test_texts_are_sent_compressed(part: Any, tmp_path: Path) -> None:
    """As hosts do: pages and styles with gzip, fonts as they are, and nothing that is not there."""
    (tmp_path / "index.html").write_bytes(b"<p>page</p>")
    (tmp_path / "face.woff2").write_bytes(b"face")
    with part("serving").served(tmp_path, seconds=30) as root:
        assert urlsplit(root).hostname == "127.0.0.1"
        status, encoding, body = answer(root, "/")
        assert (status, encoding, gzip.decompress(body)) == (200, "gzip", b"<p>page</p>")
        assert answer(root, "/face.woff2") == (200, None, b"face")
        assert answer(root, "/absent/")[0] == 404


def test_the_server_ends_by_itself(part: Any, tmp_path: Path) -> None:
    """After its time nobody is served, whatever became of who asked."""
    with part("serving").served(tmp_path, seconds=0.1) as root:
        sleep(1)
        with pytest.raises(ConnectionRefusedError):
            answer(root, "/")
