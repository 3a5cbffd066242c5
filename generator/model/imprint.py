"""What a site says of itself: its name, where it lives, and where its files are kept."""

from __future__ import annotations

from typing import Final, Literal

from msgspec.structs import replace

from generator.model.record import Value


class Forge(Value, frozen=True):
    """Where the project's files are kept and mistakes are reported; patterns whose names in braces are filled in."""

    file: str
    """Address of `{path}`, to be read."""
    line: str
    """What is added to it for `{line}`."""
    edit: str
    """Address of `{path}`, to be edited."""
    issue: str
    """Address of a new issue with `{title}` and either `{body}` or the fields of a form, `{path}` of the file and
    `{page}`; empty where the host has none."""


Pictures = Literal["auto", "all", "stories", "none"]
"""Which pages have a picture for those who pass their address on; `auto` goes by the number of facts."""

MOST_PICTURES: Final = 500
"""Facts of a site above which `auto` leaves all pictures but those of stories out: each takes about 40 milliseconds."""


class Imprint(Value, frozen=True, kw_only=True):
    """The site's own data, from its settings."""

    name: str = ""
    site_url: str = ""
    """Where the site will live, with a trailing slash; empty where that is not known."""
    forge: Forge | None = None
    pictures: Pictures = "none"
    book: str = ""
    """Path of the explainer as a PDF file; empty where the site has none."""
    ebook: str = ""
    """Path of the explainer as an e-book; empty where the site has none."""


def settled(imprint: Imprint, facts: int) -> Imprint:
    """Return an imprint that says which pages of a site of so many facts have pictures."""
    if imprint.pictures != "auto":
        return imprint
    return replace(imprint, pictures="all" if facts <= MOST_PICTURES else "stories")


def has_picture(imprint: Imprint, *, story: bool) -> bool:
    """Tell whether a page of a site with a settled imprint has a picture; it needs an address that others can open."""
    return bool(imprint.site_url) and (imprint.pictures == "all" or (story and imprint.pictures == "stories"))


NO_IMPRINT = Imprint()
"""Of a site of which nothing is known, such as one in a test."""
