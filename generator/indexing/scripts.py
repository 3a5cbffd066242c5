"""One chunk of the index as a classic script that hands its data to the page.

A page opened from disk may neither fetch nor import, but it may load scripts.
"""

from __future__ import annotations

import json
from typing import Any, Final

FOLDER: Final = "search/"
"""Address of the folder of all chunks."""

_ESCAPES: Final = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def script(call: str, *values: Any) -> bytes:  # noqa: ANN401 - JSON's own values
    """Return a script that calls `xpSearch.<call>` with `values`; equal values give equal bytes.

    No script element can be ended by it, and it is one line for readers older than ECMAScript 2019 too.
    """
    written = ",".join(map(_ENCODER.encode, values))
    for sign, escape in _ESCAPES:
        written = written.replace(sign, escape)
    return f"xpSearch.{call}({written});\n".encode()


def hex_name(signs: str) -> str:
    """Return `signs` as hexadecimal code points: file systems may ignore case, or compose letters their own way."""
    return "_".join(f"{ord(sign):x}" for sign in signs)
