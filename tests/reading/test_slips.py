"""Broken YAML is explained, and a line that is called mended is."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.guard import guard
from generator.reading.lines import lines_of

SOUND = 'title: Storm\ntype: state\nanchors:\n  - source: harbour\n    exact: "The storm"\n'

SLIPS = {
    "title: Storm: the damage": ("a text with a colon", 'title: "Storm: the damage"'),
    'title: Storm: the "damage"': ("a text with a colon", "title: 'Storm: the \"damage\"'"),
    "title:Storm": ("a space is missing", "title: Storm"),
    'title: "Storm': ("never closed", 'title: "Storm"'),
    "title: 'Storm": ("never closed", "title: 'Storm'"),
    'title: "Storm”': ("never closed", 'title: "Storm"'),
    "title: 'Storm's end'": ("goes on after", 'title: "Storm\'s end"'),
    'title: "Storm" and rain': ("goes on after", "title: '\"Storm\" and rain'"),
    "title: @storm": ("begins with `@`", 'title: "@storm"'),
    "title: `storm`": ("needs quotation marks", 'title: "`storm`"'),
    "title: > storm": ("begins with `>`", 'title: "> storm"'),
    "title: *storm* is": ("begins with `*`", 'title: "*storm* is"'),
    "title: [[storm]] is": ("begins with `[`", 'title: "[[storm]] is"'),
    "title: [storm, rain": ("never closed", "title: [storm, rain]"),
    'title: "C:\\storm"': ("backslash", "title: 'C:\\storm'"),
    "\ttitle: Storm": ("a tab", "title: Storm"),
    "  title: Storm": ("indented", "title: Storm"),
    "title; Storm": ("not with a semicolon", "title: Storm"),
    "title： Storm": ("not with the full-width sign", "title: Storm"),
    "title:\u00a0Storm": ("a no-break space", "title: Storm"),
    "title: \u202fStorm: rain": ("a text with a colon", 'title: "\u202fStorm: rain"'),
    "title = Storm": ("not with an equals sign", "title: Storm"),
    "title: “Storm: the damage”": ("a text with a colon", 'title: "Storm: the damage"'),
}


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_is_named_and_its_line_mended(line: str) -> None:
    """Each slip that newcomers make is told in words of its own, with the line as it would be right."""
    words, mended = SLIPS[line]
    (found,) = guard(lines_of(SOUND.replace("title: Storm", line)), "x.yml")
    assert found.rule == "Y003"
    assert words in found.message
    assert found.help[0].partition(":\n")[2].strip() == mended
    assert yaml.safe_load(SOUND.replace("title: Storm", mended))["type"] == "state"


@given(
    at=st.integers(0, len(SOUND) - 1),
    by=st.text(alphabet=":-[]{}\"'“” \n\t\\#&*!|>%@`,?a", min_size=1, max_size=4),
)
def test_a_mended_line_is_not_blamed_again(at: int, by: str) -> None:
    """Whatever broke the file, whoever takes over the line from the help is not told the same of it again."""
    text = SOUND[:at] + by + SOUND[at + 1 :]
    for found in guard(lines_of(text), "x.yml"):
        region = found.place.region
        assert region is not None
        mended = next((step.partition(":\n")[2] for step in found.help if found.rule == "Y003"), "")
        if mended:
            lines = text.split("\n")
            lines[region.start.line - 1] = mended
            after = guard(lines_of("\n".join(lines)), "x.yml")
            told = {(again.message, again.place.region.start.line) for again in after if again.place.region}
            assert (found.message, region.start.line) not in told


def test_a_mended_line_that_does_not_help_is_not_shown() -> None:
    """Where the line has two slips, or the slip is another one, no wrong line is offered as the right one."""
    for broken in ("[a: b: c, d", '{"-torm'):
        text = SOUND.replace("Storm", broken)
        (found,) = guard(lines_of(text), "x.yml")
        assert not any(":\n" in step for step in found.help), found


def test_no_message_speaks_of_tokens() -> None:
    """The parser's own words stand at most in a note."""
    for line in SLIPS:
        for found in guard(lines_of(SOUND.replace("title: Storm", line)), "x.yml"):
            told = " ".join((found.message, found.label, *found.help))
            assert not {"token", "scalar", "expected", "mapping values", "context"} & set(told.split())


DASHES = "title: Storm\ntype: state\nanchors:\n  {} source: harbour\n    exact: The storm\n"


@pytest.mark.parametrize("sign", ["–", "—", "−", "•", "·", "‑"])
def test_what_looks_like_a_hyphen_before_an_entry_is_told(sign: str) -> None:
    """A word processor writes dashes and dots where a hyphen was typed."""
    (found,) = guard(lines_of(DASHES.format(sign)), "x.yml")
    assert found.message == f"an entry of a list begins with a hyphen, not with `{sign}`"
    assert found.help[0].endswith(":\n  - source: harbour")


def test_a_no_break_space_before_an_entry_is_told_and_can_be_mended() -> None:
    """It looks like the indentation that is meant."""
    (found,) = guard(lines_of(DASHES.format("-").replace("  - source", "\u00a0\u00a0- source")), "x.yml")
    assert found.message == "a no-break space stands where YAML wants an ordinary one"
    assert found.edit is not None
    assert found.edit.text == "  "
