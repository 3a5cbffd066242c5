"""Waivers are comments with a rule and a reason; anything else that claims to be one is a finding."""

from __future__ import annotations

import pytest

from generator.model.diagnostics import Diagnostic
from generator.model.rules import RULES
from generator.model.waivers import WAIVABLE, Waiver
from generator.reading import lost_text
from generator.reading.lines import Lines, lines_of
from generator.reading.scalars import outside, scalar_spans
from generator.reading.waivers import MOST, waivers_in


def found(text: str) -> list[Waiver | Diagnostic]:
    """Return the waivers of a file, and what is wrong with others."""
    return list(waivers_in(lines_of(text), "x.yml"))


def rules_broken(text: str) -> list[str]:
    """Return the rules that the waivers of a file break."""
    return [one.rule for one in found(text) if isinstance(one, Diagnostic)]


def test_a_waiver_is_about_its_own_line() -> None:
    """At the end of a line it waives what is found there."""
    (waiver,) = found("summary: x\ntitle: X # explainer: allow F008 because it is written so\n")
    assert isinstance(waiver, Waiver)
    assert (waiver.line, waiver.rule, waiver.reason) == (2, "F008", "it is written so")


def test_waivers_above_a_line_are_about_it() -> None:
    """On lines of their own, several may stand above one line, among other comments."""
    text = "# explainer: allow F008 because a\n# a note\n# explainer: allow R005 because b\ntitle: X\n"
    assert [(one.line, one.rule) for one in found(text) if isinstance(one, Waiver)] == [(4, "F008"), (4, "R005")]


@pytest.mark.parametrize(
    "text",
    [
        'title: "X # explainer: allow F008 because no"\n',
        "title: X#explainer:allow F008 because no\n",
        "summary: |\n  # explainer: allow F008 because no\ntitle: X\n",
        "title: X # the explainer: allow F008 because no\n",
    ],
)
def test_words_of_a_text_are_no_waiver(text: str) -> None:
    """What stands inside a value is data, whatever it looks like."""
    assert found(text) == []


def test_more_waivers_than_anybody_reads_are_one_finding() -> None:
    """Those up to the limit count, and of all others the first is told."""
    text = "# explainer: allow F008 because x\n" * (MOST + 50) + "title: X\n"
    *counting, last = found(text)
    assert len(counting) == MOST
    assert all(isinstance(one, Waiver) for one in counting)
    assert isinstance(last, Diagnostic)
    assert (last.rule, last.place.region and last.place.region.start.line) == ("W001", MOST + 1)


def test_comments_in_a_long_text_are_looked_up_and_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twice as many values and comments, each comment is compared with hardly more values than before."""
    compared = 0

    class Counted(int):
        def __lt__(self, other: int) -> bool:
            nonlocal compared
            compared += 1
            return int(self) < int(other)

        def __gt__(self, other: int) -> bool:
            nonlocal compared
            compared += 1
            return int(self) > int(other)

        __hash__ = int.__hash__

    def spans(lines: Lines) -> tuple[tuple[int, int], ...]:
        return tuple((Counted(start), Counted(end)) for start, end in scalar_spans(lines))

    monkeypatch.setattr(lost_text, "scalar_spans", spans)
    text = "".join(f"n{number}: Boat #12\n" for number in range(2_000))
    assert len(list(lost_text.lost_texts(lines_of(text), "x.yml"))) == 2_000
    assert 0 < compared < 2_000 * 20


@pytest.mark.parametrize("at", range(12))
def test_a_sign_is_outside_where_no_value_holds_it(at: int) -> None:
    """The one behind the last of a value is outside already."""
    assert outside([(2, 4), (4, 5), (8, 9)], at) == (at not in {2, 3, 4, 8})


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("allow F008", "W001"),
        ("allow F008 because", "W001"),
        (f"allow F008 because {'x' * 301}", "W001"),
        ("allow F008 because   ", "W001"),
        ("allow", "W001"),
        ("please allow F008 because x", "W001"),
        ("allow F008, R005 because x", "W001"),
        ("allow X999 because x", "W002"),
        *((f"allow {code} because x", "W002") for code in RULES if code not in WAIVABLE),
    ],
)
def test_what_is_no_waiver_is_a_finding(comment: str, rule: str) -> None:
    """No reason, no rule, more than one rule, or a rule that nobody may waive."""
    assert rules_broken(f"title: X # explainer: {comment}\n") == [rule]


def test_no_rule_on_quotes_sources_or_safety_can_be_waived() -> None:
    """The list of rules that can be waived holds none that readers rely on."""
    assert not {code for code in WAIVABLE if code[0] in "QSYCDVP"}
    assert not WAIVABLE & {"R001", "R002", "R003", "R004"}
    assert set(RULES) >= WAIVABLE
