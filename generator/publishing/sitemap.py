"""The sitemap: every address of the site, without dates, so that equal sites have equal sitemaps (sitemaps.org)."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from html import escape


def sitemap(addresses: Iterable[str], site_url: str) -> bytes:
    """Return the sitemap of a site that lives at `site_url`, addresses sorted."""
    rows = (
        f"  <url><loc>{escape(site_url + address, quote=False)}</loc></url>\n" for address in sorted(set(addresses))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{"".join(rows)}</urlset>\n'
    ).encode()


def gzipped(content: bytes) -> bytes:
    """Return `content` compressed, with neither a file name nor a time in the header (RFC 1952)."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", filename="", mtime=0) as compressed:
        compressed.write(content)
    return buffer.getvalue()
