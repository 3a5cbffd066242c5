"""JSON inside HTML: no text of a fact can end the script element that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from markupsafe import Markup

from generator.model.pages.site import Json

ESCAPES: Final = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
"""What could end or open an element, or a line of JavaScript, with what JSON reads alike (RFC 8259, section 7)."""

_JSON: Final = msgspec.json.Encoder(order="sorted")


def script(data: Mapping[str, Json]) -> Markup:
    """Return `data` as a script element of type `application/ld+json`; an empty text where there is none."""
    if not data:
        return Markup()
    text = _JSON.encode(data).decode()
    for sign, escape in ESCAPES:
        text = text.replace(sign, escape)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 (escaped above)
