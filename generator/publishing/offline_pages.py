"""A page of the site as a page to be opened from disk.

There is no server that would answer the address of a folder with the page in it, so every link to a folder names its
page. Nothing else of a page changes but that a script is added which stands in for the worker of the theme's search.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container
from html import escape, unescape
from typing import Any, Final
from urllib.parse import unquote

from generator.model.record import Value

WORKER: Final = "assets/explainer/search-worker.js"
"""Address of the script that stands in for a worker."""

LANDING: Final = "index.html"

_TAG: Final = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|textarea|title)(?P<of_raw>(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>.*?</(?P=raw)\s*>"
    r"|<(?P<name>[a-z][^\s/>]*)(?P<of>\s(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
    re.IGNORECASE | re.DOTALL,
)
"""An element whose text is no markup, or a tag with attributes; what stands in comments is neither."""

_LINKING: Final = frozenset({"a", "area", "form", "link"})
_LINKS: Final = frozenset({"href", "xlink:href", "action"})
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_REFRESH: Final = re.compile(r"(\s*\d+\s*;\s*url=)(.*)", re.IGNORECASE)
_BUNDLE: Final = re.compile(r"""\ssrc="((?:\.\./)*)assets/javascripts/bundle\.[^"/]*js\"""")
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?|$", re.IGNORECASE)
"""How a link begins that leads to another host, the root of a host, or the page that it stands on."""


class PageFolders(Value, frozen=True, kw_only=True):
    """What must be known of the whole site to make one page."""

    folders: Container[str]
    """The folders that hold a page, each without a slash at its end; the site's own is an empty text."""
    worker: bool
    """Whether the theme's search is on the pages."""


def offline_page(path: str, html: str, site: PageFolders) -> str:
    """Return a page as it is read from disk.

    Args:
        path: The page's file below the site's folder, such as `claims/x/index.html`.
        html: The page as a server gives it.
        site: What else there is.
    """
    folder = posixpath.dirname(path)

    def attribute(match: re.Match[str]) -> str:
        key, value = match[1].lower(), unescape(match[3].strip("\"'"))
        before, link = "", value
        if key == "content" and (refresh := _REFRESH.fullmatch(value)):
            before, link = refresh[1], refresh[2]
        elif key not in _LINKS:
            return match[0]
        changed = offline_link(folder, link, site.folders)
        return match[0] if changed == link else f'{match[1]}{match[2]}"{escape(before + changed)}"'

    def tag(match: re.Match[str]) -> str:
        name = (match["raw"] or match["name"] or "").lower()
        if name in _LINKING or (name == "meta" and 'http-equiv="refresh"' in match[0]):
            return _ATTRIBUTE.sub(attribute, match[0])
        if name == "script" and site.worker and (bundle := _BUNDLE.search(match["of_raw"])):
            return f'<script src="{bundle[1]}{WORKER}"></script>{match[0]}'
        return match[0]

    return _TAG.sub(tag, html)


def offline_link(folder: str, link: str, folders: Container[str]) -> str:
    """Return a link that stands on a page in `folder`; where it leads to a folder it names the page in it."""
    if _ELSEWHERE.match(link):
        return link
    end = min(at for at in (link.find("?"), link.find("#"), len(link)) if at >= 0)
    path = link[:end]
    target = posixpath.normpath(posixpath.join("/", folder, unquote(path))).strip("/")
    if target not in folders:
        return link
    return f"{path.removesuffix('.') if path == '.' else path.rstrip('/') + '/'}{LANDING}{link[end:]}"


def offline_index(index: bytes, folders: Container[str]) -> bytes:
    """Return the theme's search index as the script that the theme reads on a page that is opened from disk."""
    read: dict[str, Any] = json.loads(index)
    for entry in read["docs"]:
        location = str(entry["location"])
        # The home page is the one that is named by nothing.
        entry["location"] = offline_link("", location if location[:1] not in {"", "#"} else f".{location}", folders)
    return f"var __index = {json.dumps(read, ensure_ascii=False, separators=(',', ':'))}\n".encode()
