"""`explainer new`: its stubs have the form of their kinds, and whoever sits at a terminal is asked for each value."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.authoring.stubs import asked_for
from generator.cli import new, quote
from generator.cli.exits import CLEAN, FINDINGS
from generator.cli.main import explainer
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.read import ReadFact
from generator.pipeline import check_project
from generator.reading.facts import parse_fact


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a fresh copy of the small project."""
    target = shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")
    monkeypatch.chdir(target)
    return target


def run(*arguments: str, typed: str = "") -> Result:
    """Run the command with what somebody types."""
    return CliRunner().invoke(explainer, arguments, input=typed)


@pytest.mark.parametrize("kind", KIND_BY_NAME)
@pytest.mark.parametrize("bare", [False, True])
def test_a_stub_of_every_kind_is_read_and_check_names_all_that_is_open(
    harbour: Path, kind: KindName, *, bare: bool
) -> None:
    """The stub has the form of its kind, and each value that is open has a finding of its own, and nothing else has."""
    if kind == "source":
        (harbour / "seeds" / "new-one.txt").write_text("The pier is shut.\n", encoding="utf-8")
    result = run("new", kind, "new-one", *(["--bare"] if bare else []))
    assert result.exit_code == CLEAN, result.output
    path = harbour / "content" / KIND_BY_NAME[kind].folder / "new-one.yml"
    raw = path.read_bytes()
    read = parse_fact(raw, path=path.name, kind=kind, fact_id="new-one", stubs=True)
    assert isinstance(read, ReadFact), read
    findings = check_project(harbour).findings
    marks = [number for number, line in enumerate(raw.decode().splitlines(), 1) if line.endswith("# REPLACE")]
    assert [finding.rule for finding in findings] == ["F009"] * len(marks)
    assert [finding.region.start.line for finding in findings if finding.region] == marks
    assert all(finding.help for finding in findings)
    assert raw.decode().count("\n#") == 0 or not bare


@pytest.mark.parametrize("kind", KIND_BY_NAME)
def test_every_required_field_is_asked_for(harbour: Path, kind: KindName, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody at a terminal who answers nothing but the title is asked for every value, each with its description."""
    monkeypatch.setattr(new, "can_ask", lambda: True)
    if kind == "source":
        (harbour / "seeds" / "new-one.txt").write_text("The pier is shut.\n", encoding="utf-8")
    result = run("new", kind, "new-one", typed="A title\n" + "\n" * 20)
    assert result.exit_code == CLEAN, result.output
    known = {"text", "sha256", "sources"}
    for asked in asked_for(kind):
        assert (f"\n{asked.path}: " in result.output) == (asked.path not in known)
    assert (
        yaml.safe_load((harbour / f"content/{KIND_BY_NAME[kind].folder}/new-one.yml").read_text())["title"] == "A title"
    )


def test_wrong_answers_are_asked_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An id that is taken, words that are not there and a word outside the choices are explained and asked again."""
    monkeypatch.setattr(new, "can_ask", lambda: True)
    typed = [
        "claim",
        "Sixty boats",
        "storm",
        "",
        "We cuonted sixty boots",
        "We counted … boats,",
        "one",
        "fisher-union",
    ]
    result = run("new", typed="\n".join([*typed, "affrms", "affirms", "direct", ""]))
    assert result.exit_code == CLEAN, result.output
    assert "the id `storm` belongs to content/events/storm.yml" in result.output
    assert "is not found in the archived source" in result.output
    assert "one with a similar id exists: `fishers-union`" in result.output
    assert "`affrms` is not among the choices" in result.output
    statement = yaml.safe_load((harbour / "content/claims/sixty-boats.yml").read_text(encoding="utf-8"))["statements"][
        0
    ]
    assert statement["anchors"] == [{"source": "harbour", "exact": "We counted 60 boats,"}]
    assert "REPLACE" not in (harbour / "content/claims/sixty-boats.yml").read_text(encoding="utf-8")


def test_which_place_is_meant_is_answered_with_its_number(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where words stand in several places the question can be answered, and names no option that nobody can give."""
    monkeypatch.setattr(new, "can_ask", lambda: True)
    result = run("new", "place", "new-one", typed="A title\nthe union\n2\n" + "\n" * 20)
    assert result.exit_code == CLEAN, result.output
    assert "say which one is meant by its number" in result.output
    assert "--place" not in result.output
    (anchor,) = yaml.safe_load((harbour / "content/places/new-one.yml").read_text(encoding="utf-8"))["anchors"]
    assert anchor["exact"] == "the union"
    assert {"prefix", "suffix"} & anchor.keys()


def test_a_number_that_names_no_place_is_words(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article prints numbers, too."""
    monkeypatch.setattr(new, "can_ask", lambda: True)
    result = run("new", "place", "new-one", typed="A title\nthe union\n60\n" + "\n" * 20)
    assert result.exit_code == CLEAN, result.output
    (anchor,) = yaml.safe_load((harbour / "content/places/new-one.yml").read_text(encoding="utf-8"))["anchors"]
    assert anchor["exact"] == "60"


def test_nobody_is_asked_where_nobody_can_answer(harbour: Path) -> None:
    """In a script a missing id is an error at once."""
    result = run("new", "claim", "--title", "A title")
    assert "it could be `a-title`" in result.output
    assert not (harbour / "content" / "claims" / "a-title.yml").exists()


def test_a_stub_stands_without_any_source(tmp_path: Path) -> None:
    """In a project without an article the first fact can be begun, and its source is to be replaced too."""
    (tmp_path / "content").mkdir()
    assert run("-C", str(tmp_path), "new", "actor", "one").exit_code == CLEAN
    stub = (tmp_path / "content" / "actors" / "one.yml").read_text(encoding="utf-8")
    assert "- source: to-be-replaced # REPLACE" in stub


def test_the_statement_is_asked_for(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the words go into the statement that is chosen."""
    monkeypatch.setattr(quote, "can_ask", lambda: True)
    result = run("quote", "harbour", "last week’s storm", "--into", "forty-damaged", typed="3\n2\n")
    assert result.exit_code == CLEAN, result.output
    claim = yaml.safe_load((harbour / "content" / "claims" / "forty-damaged.yml").read_text(encoding="utf-8"))
    assert claim["statements"][1]["anchors"][-1]["exact"] == "last week’s storm"


def test_the_mark_in_words_is_no_mark(harbour: Path) -> None:
    """Text that only looks like the mark is text: in quotation marks, in a block, or without a space before it."""
    path = harbour / "content" / "terms" / "insured.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title: Insured", 'title: "Insured # REPLACE"').replace(
            "definition: The article does not explain the word.",
            "definition: |\n  The article # REPLACE\n  says x# REPLACE",
        ),
        encoding="utf-8",
    )
    assert run("check").exit_code == CLEAN
    path.write_text(f"{text}# REPLACE me\n", encoding="utf-8")
    result = run("check")
    assert result.exit_code == FINDINGS
    assert "a stub's mark is left here" in result.output
