"""The site on this machine: fresh while you write, and never broken by what you write."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Stopped
from generator.publishing.outcomes import Refused
from generator.publishing.serve import (
    Fresh,
    PortTakenError,
    address_at,
    make_fresh,
    order_for,
    serve_site,
    site_server,
)
from generator.publishing.settings_error import SettingsError

PATIENCE = 15.0
"""Seconds within which a change must be seen."""


@pytest.fixture
def reports() -> list[Any]:
    """Return the list that builds are reported to."""
    return []


@pytest.fixture
def address(harbour: Path, port: int, reports: list[Any], tmp_path: Path) -> Iterator[str]:
    """Serve the project; return its address."""
    order = order_for(harbour, tmp_path / "served", port)
    assert isinstance(make_fresh(order), Fresh)
    server = site_server(order, reports.append, port=port)
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield address_at(port)
    server.shutdown(wait=True)  # type: ignore[no-untyped-call] # MkDocs types most, not this
    thread.join()


def read(address: str) -> str:
    """Return what is served at the address, waiting for the server to start."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
                return str(answer.read().decode("utf-8"))
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.05)
    raise TimeoutError(address)


def wait_for(reports: list[Any], number: int) -> Any:
    """Return the report of the build with this number, from 1."""
    deadline = time.monotonic() + PATIENCE
    while len(reports) < number:
        assert time.monotonic() < deadline, reports
        time.sleep(0.05)
    return reports[number - 1]


PAGE = "claims/forty-damaged/"
TITLE = "At least 40 boats were damaged"


def write(path: Path, text: str) -> None:
    """Write a file as an editor does."""
    path.write_text(text, encoding="utf-8")


def test_a_change_is_seen(address: str, harbour: Path, reports: list[Any]) -> None:
    """A changed fact is on its page soon after, under the address that is served, and few pages were made for it."""
    assert TITLE in read(address + PAGE)
    claim = harbour / "content" / "claims" / "forty-damaged.yml"
    write(claim, claim.read_text(encoding="utf-8").replace(TITLE, "Forty boats or more"))
    fresh = wait_for(reports, 1)
    assert isinstance(fresh, Fresh)
    assert 0 < fresh.made < 20
    assert "Forty boats or more" in read(address + PAGE)


def test_a_finding_keeps_the_last_good_site(address: str, harbour: Path, reports: list[Any]) -> None:
    """What is wrong is told, readers keep the last good site, and mending is enough to go on."""
    assert TITLE in read(address + PAGE)
    claim = harbour / "content" / "claims" / "forty-damaged.yml"
    sound = claim.read_text(encoding="utf-8")
    write(claim, "title: [")
    assert isinstance(wait_for(reports, 1), Stopped)
    assert TITLE in read(address + PAGE)
    write(claim, sound.replace(TITLE, "Mended"))
    while not isinstance(reports[-1], Fresh):
        wait_for(reports, len(reports) + 1)
    assert "Mended" in read(address + PAGE)


def test_a_folder_moved_away_is_seen(address: str, harbour: Path, reports: list[Any]) -> None:
    """Facts whose folder is moved out of the project are gone, though nothing tells of each file."""
    assert TITLE in read(address + PAGE)
    (harbour / "content" / "claims").rename(harbour.with_name("elsewhere"))
    assert isinstance(wait_for(reports, 1), Stopped)


def test_settings_that_cannot_be_used_are_told_in_their_own_words(
    address: str, harbour: Path, reports: list[Any]
) -> None:
    """The message is the one that a build gives, without the name of an error of ours."""
    assert TITLE in read(address + PAGE)
    write(harbour / "mkdocs.yml", "site_name: x\nplugins: [search]\n")
    (told,) = wait_for(reports, 1).complaints
    assert told.startswith("mkdocs.yml: the plugin `explainer` is not listed")


def test_a_folder_made_later_is_watched(address: str, harbour: Path, reports: list[Any], project_root: Path) -> None:
    """Templates whose folder was not there when serving began are followed like all others."""
    assert TITLE in read(address + PAGE)
    shipped = (project_root / "site_templates/partials/top.html").read_text(encoding="utf-8")
    own = harbour / "site_templates" / "partials" / "top.html"
    own.parent.mkdir(parents=True)
    deadline = time.monotonic() + 30
    for words in ("first words", "second words"):
        write(own, f"<p>{words}</p>\n{shipped}")
        while words not in read(address + PAGE) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert words in read(address + PAGE)
        wait_for(reports, 1)


def test_reading_is_no_change(address: str, harbour: Path, reports: list[Any]) -> None:
    """That a file is read, as every build does, makes no build."""
    for path in (harbour / "content").rglob("*.yml"):
        path.read_bytes()
    read(address)
    time.sleep(1)
    assert reports == []


def test_a_broken_template_keeps_the_last_good_site(address: str, harbour: Path, reports: list[Any]) -> None:
    """Whatever error a half-written file causes, it is told, and the server lives on."""
    assert TITLE in read(address + PAGE)
    write(harbour / "mkdocs.yml", "site_name: [")
    refused = wait_for(reports, 1)
    assert isinstance(refused, Refused)
    assert "mkdocs.yml" in refused.complaints[0]
    assert TITLE in read(address + PAGE)


def test_an_unknown_address_has_the_themes_page(address: str) -> None:
    """A wrong address is told in the site's own look."""
    with pytest.raises(urllib.error.HTTPError) as error:
        read(address + "absent/")
    assert error.value.code == 404
    with error.value as answer:
        assert "md-content" in answer.read().decode("utf-8")


def test_nothing_is_served_when_the_first_build_fails(harbour: Path, reports: list[Any], port: int) -> None:
    """A project with findings is told what they are, and the command ends."""
    write(harbour / "content" / "claims" / "forty-damaged.yml", "title: [")
    assert serve_site(harbour, reports.append, port=port) is False
    (stopped,) = reports
    assert isinstance(stopped, Stopped)


def test_a_taken_port_is_told(harbour: Path, reports: list[Any]) -> None:
    """Another program at the port is an error with a remedy."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        with pytest.raises(PortTakenError, match=f"port {port} is taken"):
            serve_site(harbour, reports.append, port=port)


def test_unusable_settings_end_the_first_build(harbour: Path, port: int) -> None:
    """Without settings there is nothing to serve."""
    (harbour / "mkdocs.yml").unlink()
    with pytest.raises(SettingsError):
        serve_site(harbour, lambda _: None, port=port)


@pytest.mark.parametrize("pause", [0, 0.001, 0.01, 0.1])
def test_told_twice_to_end_it_ends(harbour: Path, port: int, pause: float) -> None:
    """A second signal while the server ends neither keeps it nor changes its exit code, and nothing is left behind."""
    folder = harbour.parent / "temporary"
    folder.mkdir()
    command = [sys.executable, "-u", "-m", "generator.cli", "-C", str(harbour), "serve", "--port", str(port)]
    environment = os.environ | {"TMPDIR": str(folder)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    assert process.stdout
    try:
        assert any(line.startswith("Made ") for line in process.stdout)
        for _ in range(2):
            process.send_signal(signal.SIGTERM)
            time.sleep(pause)
        assert process.wait(30) == 143
    finally:
        process.kill()
        process.communicate()
    assert list(folder.iterdir()) == []
