"""Annotations of GitHub Actions, read back the way its runner reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown import markdown

from generator.model.diagnostics import Finding, Position, Region
from generator.model.report import Report
from generator.rendering.reports.github import ANNOTATIONS, SUMMARY_BYTES, format_github, github_summary


class Command(NamedTuple):
    """A command as the runner takes it."""

    name: str
    properties: dict[str, str]
    data: str


def unescaped(text: str, *, value: bool = False) -> str:
    """Undo the escapes in the order in which the runner does, `%25` last."""
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if value else []), ("%25", "%")]
    for escape, char in pairs:
        text = text.replace(escape, char)
    return text


def commands_in(output: str) -> list[Command]:
    """Return the commands that the runner finds in a log: each is one line that begins with two colons."""
    found = []
    for line in re.split("\r\n|\r|\n", output):
        if match := re.fullmatch(r"\s*::(?P<name>\w+)(?: (?P<properties>.*?))?::(?P<data>.*)", line):
            pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(","))
            properties = {name: unescaped(value, value=True) for name, value in pairs}
            found.append(Command(match["name"], properties, unescaped(match["data"])))
    return found


def test_each_finding_is_one_annotation(full: Report) -> None:
    """The runner reads as many annotations as there are findings, whatever their words are."""
    found = commands_in(format_github(full))
    assert [command.name for command in found] == ["error", "error", "error", "warning", "error"]
    assert found[0].properties == {
        "title": "Q001 quote not found",
        "file": "content/terms/insured.yml",
        "line": "6",
        "endLine": "6",
        "col": "12",
        "endColumn": "20",
    }
    assert found[0].data == (
        "quote not found in the archived source `harbour` (the source has `any`)\n"
        "note: nearest passage\n[-one-] {+any+}\nhelp: copy the words"
    )


def test_a_span_across_lines_has_no_columns(full: Report) -> None:
    """GitHub refuses columns where first and last line differ, so there are none."""
    crossing = commands_in(format_github(full))[1].properties
    assert (crossing["line"], crossing["endLine"]) == ("6", "8")
    assert {"col", "endColumn"}.isdisjoint(crossing)


def test_a_finding_without_a_line_is_on_its_file(full: Report) -> None:
    """An empty file has no line to name."""
    assert set(commands_in(format_github(full))[2].properties) == {"title", "file"}


def test_hostile_words_stay_words(full: Report) -> None:
    """What a stranger wrote comes back letter by letter, and starts no command of its own."""
    hostile = commands_in(format_github(full))[4]
    assert hostile.properties["file"].startswith("content/terms/%0A::error::x␍␊]]>&<b")
    assert hostile.data.startswith("%0A::error::x␍␊]]>&<b")
    assert "\x1b" not in format_github(full)


def test_the_folder_of_the_project_is_part_of_the_path(full: Report) -> None:
    """Annotations stand on files of the repository, wherever in it the project lies."""
    nested = Report(findings=full.findings, folder="sites/harbour/", version="1")
    assert commands_in(format_github(nested))[0].properties["file"] == "sites/harbour/content/terms/insured.yml"


def test_more_than_github_shows_is_said(full: Report) -> None:
    """GitHub drops what is beyond ten without a word; the last line tells."""
    many = Report(findings=(full.findings[0],) * (ANNOTATIONS + 1), version="1")
    assert f"GitHub shows {ANNOTATIONS} of a kind" in format_github(many).splitlines()[-1]
    assert "GitHub shows" not in format_github(full)


def test_nothing_found_is_nothing_printed(empty: Report) -> None:
    """Where nothing is wrong there is no annotation."""
    assert format_github(empty) == ""
    assert "Nothing is wrong." in github_summary(empty)


def test_the_summary_holds_every_finding_as_plain_text(full: Report) -> None:
    """Read as Markdown, the summary is a heading and one block of code, with no link, picture or mark-up."""
    page = markdown(github_summary(full), extensions=["fenced_code"])
    assert re.findall(r"<(?!/)(\w+)", page) == ["h3", "pre", "code"]
    assert page.count("copy the words") == 4


def test_a_summary_never_outgrows_what_github_takes() -> None:
    """What does not fit is counted, because GitHub refuses a summary that is too long as a whole."""
    long = Finding(
        rule="Q001",
        severity="error",
        path="content/a.yml",
        region=Region(Position(1, 1), Position(1, 2)),
        line_text="",
        message="x" * 900,
        label="",
        notes=(),
        help=(),
    )
    summary = github_summary(Report(findings=(long,) * 2_000, version="1"))
    assert len(summary.encode()) < SUMMARY_BYTES + 1_000
    assert "more do not fit here" in summary
