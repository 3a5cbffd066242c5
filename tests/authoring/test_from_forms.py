"""A form for issues becomes the file of a fact: words stay words, whatever somebody wrote into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.from_forms import Stub, stub_of
from generator.authoring.issue_forms import MOST, UNANSWERED, Filled, filled, forms_of
from generator.authoring.refusal import Refusal
from generator.cli.exits import CLEAN, COULD_NOT_RUN
from generator.cli.main import explainer
from generator.pipeline import check_project
from generator.reading.facts import parse_fact

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
HARBOUR: Final = ROOT / "tests" / "sites" / "harbour"
CASES: Final = sorted((HERE / "forms").glob("*.md"))


@pytest.fixture
def project(harbour: Path) -> Path:
    """Return the small project with the forms of this one."""
    shutil.copytree(ROOT / ".github" / "ISSUE_TEMPLATE", harbour / ".github" / "ISSUE_TEMPLATE")
    return harbour


def run(project: Path, text: str, *options: str) -> tuple[int, str]:
    """Run `explainer stub` on a text; return its exit code and all that it printed."""
    result = CliRunner().invoke(explainer, ["-C", str(project), "stub", *options], input=text)
    return result.exit_code, result.output


def text_of(case: str) -> str:
    """Return the text of an issue."""
    return (HERE / "forms" / f"{case}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_form_becomes_this_file(case: Path, project: Path, compare: Callable[[Path, str], None]) -> None:
    """What fits stands in its place, what does not is a comment, and the whole is YAML."""
    code, said = run(project, case.read_text(encoding="utf-8"))
    assert code == CLEAN
    compare(case.with_suffix(".yml"), said)
    yaml.safe_load(said)


def test_every_expected_file_belongs_to_a_case() -> None:
    """A case that is renamed or removed takes its file with it."""
    assert {path.stem for path in (HERE / "forms").glob("*.yml")} == {path.stem for path in CASES}


def test_a_whole_form_is_a_fact_that_holds(project: Path) -> None:
    """Where somebody filled in everything, the file is complete: the check says no more than that nobody names it."""
    code, said = run(project, text_of("claim"), "--write", "--id", "sixty-damaged")
    assert (code, said) == (CLEAN, "Wrote content/claims/sixty-damaged.yml\nNext: explainer check\n")
    assert {finding.rule for finding in check_project(project).findings} == {"R005"}
    assert run(project, text_of("claim"), "--write", "--id", "sixty-damaged")[0] == COULD_NOT_RUN


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("### Title\n", "", "the heading `### Title` is missing"),
        ("The union does not", "### Title\nThe union", "the heading `### Title` stands twice"),
        ("### Kind", "### Sort", "was not made with one of the project's forms"),
        ("affirms: says", "swears: says", "none of the choices of `Stance`"),
        ("claim: somebody says that something is so, or is not so", "_No response_", "the form says no kind"),
        ("Sixty boats were damaged: a count", "_No response_", "the form says no title"),
        ("Sixty boats were damaged: a count", "Шістдесят", "no id can be made"),
        ("Sixty boats were damaged: a count", "Forty damaged", "the id `forty-damaged` belongs to"),
        ("Sixty", "Six\x1b[31mty", "control character"),
        ("Sixty", "Six\u2028ty", "U+2028"),
        ("Sixty boats", "Sixty\u202e boats", "U+202E"),
    ],
)
def test_what_cannot_be_told_is_refused(project: Path, old: str, new: str, told: str) -> None:
    """Nothing is guessed of a text that is not as the host makes it; a message names what is wrong."""
    text = text_of("claim")
    assert old in text
    text = text.replace(old, new, 1)
    code, said = run(project, text)
    assert code == COULD_NOT_RUN
    assert told in said, said
    assert "\x1b" not in said


def test_fields_in_another_order_are_refused(project: Path) -> None:
    """A text that was put together by hand is not taken for a form."""
    text = (
        text_of("claim")
        .replace("### Speaker", "### X")
        .replace("### Stance", "### Speaker")
        .replace("### X", "### Stance")
    )
    assert "stands in another place" in run(project, text)[1]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff### Kind", "x" * (MOST + 1)])
def test_no_text_and_too_much_are_refused(project: Path, text: str) -> None:
    """Neither raises anything else than a refusal."""
    assert run(project, text)[0] == COULD_NOT_RUN


def test_a_project_without_forms_says_so(harbour: Path) -> None:
    """The command needs to know what was asked."""
    assert "has no forms" in run(harbour, text_of("claim"))[1]


def test_a_correction_is_not_written(project: Path) -> None:
    """It is for whoever edits the fact."""
    assert run(project, text_of("correction"), "--write")[0] == COULD_NOT_RUN


def test_line_ends_of_a_browser_are_read(project: Path) -> None:
    """Browsers send texts with a carriage return at each line's end."""
    assert run(project, text_of("claim").replace("\n", "\r\n")) == run(project, text_of("claim"))


FORMS: Final[Any] = forms_of(ROOT)
ADD: Final = next(form for form in FORMS if form.name == "add-a-fact")
SIGNS: Final = [
    "# ",
    "- ",
    ": ",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!",
    "|",
    ">",
    "'",
    '"',
    "%",
    "@",
    "`",
    "?",
    "\\",
]
LINES: Final = [
    "\n",
    "\n  ",
    "\t",
    "---",
    "...",
    "<<: *a",
    "# REPLACE",
    "### ",
    "### Title",
    "speaker: kcna",
    "- id: x",
    "a",
]
WORDS: Final = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from([*SIGNS, *LINES, "!!python/object:os"]), max_size=12).map("".join)
)


@given(
    st.sampled_from(ADD.choices["kind"]),
    st.fixed_dictionaries({}, optional={name: WORDS for name in ADD.labels if name not in ADD.choices}),
)
def test_no_words_become_fields(kind: str, answers: dict[str, str]) -> None:
    """Whatever stands in a form, the file has the fields of a stub, and the words of the form are their texts."""
    given_answers = {"kind": kind, **answers}
    said = {name: given_answers.get(name) or "_No response_" for name in ADD.labels}
    text = "\n\n".join(f"### {label}\n\n{said[name]}" for name, label in ADD.labels.items())
    form = filled(text.encode("utf-8", "replace"), FORMS)
    if isinstance(form, Refusal):
        return
    assert isinstance(form, Filled)
    made = stub_of(HARBOUR, form, "a-new-fact")
    if isinstance(made, Refusal):
        return
    assert isinstance(made, Stub)
    read = yaml.safe_load(made.text)
    known = {"actor": {"type"}, "agreement": {"parties"}, "figure": {"unit", "definition", "estimates"}}
    known |= {"claim": {"statements"}, "question": {"type", "known"}, "term": {"definition"}}
    known |= {"view": {"expert", "standing", "position", "quote_type"}}
    own = known.get(kind, set()) | {"title"} | (set() if kind in {"claim", "figure"} else {"anchors"})
    assert own <= read.keys() <= own | {"summary"}
    assert read["title"] == " ".join(form.answers["title"].split()) or not isinstance(read["title"], str)
    fact = parse_fact(made.text.encode(), path=made.path, kind=kind, fact_id="a-new-fact", stubs=True)  # type: ignore[arg-type]
    assert not isinstance(fact, tuple)
    assert fact.fact.title == " ".join(form.answers["title"].split())


def test_answers_that_are_nothing_are_left_out() -> None:
    """What the host writes for an empty field is no answer."""
    assert "_No response_" in UNANSWERED
