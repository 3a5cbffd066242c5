"""What the generator itself writes into the site, and how it gets there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.model.pages.site import PagePlan
from generator.model.rendered import RenderedPage, RenderedSite
from generator.publishing.frame_pages import values_of
from generator.publishing.frames import Frame, fill
from generator.publishing.redirects import redirect_page

_LEAVES: Final = ("", ".", "..")
"""Parts of a path that stand for no file or folder of their own."""


class WritingError(Exception):
    """Two things would be published at one address, or something outside the site."""


def output_path(address: str) -> str:
    """Return the file that holds what is published at `address`: a page's folder holds its `index.html`."""
    path = f"{address}index.html" if address.endswith("/") or not address else address
    if "\\" in path or any(part in _LEAVES for part in path.split("/")):
        raise WritingError(f"`{address}` is no address inside the site")
    return path


def check_addresses(
    pages: Iterable[PagePlan | RenderedPage], files: Iterable[str], redirects: Iterable[str], taken: Mapping[str, str]
) -> None:
    """Raise WritingError where two things have one address.

    Args:
        pages: All pages that are made of facts.
        files: Addresses of data files.
        redirects: Former addresses.
        taken: What else is published: by path, words for where it comes from.
    """
    seen = dict(taken)
    named = [
        *((page.address, "a page of the explainer") for page in pages),
        *((address, "a data file") for address in files),
        *((old, "a redirect") for old in redirects),
    ]
    for address, what in named:
        path = output_path(address)
        if path in seen:
            raise WritingError(f"`{address or path}` would be published twice: as {what} and as {seen[path]}")
        seen[path] = what


def filled_pages(frames: Iterable[tuple[Frame, Iterable[RenderedPage]]], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each page in its frame."""
    for frame, pages in frames:
        for page in pages:
            yield output_path(page.address), fill(frame, values_of(page, site_url)).encode("utf-8")


def other_files(site: RenderedSite, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each data file and each redirect."""
    for file in site.files:
        yield output_path(file.address), file.content
    for old, new in site.redirects.items():
        yield output_path(old), redirect_page(old, new, site_url)


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files below `folder`, making the folders that they lie in."""
    made: set[Path] = set()
    for path, content in files:
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(content)
