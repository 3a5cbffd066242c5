"""`security.txt`: where to report a weakness, as [RFC 9116](https://www.rfc-editor.org/rfc/rfc9116) has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from urllib.parse import urlsplit

ADDRESS: Final = ".well-known/security.txt"

_CONTACT: Final = re.compile(r"(?:https://|mailto:|tel:)[\x21-\x7e]+")
"""An address as section 2.5.3 asks for: with its scheme, and https where it is a page. No sign may end the line."""


class SecurityTextError(Exception):
    """The settings do not say what the standard requires."""


def security_text(contacts: Sequence[str], expires: date | None, site_url: str) -> bytes:
    """Return the file, or nothing where there is no contact.

    Args:
        contacts: Addresses, the preferred one first.
        expires: The last day on which the file is to be believed.
        site_url: Where the site will live, with a trailing slash; empty where that is not known.

    Raises:
        SecurityTextError: A contact is no address, or there is no last day.
    """
    if not contacts:
        return b""
    for contact in contacts:
        if not _CONTACT.fullmatch(contact):
            raise SecurityTextError(
                f"`security`: `{contact}` is no contact; write an address such as "
                "`https://example.org/report` or `mailto:security@example.org`"
            )
    if expires is None:
        # A day counted from the build would differ from build to build, and would outlive whoever reads the reports.
        raise SecurityTextError("`security`: `expires` is missing; write the last day on which the contact holds")
    lines = [f"Contact: {contact}" for contact in contacts]
    lines.append(f"Expires: {expires:%Y-%m-%d}T23:59:59Z")
    if urlsplit(site_url).scheme == "https":
        lines.append(f"Canonical: {site_url}{ADDRESS}")
    return "".join(f"{line}\n" for line in lines).encode()


def contact_of_repository(repo_url: str) -> tuple[str, ...]:
    """Return where a repository takes reports that nobody else can read; nothing where the host is not known."""
    parts = urlsplit(repo_url)
    path = parts.path.strip("/").removesuffix(".git")
    if parts.scheme == "https" and parts.netloc == "github.com" and path.count("/") == 1:
        return (f"https://github.com/{path}/security/advisories/new",)
    return ()
