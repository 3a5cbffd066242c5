"""F010: curly quotation marks around a whole text, which somebody took for YAML's own.

A word processor turns straight marks into curly ones. Around an id or a choice the field itself refuses them; around a
title nothing would, and readers would see the marks. Where they belong to the text, straight ones stand around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import yaml

from generator.model.diagnostics import Diagnostic, Place
from generator.reading.entry import enclosed
from generator.reading.lines import Lines
from generator.reading.quoted_lines import QUOTED
from generator.reading.slips.failure import NOT_QUOTES
from generator.reading.wording import SHOWN

_ENDS: Final = {"“": '”“"', "”": '”"', "„": '“”"', "«": "»", "»": "«", "‘": "’‘'", "‚": "‘’'"}
"""What may close a text that one of these opens, in the languages that use it so (CLDR, "delimiters"), and the straight
mark of whoever typed one of the two anew."""

_OPENED: Final = re.compile(rf"[:,[-]\s+[{''.join(_ENDS)}]|\[[{''.join(_ENDS)}]")
"""What stands in every file that has such a value; the others need no second look."""


def marked_texts(lines: Lines, path: str) -> Iterator[Diagnostic]:
    """Yield the values of a file of sound YAML around all of which curly marks stand; words of a source excepted."""
    if lines.text.isascii() or not _OPENED.search(lines.text):
        return
    key, is_key = "", False
    for token in yaml.scan(lines.text, Loader=yaml.CBaseLoader):
        if isinstance(token, yaml.ScalarToken):
            if is_key:
                key = token.value
            elif token.plain and key not in QUOTED and is_enclosed(token.value):
                yield _diagnostic(lines, path, key, token)
        is_key = isinstance(token, yaml.KeyToken)


def is_enclosed(text: str) -> bool:
    """Tell whether one pair of curly marks stands around all of a text, with none of them within."""
    ends = _ENDS.get(text[:1], "")
    return len(text) > 2 and text[-1] in ends and not any(sign in ends or sign == text[0] for sign in text[1:-1])


def _diagnostic(lines: Lines, path: str, key: str, token: yaml.ScalarToken) -> Diagnostic:
    text: str = token.value
    bare, kept = (f": {text[1:-1]}", f": {enclosed(text)}") if len(text) <= SHOWN else ("", "")
    # With one straight mark they were meant for YAML.
    meant = () if text[-1] in "\"'" else (f"where readers are to see them, put straight ones around them{kept}",)
    return Diagnostic(
        rule="F010",
        place=Place(path=path, region=lines.region(token.start_mark.index, token.end_mark.index)),
        message=f"curly quotation marks stand around all of `{key}`",
        notes=(NOT_QUOTES,),
        help=(f"write it without them{bare}", *meant),
    )
