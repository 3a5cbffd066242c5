"""From places in the data to lines and columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.diagnostics import Diagnostic, Finding, Place, Position, Region
from generator.reading.locating import locate

Write = Callable[[Mapping[str, str | bytes]], Path]

TEXT = """title: Insured
anchors:
  - source: harbour
    exact: "one two three"
  - source: harbour
    exact: >-
      one
      two
    prefix: 보험 두 셋
"""


@pytest.fixture
def found(write: Write) -> Callable[[Place], Finding]:
    """Return a function that locates one place in a small file."""
    root = write({"a.yml": TEXT, "seeds/a.txt": "One.\r\nCafe\u0301 two.\n", "empty.yml": "", "bad.yml": "a: [\n"})

    def find(place: Place) -> Finding:
        (finding,) = locate(root, [Diagnostic(rule="Q001", place=place, message="m")])
        return finding

    return find


@pytest.mark.parametrize(
    ("place", "start", "end"),
    [
        (Place(path="a.yml"), (1, 1), (9, 19)),
        (Place(path="a.yml", keys=("title",)), (1, 8), (1, 15)),
        (Place(path="a.yml", keys=("title",), part="key"), (1, 1), (1, 6)),
        (Place(path="a.yml", keys=("anchors", 0)), (3, 5), (4, 27)),
        (Place(path="a.yml", keys=("anchors", 0, "exact")), (4, 12), (4, 27)),
        (Place(path="a.yml", keys=("anchors", 0, "exact"), within=(4, 7)), (4, 17), (4, 20)),
        (Place(path="a.yml", keys=("anchors", 1, "exact"), within=(4, 7)), (6, 12), (8, 10)),
        (Place(path="a.yml", keys=("anchors", 1, "prefix"), within=(3, 4)), (9, 16), (9, 17)),
        (Place(path="a.yml", keys=("anchors", 0, "suffix")), (3, 5), (4, 27)),
        (Place(path="a.yml", keys=("anchors", 7, "exact")), (3, 3), (9, 19)),
        (Place(path="a.yml", region=Region(Position(2, 3), Position(2, 5))), (2, 3), (2, 5)),
        (Place(path="seeds/a.txt", within=(5, 9)), (2, 1), (2, 5)),
        (Place(path="seeds/a.txt"), (1, 1), (1, 5)),
        (Place(path="bad.yml", keys=("a",)), (1, 1), (1, 5)),
    ],
)
def test_a_place_has_its_line_and_column(
    place: Place, start: tuple[int, int], end: tuple[int, int], found: Callable[[Place], Finding]
) -> None:
    """Keys, parts and offsets lead to the very signs; what is not there leads to where it belongs."""
    finding = found(place)
    assert finding.region == (start, end)
    assert finding.line_text
    assert "\r" not in finding.line_text


@pytest.mark.parametrize("path", ["empty.yml", "absent.yml", "seeds"])
def test_without_a_line_there_is_no_region(path: str, found: Callable[[Place], Finding]) -> None:
    """An empty or absent file and a folder have no line to show."""
    finding = found(Place(path=path, keys=("title",)))
    assert (finding.region, finding.line_text) == (None, "")


def test_findings_come_in_the_order_of_files_and_lines(write: Write) -> None:
    """By path, then position, then rule; those without a line come first in their file."""
    root = write({"a.yml": "x: 1\ny: 2\n", "b.yml": "x: 1\n"})
    places = [
        ("R001", Place(path="b.yml", keys=("x",))),
        ("Q002", Place(path="a.yml", keys=("y",))),
        ("Q001", Place(path="a.yml", keys=("y",))),
        ("R001", Place(path="a.yml", keys=("x",))),
    ]
    findings = locate(root, [Diagnostic(rule=rule, place=place, message="m") for rule, place in places])
    assert [(finding.path, finding.rule, finding.line_text) for finding in findings] == [
        ("a.yml", "R001", "x: 1"),
        ("a.yml", "Q001", "y: 2"),
        ("a.yml", "Q002", "y: 2"),
        ("b.yml", "R001", "x: 1"),
    ]


def test_nothing_outside_a_diagnostic_is_lost(write: Write) -> None:
    """A finding keeps all the words of its diagnostic."""
    root = write({"a.yml": "x: 1\n"})
    diagnostic = Diagnostic(
        rule="V001", severity="warning", place=Place(path="a.yml"), message="m", label="l", notes=("n",), help=("h",)
    )
    (finding,) = locate(root, [diagnostic])
    assert (finding.severity, finding.message, finding.label, finding.notes, finding.help) == (
        "warning",
        "m",
        "l",
        ("n",),
        ("h",),
    )
