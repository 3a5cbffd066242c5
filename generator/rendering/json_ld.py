"""JSON inside HTML: no text of a fact can end the script element that holds it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from generator.model.pages.site import Json

ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def script(data: Mapping[str, Json]) -> Markup:
    """Return `data` as a script element of type `application/ld+json`; an empty text where there is none."""
    if not data:
        return Markup()
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).translate(ESCAPES)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 (escaped above)
