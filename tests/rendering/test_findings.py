"""The text form of findings: where the carets stand, and what can never reach a terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.diagnostics import Finding, Position, Region
from generator.rendering.findings import WINDOW, format_concise, format_finding, summary, visible, width

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=80)
LINES = ANY_TEXT.map(lambda text: text.replace("\n", ""))


def finding(line: str = "", start: int = 1, end: int = 1, *, number: int = 14, **words: Any) -> Finding:
    """Make a finding on one line; columns count from 1."""
    parts: dict[str, Any] = {
        "rule": "Q001",
        "severity": "error",
        "path": "content/claims/x.yml",
        "region": Region(Position(number, start), Position(number, end)),
        "line_text": line,
        "message": "quote not found",
        "label": "",
        "notes": (),
        "help": (),
    }
    return Finding(**(parts | words))


def caret_line(text: str) -> tuple[str, str]:
    """Return the shown line and the line of carets, both without the gutter."""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if re.match(r" *\d+ \| ?", line))
    return lines[at].partition("| ")[2], lines[at + 1].partition("| ")[2]


def at_columns(text: str, start: int, size: int) -> str:
    """Return the signs that stand in the columns `start` to `start + size` of a terminal."""
    kept, column = "", 0
    for char in text:
        if kept if width(char) == 0 else start <= column < start + size:
            kept += char
        elif kept:
            break
        column += width(char)
    return kept


def test_the_long_form() -> None:
    """Rule, message, place, line, carets, label, evidence and next steps stand in this order and form."""
    text = format_finding(
        finding(
            "    exact: at least 2,000 of them",
            21,
            26,
            label="the source has `1,000`",
            notes=("nearest passage, seeds/a.txt:15:\nat least [-2,000-] {+1,000+} of them",),
            help=("copy the words as printed", "or take the claim back"),
        ),
        color=False,
    )
    assert text == (
        "error[Q001]: quote not found\n"
        "  --> content/claims/x.yml:14:21\n"
        "   |\n"
        "14 |     exact: at least 2,000 of them\n"
        "   |                     ^^^^^ the source has `1,000`\n"
        "   = note: nearest passage, seeds/a.txt:15:\n"
        "     at least [-2,000-] {+1,000+} of them\n"
        "   = help: copy the words as printed\n"
        "   = help: or take the claim back"
    )


def test_without_a_line_the_place_is_the_file() -> None:
    """An absent file has no line to show; the rest of the finding stands all the same."""
    text = format_finding(finding(region=None, help=("add it",)), color=False)
    assert text == "error[Q001]: quote not found\n --> content/claims/x.yml\n  = help: add it"
    assert format_concise(finding(region=None)) == "content/claims/x.yml: Q001 quote not found"


def test_the_concise_form_is_one_line() -> None:
    """Editors read path, line, column, rule and message; a line end in any of them would break the form."""
    assert format_concise(finding("x", 3, 4)) == "content/claims/x.yml:14:3: Q001 quote not found"
    assert "\n" not in format_concise(finding("x", path="a\nb", message="c\nd"))


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("title: 한국 배", "배"),
        ("title: 한국 배", "한국"),
        ("title: e\u0301te\u0301 x", "x"),
        ("title: e\u0301te\u0301 x", "te\u0301"),
        ("\ttitle: x", "title"),
        ("a\tb\tc", "c"),
        ("title: \x1b[31mred", "red"),
        ("title: \u202eback", "back"),
        ("title: 👩\u200d🚀 x", "x"),
        ("title: \u1112\u1161\u11ab x", "x"),
        ("ﾊﾝｶｸ ｈａｌｆ x", "x"),
    ],
)
def test_carets_stand_under_what_is_meant(line: str, marked: str) -> None:
    """Wide, combining and invisible signs and tabs before a place do not move its carets."""
    start = line.rindex(marked)
    shown, carets = caret_line(format_finding(finding(line, start + 1, start + 1 + len(marked)), color=False))
    size = carets.count("^")
    assert at_columns(shown, len(carets) - size, size) == marked
    assert carets.strip() == "^" * width(marked)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("한국", 4), ("\u1112\u1161\u11ab", 2), ("e\u0301", 1), ("ｈ", 2), ("ﾊ", 1), ("", 0)],
)
def test_widths_are_columns_of_a_terminal(text: str, columns: int) -> None:
    """Composed or not, a Hangul syllable takes two columns, and a mark takes none."""
    assert width(text) == columns


def test_a_place_without_width_has_one_caret() -> None:
    """Where a value is missing there is still something to see."""
    shown, carets = caret_line(format_finding(finding("title:", 7, 7), color=False))
    assert (shown, carets) == ("title:", " " * 6 + "^")


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    """Only the first line is shown, so the carets end with it."""
    region = Region(Position(3, 3), Position(5, 2))
    shown, carets = caret_line(format_finding(finding("  one two  ", region=region), color=False))
    assert (shown, carets) == ("  one two", "  ^^^^^^^")


@given(line=LINES, start=st.integers(1, 400), size=st.integers(0, 300), repeat=st.integers(1, 8))
def test_a_shown_line_fits_its_window(line: str, start: int, size: int, repeat: int) -> None:
    """However long the line and whatever its signs, what is shown is short and the carets stand within it."""
    text = format_finding(finding(line * repeat, start, start + size), color=False)
    shown, carets = caret_line(text)
    assert width(shown) <= WINDOW + 1
    assert "^" in carets
    assert len(carets) <= WINDOW + 1


@given(before=st.text(alphabet="ab 한\u0301\t", max_size=300), after=st.text(alphabet="ab 한\u0301\t", max_size=300))
def test_a_cut_line_shows_what_is_meant(before: str, after: str) -> None:
    """Wherever a line is cut, the marked words are in the part that is shown, with carets under them."""
    line = f"{before}MARK{after}"
    start = len(before) + 1
    shown, carets = caret_line(format_finding(finding(line, start, start + 4), color=False))
    size = carets.count("^")
    assert (size, at_columns(shown, len(carets) - size, size).rstrip("\u0301")) == (4, "MARK")


def test_a_long_line_is_cut_on_both_sides() -> None:
    """Ellipses say that the line goes on before and after."""
    shown, _ = caret_line(format_finding(finding("a" * 300 + "MARK" + "b" * 300, 301, 305), color=False))
    assert shown.startswith("…a")
    assert shown.endswith("b…")
    assert "MARK" in shown
    assert width(shown) == WINDOW


def test_a_very_long_line_is_not_walked_through() -> None:
    """A million signs before and after cost nothing and change nothing."""
    shown, carets = caret_line(
        format_finding(finding("a" * 10**6 + "MARK" + "b" * 10**6, 10**6 + 1, 10**6 + 5), color=False)
    )
    assert shown[len(carets) - 4 : len(carets)] == "MARK"


@given(line=LINES, words=ANY_TEXT, start=st.integers(1, 90), color=st.booleans())
def test_nothing_steers_the_terminal(line: str, words: str, start: int, color: bool) -> None:
    """No sign of a file, path or message reaches the terminal as a control, a lone surrogate or a hidden mark."""
    hostile = finding(line, start, start + 3, path=words, message=words, label=words, notes=(words,), help=(words,))
    for text in (format_finding(hostile, color=color), format_concise(hostile)):
        plain = ESCAPE.sub("", text) if color else text
        bad = [
            char
            for char in plain
            if char != "\n" and unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        ]
        assert bad == []
        assert not set(plain) & set("\u202e\u2066\u200b\ufeff\u00ad")
        text.encode()


def test_colours_change_nothing_else() -> None:
    """Without its colours the coloured form is the plain one; a file cannot end or begin a colour."""
    for severity in ("error", "warning"):
        coloured = finding("a \x1b[0m b", 3, 5, severity=severity, label="l", notes=("n\nm",), help=("h",))
        text = format_finding(coloured, color=True)
        assert "\x1b[" in text
        assert ESCAPE.sub("", text) == format_finding(coloured, color=False)
        assert ESCAPE.findall(text)[1::2] == ["\x1b[0m"] * (len(ESCAPE.findall(text)) // 2)


def test_long_words_are_cut() -> None:
    """A value of a million signs in a message is not printed in full."""
    assert len(format_finding(finding("x", message="m" * 10**6, notes=("n" * 10**6,)), color=False)) < 3_000


def test_ordinary_text_is_shown_as_it_is() -> None:
    """Letters of any script, quotation marks and dashes are not touched."""
    text = "“North Korea’s” — Росія, 한국, é, ✓ 100 %"
    assert visible(text) == text


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "no findings"),
        ([finding()], "1 error in 1 file"),
        ([finding(), finding(path="b")], "2 errors in 2 files"),
        ([finding(), finding(severity="warning")], "1 error, 1 warning in 1 file"),
        ([finding(severity="warning"), finding(severity="warning")], "2 warnings in 1 file"),
    ],
)
def test_the_summary_counts(found: list[Finding], expected: str) -> None:
    """Errors and warnings are counted apart, and each file once."""
    assert summary(found) == expected
