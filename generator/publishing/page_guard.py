"""What a page or a template may not hold: code or style of its own, and anything that is loaded from elsewhere.

A browser would refuse it because of the page's policy; here whoever wrote it is told, and nothing is published.
This finds mistakes of people who write templates and settings; it is no cleaner for what strangers write.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from html import unescape
from typing import Final

from generator.model.record import Value

DATA_TYPES: Final = frozenset({"application/json", "application/ld+json"})
"""Types of script elements that are never run."""

LOADING: Final[Mapping[str, tuple[str, ...]]] = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""Attributes whose address is requested without anybody following a link; a `link` element depends on its `rel`."""

NAMED_ONLY: Final = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})
"""Relations of a `link` element that load nothing."""

FRAMES: Final = frozenset({"frame", "iframe", "portal"})

LOOKED_AT: Final = FRAMES | LOADING.keys() | {"link", "script", "style"}

_TAG: Final = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)(?P<of_raw>(?=[\s/>])(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>(?P<text>.*?)</(?P=raw)\s*>"
    r"|<(?P<name>[a-z][^\s/>]*)(?P<of>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
    re.IGNORECASE | re.DOTALL,
)
_NOTABLE: Final = re.compile(r"\bstyle\s*=|\bon[a-z]+\s*=|script\s*:|data\s*:|&", re.IGNORECASE)
"""What attributes that matter on every element have; where it is missing nothing more is looked at."""
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ELSEWHERE: Final = re.compile(r"(?:^|[\s,])\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_CODE: Final = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_PLACEHOLDER: Final = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CSS: Final = re.compile(r"@import[^;]*|url\(\s*[\"']?\s*(?!data:)(?:[a-z][a-z0-9+.-]*:|//)[^)]*\)?", re.IGNORECASE)
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)

SHOWN: Final = 60
"""Characters of a piece of code that a message shows."""


class Looked(Value, frozen=True, kw_only=True):
    """What was seen on a page."""

    scripts: tuple[str, ...]
    """Inline scripts that are run."""
    wrong: tuple[str, ...]
    """What may not be there, in words."""


def look_at(html: str) -> Looked:
    """Return what a page holds that runs, styles or loads."""
    scripts: list[str] = []
    wrong: list[str] = []
    for match in _TAG.finditer(html):
        name = (match["raw"] or match["name"] or "").lower()
        if not name:
            continue
        text = match["of_raw"] or match["of"] or ""
        if name not in LOOKED_AT and not _NOTABLE.search(text):
            continue
        attributes = {key.lower(): unescape(value.strip("\"'")) for key, value in _ATTRIBUTE.findall(text)}
        wrong.extend(_wrong(name, attributes))
        if name == "style":
            wrong.append(f"holds an inline style: `{shown(match['text'] or '')}`")
        elif name == "script" and "src" not in attributes and attributes.get("type", "").lower() not in DATA_TYPES:
            scripts.append(match["text"] or "")
    return Looked(scripts=tuple(scripts), wrong=tuple(wrong))


def _wrong(name: str, attributes: Mapping[str, str]) -> Iterator[str]:
    for key, value in attributes.items():
        if key == "style":
            yield f'holds a style attribute, `style="{shown(value)}"`; use a class'
        elif key.startswith("on"):
            yield f'holds a script in an attribute, `{key}="{shown(value)}"`'
        elif key in {"href", "action", "formaction", "xlink:href"} and _CODE.match(value):
            yield f"holds a script in an address, `{shown(value)}`"
    if name in FRAMES:
        yield f"holds a page inside a page, `<{name}>`"
    keys = LOADING.get(name, ())
    if name == "link" and not NAMED_ONLY.issuperset(attributes.get("rel", "").lower().split()):
        keys = ("href",)
    for key in keys:
        value = attributes.get(key, "")
        if _ELSEWHERE.search(value) and not (name == "img" and value.startswith("data:image/")):
            yield f"loads `{shown(value)}`; every file that a page needs must be this site's own"


def objections_to(looked: Looked, known: Container[str] = ()) -> tuple[str, ...]:
    """Return what is wrong with a page, given the inline scripts that it may hold."""
    unknown = (script for script in looked.scripts if script not in known)
    return (*looked.wrong, *(f"holds an inline script that is not the theme's own: `{shown(one)}`" for one in unknown))


def template_objections(templates: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is wrong with templates of ours, which hold no inline script at all."""
    return tuple(
        f"`{name}` {objection}"
        for name, text in templates.items()
        for objection in objections_to(look_at(_PLACEHOLDER.sub("", text)))
    )


def stylesheet_objections(css: str) -> tuple[str, ...]:
    """Return what a stylesheet loads from elsewhere, and other stylesheets that it brings in."""
    found = _CSS.findall(_CSS_COMMENT.sub("", css))
    return tuple(f"loads `{shown(one)}`; every file that a page needs must be this site's own" for one in found)


def shown(code: str) -> str:
    """Return the beginning of a piece of code in one line."""
    line = " ".join(code.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
