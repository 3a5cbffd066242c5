"""The JUnit report, read by an XML parser and held to the rules of the schema that Jenkins publishes."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from generator.model.report import Report
from generator.rendering.reports.junit import format_junit

RULES: Final[dict[str, tuple[set[str], set[str], set[str]]]] = {
    "testsuites": ({"name", "tests", "failures", "errors", "time", "disabled"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package", "file"},
        {"name"},
        {"testcase", "properties", "system-out", "system-err"},
    ),
    "testcase": (
        {"name", "classname", "time", "status", "assertions", "file", "line"},
        {"name", "classname"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": ({"type", "message"}, set(), set()),
    "system-out": (set(), set(), set()),
}
"""For each element which attributes it may have, which it must have, and which elements it may hold."""


def read(report: Report) -> ET.Element:
    """Return the report as a parser reads its bytes, once it keeps the rules."""
    root = ET.fromstring(format_junit(report).encode("utf-8"))  # noqa: S314 (our own output)
    for element in root.iter():
        allowed, needed, inside = RULES[element.tag]
        assert needed <= set(element.attrib) <= allowed, element.attrib
        assert {child.tag for child in element} <= inside
    return root


def test_the_counts_are_those_of_the_cases(full: Report) -> None:
    """Whoever trusts the numbers at the top gets what the cases below add up to."""
    root = read(full)
    for holder in (root, root[0]):
        assert int(holder.attrib["tests"]) == len(list(root.iter("testcase"))) == 5
        assert int(holder.attrib["failures"]) == len(list(root.iter("failure"))) == 4


def test_a_finding_is_told_in_full(full: Report) -> None:
    """The case names rule and place, and its text is what a terminal shows."""
    case = next(read(full).iter("testcase"))
    assert case.attrib["name"] == "Q001 quote not found, line 6, column 12"
    assert case.attrib["classname"] == case.attrib["file"] == "content/terms/insured.yml"
    assert "= help: copy the words" in (case[0].text or "")


def test_hostile_words_stay_words(full: Report) -> None:
    """Ends of sections, markup and signs that XML cannot hold come out as text."""
    case = list(read(full).iter("testcase"))[4]
    assert ']]>&<b a="1\'">' in case[0].attrib["message"]
    assert ']]>&<b a="1\'">' in (case[0].text or "")
    assert list(case[0]) == []


def test_a_warning_passes_and_says_so(full: Report) -> None:
    """A check with warnings alone exits with 0, so its report must not turn a build red."""
    case = list(read(full).iter("testcase"))[3]
    assert [child.tag for child in case] == ["system-out"]


def test_nothing_found_is_one_case_that_passed(empty: Report) -> None:
    """Readers take a report without cases for a check that never ran."""
    assert [len(case) for case in read(empty).iter("testcase")] == [0]
