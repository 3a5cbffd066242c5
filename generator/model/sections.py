"""Ids that the sections of a page use, so that no statement or estimate may have one of them."""

from __future__ import annotations

from typing import Final

RESERVED_IDS: Final[frozenset[str]] = frozenset(
    {
        "about",
        "answer",
        "bearing",
        "bears-on",
        "cite",
        "content",
        "data",
        "definition",
        "estimates",
        "links",
        "mentions",
        "parties",
        "quotes",
        "relations",
        "rule",
        "sources",
        "statements",
        "status",
        "summary",
        "toc",
        "top",
        "used-by",
        "views",
        "voices",
        "would-settle",
    }
)
"""A statement's id is a fragment of its claim's page: `claims/<claim>/#<id>`; these fragments are taken."""
