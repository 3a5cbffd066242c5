"""SARIF logs, held to what the standard requires of each object that they use."""

from __future__ import annotations

import json
import re
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from generator.model.report import Report
from generator.rendering.reports.sarif import format_sarif

OBJECTS: Final[dict[str, tuple[set[str], set[str]]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind", "invocations"}),
    "driver": ({"name"}, {"semanticVersion", "rules"}),
    "rule": ({"id"}, {"name", "shortDescription", "fullDescription", "help"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "suppressions", "fixes"},
    ),
    "region": (set(), {"startLine", "startColumn", "endLine", "endColumn"}),
    "artifactLocation": (set(), {"uri", "uriBaseId"}),
    "invocation": ({"executionSuccessful"}, set()),
}
"""For each object of the standard which properties it requires, and which others it has here; no other is allowed."""


def shaped(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """Return an object once it has what the standard requires, and nothing unknown."""
    needed, more = OBJECTS[name]
    assert needed <= set(value) <= needed | more, f"{name}: {sorted(value)}"
    return value


def run_of(report: Report) -> dict[str, Any]:
    """Return the one run of a log, as a reader gets it."""
    log = shaped("log", json.loads(format_sarif(report).encode("utf-8")))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    shaped("driver", shaped("run", run)["tool"]["driver"])
    for invocation in run["invocations"]:
        shaped("invocation", invocation)
    for rule in run["tool"]["driver"]["rules"]:
        shaped("rule", rule)
    return dict(run)


def test_each_result_has_its_rule_and_place(full: Report) -> None:
    """Rules are found by their index, and places by path, line and column."""
    run = run_of(full)
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, finding in zip(run["results"], full.findings, strict=True):
        assert rules[shaped("result", result)["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] == finding.severity
        (location,) = result["locations"]
        place = location["physicalLocation"]
        file = shaped("artifactLocation", place["artifactLocation"])
        parts = urlsplit(file["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", file["uri"]), "a URI reference of RFC 3986"
        assert unquote(file["uri"]) == finding.path.encode("utf-8", "replace").decode()
        if finding.region:
            region = shaped("region", place["region"])
            assert (region["startLine"], region["startColumn"]) == finding.region.start
            assert (region["endLine"], region["endColumn"]) == finding.region.end
        else:
            assert "region" not in place


def test_columns_are_declared_as_they_are_counted(full: Report) -> None:
    """Readers count in UTF-16 unless a log says otherwise."""
    assert run_of(full)["columnKind"] == "unicodeCodePoints"


def test_no_words_become_a_link_or_a_placeholder(full: Report) -> None:
    """In a message `{0}` and `[text](target)` have a meaning; words of strangers have none."""
    text = run_of(full)["results"][4]["message"]["text"]
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"(?<!\{)\{(?:\{\{)*(?!\{)", text)
    assert "{{0}} [go\\](https://x.example)" in text


def test_a_certain_cure_is_a_fix(full: Report) -> None:
    """An editor that reads the log can offer the change."""
    results = run_of(full)["results"]
    (fix,) = results[0]["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
    (replacement,) = change["replacements"]
    assert shaped("region", replacement["deletedRegion"])["startColumn"] == 12
    assert replacement["insertedContent"]["text"].startswith("%0A::error")
    assert "fixes" not in results[1]


def test_fingerprints_differ(full: Report) -> None:
    """A service that follows results from run to run tells each from the others."""
    results = run_of(full)["results"]
    assert len({json.dumps(result["partialFingerprints"]) for result in results}) == len(results)


def test_nothing_found_is_a_run_without_results(empty: Report) -> None:
    """An absent list would say that nothing was looked for."""
    assert run_of(empty)["results"] == []
