"""A server of a finished site that compresses, as hosts of sites do; on this machine alone, and for a while only."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")
"""What is worth compressing; fonts and pictures of points are compressed in themselves."""


class CompressingHandler(SimpleHTTPRequestHandler):
    """Sends texts with gzip, and says nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, or the index of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content, kind = path.read_bytes(), self.guess_type(path)
        text = kind.startswith(TEXTS)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        if text and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, *, seconds: float) -> Iterator[str]:
    """Serve a site on the loopback interface while the context is open, and for `seconds` at most; yield its address.

    The address ends with a slash.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(CompressingHandler, directory=str(site)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)

    def stop() -> None:
        server.shutdown()
        server.server_close()

    end = threading.Timer(seconds, stop)
    end.daemon = True
    thread.start()
    end.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        end.cancel()
        stop()
        thread.join()
