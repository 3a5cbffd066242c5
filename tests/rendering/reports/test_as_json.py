"""The report as JSON."""

from __future__ import annotations

import json

from msgspec.structs import replace

from generator.model.report import Report
from generator.rendering.reports.as_json import format_json


def test_it_holds_everything_that_was_found(full: Report) -> None:
    """Each finding has its rule, place, words, evidence and next step."""
    read = json.loads(format_json(replace(full, changed=frozenset({"content/terms/insured.yml"}))))
    assert (read["shape"], read["complete"], read["stopped_after"]) == (1, False, "anchoring")
    assert (read["errors"], read["warnings"]) == (4, 1)
    first = read["findings"][0]
    assert (first["rule"], first["name"], first["changed"]) == ("Q001", "quote not found", True)
    assert (first["start"], first["end"]) == ({"line": 6, "column": 12}, {"line": 6, "column": 20})
    assert first["notes"] == ["nearest passage\n[-one-] {+any+}"]
    assert read["findings"][2]["start"] is None
    assert (first["fix"]["title"], first["fix"]["start"]) == ("put it right", {"line": 6, "column": 12})
    assert read["findings"][1]["fix"] is None
    assert not read["findings"][4]["changed"]


def test_it_is_ascii(full: Report) -> None:
    """No sign of a stranger's reaches a terminal, and no encoding can fail."""
    assert format_json(full).isascii()
    json.loads(format_json(full).encode("ascii")).__repr__().encode("utf-8")


def test_nothing_found_is_complete(empty: Report) -> None:
    """A clean project is told by the same fields."""
    read = json.loads(format_json(empty))
    assert (read["complete"], read["stopped_after"], read["findings"]) == (True, None, [])
