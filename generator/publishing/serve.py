"""The site on this machine, made again whenever something changes that it is made from.

A build that finds something wrong says so and leaves the last good site where it is.
"""

from __future__ import annotations

import errno
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer

from generator.model.diagnostics import Finding
from generator.model.record import record
from generator.pipeline import Stopped, run_pipeline
from generator.publishing.outcomes import Refused
from generator.publishing.places import watched_folders
from generator.publishing.swapping import swap_in, workshop
from generator.publishing.templates import read_templates
from generator.publishing.theming import ComplaintError, load_settings, run_theme

HOST: Final = "127.0.0.1"
"""This machine and nobody else."""


@record
class Fresh:
    """The site was made, and is what readers see from now on."""

    address: str
    """Where to read it."""
    seconds: float
    """How long it took to make."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


Report = Callable[[Stopped | Refused | Fresh], None]
"""Told how each build ended."""


class PortTakenError(Exception):
    """Another program listens at the port."""


def serve_site(root: Path, report: Report, *, port: int = 8000) -> bool:
    """Serve the site of the project at `root` until the process is interrupted.

    Returns:
        False where the first build found something wrong, so that there was nothing to serve.

    Raises:
        PortTakenError: Another program listens at the port.
        SettingsError: `mkdocs.yml` cannot be used.
    """
    root = root.resolve()
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        served = Path(folder) / "site"
        first = make_site(root, served, address_at(port))
        report(first)
        if not isinstance(first, Fresh):
            return False
        server = site_server(root, served, report, port=port)
        try:
            server.serve()  # type: ignore[no-untyped-call] # MkDocs types most, not this
        except KeyboardInterrupt:
            pass
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise PortTakenError(f"port {port} is taken; choose another one") from error
        finally:
            server.shutdown()
    return True


def address_at(port: int) -> str:
    """Return where a site that is served at `port` is read."""
    return f"http://{HOST}:{port}/"


def site_server(root: Path, served: Path, report: Report, *, port: int) -> LiveReloadServer:
    """Return a server of the folder `served` that makes the site again when its sources change."""

    def make_again() -> None:
        report(_made_again(root, served, address_at(port)))

    def not_found(_code: int) -> bytes:
        return (served / "404.html").read_bytes()

    server = LiveReloadServer(builder=make_again, host=HOST, port=port, root=str(served))
    server.error_handler = not_found
    docs = Path(load_settings(root).docs_dir)
    for path in (*watched_folders(root), docs, root / "mkdocs.yml"):
        server.watch(str(path))
    return server


def make_site(root: Path, served: Path, address: str) -> Stopped | Refused | Fresh:
    """Make the site of the project at `root` and put it at `served` when all went well.

    Raises:
        SettingsError: `mkdocs.yml` cannot be used.
    """
    started = time.monotonic()
    result = run_pipeline(root, read_templates(root))
    if isinstance(result, Stopped):
        return result
    config = load_settings(root)
    config.site_url = address
    with workshop(served) as folder:
        finished = folder / "site"
        finished.mkdir()
        try:
            run_theme(config, result.site, finished)
        except ComplaintError as error:
            return Refused(complaints=error.complaints, findings=result.findings)
        swap_in(finished, served)
    return Fresh(address=address, seconds=time.monotonic() - started, findings=result.findings)


def _made_again(root: Path, served: Path, address: str) -> Stopped | Refused | Fresh:
    try:
        return make_site(root, served, address)
    # A template can fail in any way while somebody writes it, and the server must outlive that.
    except Exception as error:  # noqa: BLE001
        return Refused(complaints=(f"{type(error).__name__}: {error}",), findings=())
