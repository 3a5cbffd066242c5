"""A waived finding does not count, whatever else changes, and is told to readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking.waiving import waive
from generator.model.diagnostics import Finding, Position, Region
from generator.model.rules import RULES
from generator.model.waivers import WAIVABLE, Waiver
from generator.pipeline import Checked, Stopped, check_again, check_project

LONE = "{above}title: {title}\nanchors:\n  - source: harbour\n    exact: PORT TOWN\n"
WAIVED = "# explainer: allow R005 because a story is to come\n"


def write(project: Path, above: str = WAIVED, title: str = "Port Town", name: str = "port-town") -> Path:
    """Write a fact that nothing leads to."""
    path = project / "content" / "places" / f"{name}.yml"
    path.write_text(LONE.format(above=above, title=title), encoding="utf-8")
    return path


def test_a_waived_error_stops_nothing(harbour: Path) -> None:
    """Without the comment the project is refused, with it the project holds and the waiver is known."""
    write(harbour, above="")
    assert isinstance(check_project(harbour), Stopped)
    write(harbour)
    result = check_project(harbour)
    assert isinstance(result, Checked)
    assert [(one.fact, one.finding.rule, one.reason) for one in result.graph.waived] == [
        ("port-town", "R005", "a story is to come")
    ]
    assert result.findings == ()


def test_a_waiver_is_for_its_own_line_and_rule(harbour: Path) -> None:
    """A waiver of another rule, or on another line, waives nothing and is a warning."""
    write(harbour, above="# explainer: allow F008 because x\n")
    result = check_project(harbour)
    assert isinstance(result, Stopped)
    assert sorted(finding.rule for finding in result.findings) == ["R005", "W003"]


def test_a_waiver_counts_in_every_run(harbour: Path) -> None:
    """What earlier checks found out is used, and the waiver is known all the same."""
    write(harbour)
    for _ in range(3):
        result = check_again(harbour)
        assert isinstance(result, Checked)
        assert len(result.graph.waived) == 1
        assert result.findings == ()


def test_a_waiver_that_another_file_makes_needless_is_told(harbour: Path) -> None:
    """The fact rests, and yet its waiver is found to waive nothing when a story names the fact."""
    write(harbour)
    check_again(harbour)
    story = harbour / "content" / "stories" / "storm-damage.yml"
    story.write_text(story.read_text(encoding="utf-8").replace("insured]", "insured, port-town]"), encoding="utf-8")
    result = check_again(harbour)
    assert isinstance(result, Checked)
    assert [(finding.rule, finding.severity) for finding in result.findings] == [("W003", "warning")]


def test_ids_that_look_alike_can_be_waived(harbour: Path) -> None:
    """Also what is found while files are read, before there is a graph; in the next run too."""
    write(
        harbour,
        above="# explainer: allow R005 because x\n# explainer: allow R006 because both are names\n",
        name="st0rm",
    )
    for _ in range(2):
        result = check_again(harbour)
        assert isinstance(result, Checked), result
        assert [one.finding.rule for one in result.graph.waived] == ["R006", "R005"]


@pytest.mark.parametrize("rule", ["Q001", "R001", "P001", "Y010"])
def test_what_readers_rely_on_is_not_waived(harbour: Path, rule: str) -> None:
    """A comment that tries is refused, and the finding counts."""
    write(harbour, above=f"# explainer: allow {rule} because x\n")
    result = check_project(harbour)
    assert isinstance(result, Stopped)
    assert [finding.rule for finding in result.findings] == ["W002"]


@pytest.mark.parametrize("rule", sorted(RULES.keys() - WAIVABLE))
def test_no_waiver_of_another_rule_counts(rule: str) -> None:
    """Even one that got past the reading of its file waives nothing: not the words of a quote, not a reference."""
    region = Region(Position(3, 1), Position(3, 9))
    finding = Finding(
        rule=rule, severity="error", path="content/places/x.yml", region=region, line_text="", message="", label="",
        notes=(), help=(),
    )  # fmt: skip
    waiver = Waiver(path=finding.path, region=region, line=3, rule=rule, reason="because")
    assert waive([finding], [waiver]) == ((finding,), ())
