"""The site on this machine, brought up to date whenever something changes that it is made from.

A build that finds something wrong says so and leaves the last good site where it is.
"""

from __future__ import annotations

import errno
import gc
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mkdocs.livereload import LiveReloadServer
from msgspec.structs import replace
from watchdog.events import FileSystemEvent
from watchdog.events import FileSystemEventHandler as Handler
from watchdog.observers import Observer

from generator.caching.database import CACHE, FACTS
from generator.caching.facts import KeptFacts
from generator.caching.version import code_version
from generator.model.diagnostics import Finding
from generator.model.record import Value
from generator.pipeline import Stopped
from generator.publishing.build import silent
from generator.publishing.changes import CHANGES, GATHERING
from generator.publishing.editor_files import refresh_ids
from generator.publishing.making import make_site
from generator.publishing.outcomes import Refused
from generator.publishing.places import watched_folders
from generator.publishing.reloading import notice_of, with_reloading
from generator.publishing.settings_error import SettingsError
from generator.publishing.theming import load_settings
from generator.publishing.work import Order
from generator.publishing.workers import worker_count

HOST: Final = "127.0.0.1"
"""This machine and nobody else."""


class Fresh(Value, frozen=True, kw_only=True):
    """The site was made, and is what readers see from now on."""

    address: str
    """Where to read it."""
    seconds: float
    """How long it took to make."""
    made: int
    """Pages that were made anew."""
    findings: tuple[Finding, ...]
    """Warnings alone."""


Report = Callable[[Stopped | Refused | Fresh], None]
"""Told how each build ended."""


class PortTakenError(Exception):
    """Another program listens at the port."""


class Server(LiveReloadServer):
    """MkDocs' server, told of changes by the system instead of looking at every file twice a second."""

    def __init__(self, builder: Callable[[], None], root: Path, port: int) -> None:
        super().__init__(builder=builder, host=HOST, port=port, root=str(root))
        self.observer = Observer()  # type: ignore[assignment] # MkDocs names the class of its own choice
        # However the process ends, it waits for no request.
        self.serve_thread.daemon = True
        self.build_delay = GATHERING
        self.notice = ""
        """What stands on every page, because it was made before something went wrong."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build again when a file at or below `path` changes."""
        del func
        handler = Handler()
        handler.on_any_event = self._on_event  # type: ignore[method-assign] # as MkDocs does itself
        self._watched_paths[path] = 1
        self.observer.schedule(handler, path, recursive=recursive)

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call] # MkDocs types most
        return with_reloading(page, self.notice)

    def is_watched(self, path: Path) -> bool:
        """Tell whether changes below a folder are seen."""
        return str(path) in self._watched_paths

    def _on_event(self, event: FileSystemEvent) -> None:
        if isinstance(event, CHANGES):
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()


def serve_site(root: Path, report: Report, *, port: int = 8000) -> bool:
    """Serve the site of the project at `root` until the process is interrupted.

    Returns:
        False where the first build found something wrong, so that there was nothing to serve.

    Raises:
        PortTakenError: Another program listens at the port.
        SettingsError: `mkdocs.yml` cannot be used.
    """
    root = root.resolve()
    check_port(port)
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        order = order_for(root, Path(folder), port)
        # Before the server has threads, several processes may share the work.
        first = make_fresh(replace(order, processes=worker_count))
        report(first)
        if not isinstance(first, Fresh):
            return False
        server = site_server(order, report, port=port)
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


def check_port(port: int) -> None:
    """Raise PortTakenError where another program listens at a port: better before a site is made than after."""
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTakenError(f"port {port} is taken; choose another one") from error


def address_at(port: int) -> str:
    """Return where a site that is served at `port` is read."""
    return f"http://{HOST}:{port}/"


def order_for(root: Path, folder: Path, port: int) -> Order:
    """Return what is to be made for a server of the project at `root` that keeps its site in `folder`."""
    return Order(
        root=root,
        cache=folder,
        target=folder / "site",
        address=address_at(port),
        kept=KeptFacts(root / CACHE / FACTS, code_version()),
        is_ours=True,
    )


def site_server(order: Order, report: Report, *, port: int) -> Server:
    """Return a server of the site of `order` that makes it again when its sources change."""
    assert order.target  # noqa: S101 (order_for names it)
    served, root = order.target, order.root

    def make_again() -> None:
        result = _made_again(order)
        server.notice = _notice(result)
        report(result)
        watch_all()

    def not_found(_code: int) -> bytes:
        return (served / "404.html").read_bytes()

    server = Server(make_again, served, port)
    server.error_handler = not_found

    def watch_all() -> None:
        """Watch what the site is made from, also what was not there before."""
        for path in (*watched_folders(root), docs, root / "docs"):
            if path.is_dir() and not server.is_watched(path):
                server.watch(str(path))

    docs = Path(load_settings(root).docs_dir)
    watch_all()
    # An editor may put another file in its place, which only the folder is told of.
    server.watch(str(root), recursive=False)
    return server


def make_fresh(order: Order) -> Stopped | Refused | Fresh:
    """Make the site of `order`.

    Raises:
        SettingsError: `mkdocs.yml` cannot be used.
    """
    started = time.monotonic()
    # The collector would look at every fact again and again; afterwards there is hardly anything left to look at.
    gc.disable()
    try:
        result = make_site(order, silent)
    finally:
        gc.enable()
    if isinstance(result, (Stopped, Refused)):
        return result
    refresh_ids(order.root, result.folder)
    return Fresh(
        address=order.address,
        seconds=time.monotonic() - started,
        made=result.made,
        findings=result.findings,
    )


def _made_again(order: Order) -> Stopped | Refused | Fresh:
    try:
        return make_fresh(order)
    except SettingsError as error:
        return Refused(complaints=(str(error),), findings=())
    # A template can fail in any way while somebody writes it, and the server must outlive that.
    except Exception as error:  # noqa: BLE001
        return Refused(complaints=(f"{type(error).__name__}: {error}",), findings=())


def _notice(result: Stopped | Refused | Fresh) -> str:
    match result:
        case Fresh():
            return ""
        case Refused():
            return notice_of(result.complaints, ())
        case _:
            return notice_of((), result.findings)
