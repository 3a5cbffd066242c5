"""What a server on this machine adds to a page: MkDocs' script that loads it again, and what is wrong meanwhile.

A page's own policy runs the scripts and styles of the site alone, so what is added is named there by its hash ("Content
Security Policy Level 3", 2.3.1). Pages that are published know nothing of it.
"""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from mkdocs.livereload import LiveReloadServer

from generator.model.diagnostics import Finding
from generator.rendering.findings import format_concise, summary, visible

SHOWN: Final = 10
"""Findings that a page shows; the terminal has all."""

STYLE: Final = (
    "#explainer-notice{position:fixed;inset:auto 0 0 0;z-index:1000;max-height:45vh;overflow:auto;padding:.8rem 1rem;"
    "background:#5b0f1a;color:#fff;font:16px/1.5 system-ui,sans-serif}"
    "#explainer-notice pre{margin:.5rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 monospace}"
    "@media print{#explainer-notice{display:none}}"
)

_SCRIPT: Final = b"<script>"


def notice_of(complaints: Iterable[str], findings: tuple[Finding, ...]) -> str:
    """Return what stands on each page while the last good site stays: lines of plain text, the first a heading."""
    lines = [visible(line) for complaint in complaints for line in complaint.split("\n")]
    lines += [format_concise(finding) for finding in findings]
    more = [f"and {len(lines) - SHOWN:,} more, in the terminal"] if len(lines) > SHOWN else []
    what = summary(findings) if findings else "Something is wrong"
    return "\n".join([f"{what}. This is the last good site.", *lines[:SHOWN], *more])


def with_reloading(page: bytes, notice: str = "") -> bytes:
    """Return a page, to which MkDocs added its script, that lets the script run, and says what is wrong.

    Args:
        page: The page as MkDocs would send it.
        notice: What is to stand on it, as `notice_of` returns it; nothing where all is well.
    """
    at = page.rfind(_SCRIPT)
    if at < 0:
        return page
    script = page[at + len(_SCRIPT) : page.index(b"</script>", at)]
    if notice:
        page = page[:at] + _block(notice) + page[at:]
        page = _allowed(page, b"style-src", STYLE.encode())
    return _allowed(page, b"script-src", script)


def let_reload(server: LiveReloadServer) -> None:
    """Have a server of MkDocs' own send pages that load again."""
    inject = server._inject_js_into_html  # noqa: SLF001 (there is no other way to change what it sends)

    def injected(content: bytes, epoch: float) -> bytes:
        return with_reloading(inject(content, epoch))  # type: ignore[no-untyped-call] # MkDocs types most, not this

    server._inject_js_into_html = injected  # type: ignore[method-assign] # noqa: SLF001


def _block(notice: str) -> bytes:
    head, _, rest = notice.partition("\n")
    body = f"<pre>{html.escape(rest)}</pre>" if rest else ""
    told = f'<div id="explainer-notice" role="alert"><strong>{html.escape(head)}</strong>{body}</div>'
    return f"<style>{STYLE}</style>{told}".encode()


def _allowed(page: bytes, directive: bytes, content: bytes) -> bytes:
    """Name an element by its hash in the page's policy; a page without one allows everything."""
    digest = b64encode(sha256(content).digest())
    return page.replace(directive + b" 'self'", directive + b" 'self' 'sha256-" + digest + b"'", 1)
