"""What a page may load and run: nothing but files of its own site, and the inline scripts of the theme that it holds.

The policy is [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/). A page carries it in its head, because
some hosts send no headers of ours; it is part of a frame, so filling a page costs nothing more.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

CHARSET: Final = '<meta charset="utf-8">'
"""What the theme prints first in a head, and what must stand in the first 1,024 bytes; the policy comes behind it."""

DIRECTIVES: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # The theme's stylesheet holds its icons as data, which run nothing in a picture.
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Everything that is not named is not allowed: frames, media, manifests, prefetching."""

NOTHING: Final = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""For a page that only leads on."""


class PolicyError(Exception):
    """A page has no place for its policy."""


def hash_of(script: str) -> str:
    """Return the source expression that allows one inline script, as section 2.3.1 of the standard has it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy_of(scripts: Iterable[str]) -> str:
    """Return the policy for pages that hold no inline script beside `scripts`."""
    hashes = sorted({hash_of(script) for script in scripts})
    allowed = {"script-src": " ".join((DIRECTIVES["script-src"], *hashes))}
    return "; ".join(f"{name} {allowed.get(name, sources)}" for name, sources in DIRECTIVES.items())


def meta_of(policy: str) -> str:
    """Return the element that carries a policy; no policy holds a double quotation mark."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def with_policy(name: str, html: str, policy: str) -> str:
    """Return the page `html` with its policy before all that it could stop.

    Raises:
        PolicyError: The page does not begin as the theme's pages do.
    """
    before, charset, after = html.partition(CHARSET)
    if not charset or any(early in before.lower() for early in ("<script", "<link", "<style", "<base", "<body")):
        raise PolicyError(f"`{name}` does not begin its head with `{CHARSET}`, which the security policy follows")
    return f"{before}{charset}{meta_of(policy)}{after}"


def headers_file(scripts: Iterable[str]) -> bytes:
    """Return the file that several hosts read for the headers to send; GitHub Pages publishes it and reads nothing.

    A header can forbid what a page cannot forbid of itself: that it is shown inside another one. Where both carry a
    policy a browser obeys both, so this one may allow the scripts of every page.

    Args:
        scripts: The theme's inline scripts on any page.
    """
    lines = {
        "Content-Security-Policy": f"{policy_of(scripts)}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return "".join(("/*\n", *(f"  {name}: {value}\n" for name, value in lines.items()))).encode()
