"""Pages at old addresses that lead to the new ones without JavaScript."""

from __future__ import annotations

import posixpath
from html import escape

from generator.publishing.content_security_policy import CHARSET, NOTHING, meta_of


def redirect_page(old: str, new: str, site_url: str) -> bytes:
    """Return the page for the address `old` that leads to `new`, both relative to the site's root.

    Args:
        old: Address with a trailing slash.
        new: Address, with a fragment where a part of a page is meant.
        site_url: Where the site will live, with a trailing slash; empty where that is not known.
    """
    link = escape(relative(old, new))
    canonical = f'<link rel="canonical" href="{escape(site_url + new)}">\n' if site_url else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n'
        f"{CHARSET}{meta_of(NOTHING)}\n"
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<title>This page has moved</title>\n"
        f'<meta name="robots" content="noindex">\n<meta http-equiv="refresh" content="0; url={link}">\n{canonical}'
        f'</head>\n<body>\n<h1>This page has moved</h1>\n<p><a href="{link}">Go to its new address</a></p>\n'
        "</body>\n</html>\n"
    ).encode()


def relative(origin: str, target: str) -> str:
    """Return the way from the page at `origin` to `target`, both relative to the site's root."""
    path, hash_mark, fragment = target.partition("#")
    way = posixpath.relpath("/" + path, "/" + origin)
    return f"{way}/{hash_mark}{fragment}" if path.endswith("/") or not path else f"{way}{hash_mark}{fragment}"
