"""The site on this machine: fresh while you write, and never broken by what you write."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model.rendered import RenderedSite
from generator.pipeline import Stopped
from generator.publishing.build import Refused
from generator.publishing.serve import Fresh, PortTakenError, address_at, make_site, serve_site, site_server
from generator.publishing.settings_error import SettingsError

Give = Callable[[Any], None]

PATIENCE = 15.0
"""Seconds within which a change must be seen."""


@pytest.fixture
def port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def reports() -> list[Any]:
    """Return the list that builds are reported to."""
    return []


@pytest.fixture
def address(ready: Path, port: int, reports: list[Any], tmp_path: Path) -> Iterator[str]:
    """Serve the project; return its address."""
    served = tmp_path / "served" / "site"
    assert isinstance(make_site(ready, served, address_at(port)), Fresh)
    server = site_server(ready, served, reports.append, port=port)
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


def touch(path: Path, text: str) -> None:
    """Write a file so that a watcher sees it."""
    path.write_text(text, encoding="utf-8")


def test_a_change_is_seen(
    address: str, project: Path, small_site: RenderedSite, give: Give, reports: list[Any]
) -> None:
    """A changed fact is on its page soon after, under the address that is served."""
    assert "At claims/forty/." in read(address + "claims/forty/")
    changed = replace(small_site.pages[2], content="<h1>Changed</h1>")
    give(replace(small_site, pages=(*small_site.pages[:2], changed, *small_site.pages[3:])))
    touch(project / "content" / "fact.yml", "title: x\n")
    assert isinstance(wait_for(reports, 1), Fresh)
    assert "<h1>Changed</h1>" in read(address + "claims/forty/")


def test_a_finding_keeps_the_last_good_site(
    address: str, ready: Path, small_site: RenderedSite, give: Give, reports: list[Any]
) -> None:
    """What is wrong is told, readers keep the last good site, and mending is enough to go on."""
    assert "At claims/forty/." in read(address + "claims/forty/")
    stopped = Stopped(stage="reading", findings=())
    give(stopped)
    touch(ready / "content" / "fact.yml", "title: x\n")
    assert wait_for(reports, 1) is stopped
    assert "At claims/forty/." in read(address + "claims/forty/")
    give(small_site)
    touch(ready / "seeds" / "article.txt", "mended")
    assert isinstance(wait_for(reports, 2), Fresh)


def test_a_broken_template_keeps_the_last_good_site(address: str, project: Path, reports: list[Any]) -> None:
    """Whatever error a half-written file causes, it is told, and the server lives on."""
    assert "At claims/forty/." in read(address + "claims/forty/")
    touch(project / "mkdocs.yml", "site_name: [")
    refused = wait_for(reports, 1)
    assert isinstance(refused, Refused)
    assert "mkdocs.yml" in refused.complaints[0]
    assert "At claims/forty/." in read(address + "claims/forty/")


def test_an_unknown_address_has_the_themes_page(address: str) -> None:
    """A wrong address is told in the site's own look."""
    with pytest.raises(urllib.error.HTTPError) as error:
        read(address + "absent/")
    assert error.value.code == 404
    with error.value as answer:
        assert "md-content" in answer.read().decode("utf-8")


def test_nothing_is_served_when_the_first_build_fails(project: Path, give: Give, reports: list[Any], port: int) -> None:
    """A project with findings is told what they are, and the command ends."""
    stopped = Stopped(stage="reading", findings=())
    give(stopped)
    assert serve_site(project, reports.append, port=port) is False
    assert reports == [stopped]


def test_a_taken_port_is_told(ready: Path, reports: list[Any]) -> None:
    """Another program at the port is an error with a remedy."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = int(other.getsockname()[1])
        with pytest.raises(PortTakenError, match=f"port {port} is taken"):
            serve_site(ready, reports.append, port=port)


def test_unusable_settings_end_the_first_build(ready: Path, port: int) -> None:
    """Without settings there is nothing to serve."""
    (ready / "mkdocs.yml").unlink()
    with pytest.raises(SettingsError):
        serve_site(ready, lambda _: None, port=port)
