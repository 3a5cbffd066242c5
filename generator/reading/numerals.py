"""How numbers are written in fact files."""

from __future__ import annotations

from typing import Final

NUMERAL: Final = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
"""How a number is written: ASCII digits, no exponent, no signs between them.

Python's own numerals also take `1e9`, `1_0`, `nan` and the digits of every script.
"""

NUMERAL_MAX_LENGTH: Final = 24
