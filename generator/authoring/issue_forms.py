"""What somebody wrote into a form for issues, read from the Markdown that the host makes of it.

The host writes each field's label as a heading and the answer below it, in the order of the form, and keeps nothing
else of the form. So a text is read by the form alone: every label stands once and in order, or nothing is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import yaml

from generator.authoring.refusal import Refusal
from generator.model.diagnostics import Diagnostic
from generator.model.record import Value
from generator.reading.decoding import UNFIT, decode
from generator.reading.wording import code, listed

FOLDER: Final = ".github/ISSUE_TEMPLATE"
MOST: Final = 1 << 17
"""Bytes of a text; the host takes half as many characters."""
UNANSWERED: Final = frozenset({"", "_No response_"})
"""What stands below the label of a field that was left empty."""
NOTHING_CHOSEN: Final = "None"


class Form(Value, frozen=True, kw_only=True):
    """A form as the project has it."""

    name: str
    labels: Mapping[str, str]
    """Label of each field by its id, in order."""
    choices: Mapping[str, tuple[str, ...]]
    """The words that may be chosen, by the id of the field."""


class Filled(Value, frozen=True, kw_only=True):
    """A form that somebody filled in."""

    form: Form
    answers: Mapping[str, str]
    """By the id of the field; what was left empty is not there."""


def forms_of(root: Path) -> tuple[Form, ...] | Refusal:
    """Return the forms of the project at `root`, or why there are none."""
    folder = root / FOLDER
    forms = [_form(path) for path in sorted(folder.glob("*.yml")) if path.stem != "config"] if folder.is_dir() else []
    if not forms:
        return Refusal(
            message=f"the project has no forms in `{FOLDER}`",
            help=("copy them from the generator's own repository",),
        )
    return tuple(form for form in forms if form.labels)


def filled(raw: bytes, forms: tuple[Form, ...]) -> Filled | Refusal:
    """Return what was written into one of the forms, or why it cannot be told.

    Args:
        raw: The text of an issue, as UTF-8.
        forms: The forms that it may have been made with.
    """
    if len(raw) > MOST:
        return Refusal(message=f"the text has {len(raw):,} bytes; at most {MOST:,} are read")
    text = decode(raw, "the text", UNFIT)
    if isinstance(text, Diagnostic):
        return Refusal(message=text.message, notes=text.notes, help=text.help)
    lines = text.strip("\n").split("\n")
    headings = [line.rstrip(" \t") for line in lines]
    form = next((form for form in forms if headings[0] == _heading(next(iter(form.labels.values())))), None)
    if form is None:
        begins = listed(_heading(next(iter(form.labels.values()))) for form in forms)
        return Refusal(
            message="the text was not made with one of the project's forms",
            notes=(f"its first line is {code(headings[0])}", f"a form begins with one of {begins}"),
            help=("copy the whole text of the issue, with its headings",),
        )
    return _read(form, lines, headings)


def _form(path: Path) -> Form:
    read = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    fields = [field for field in read["body"] if "id" in field]
    return Form(
        name=path.stem,
        labels={field["id"]: field["attributes"]["label"] for field in fields},
        choices={
            field["id"]: tuple(option.partition(":")[0] for option in field["attributes"]["options"])
            for field in fields
            if field["type"] == "dropdown"
        },
    )


def _heading(label: str) -> str:
    return f"### {label}"


def _read(form: Form, lines: list[str], headings: list[str]) -> Filled | Refusal:
    places: list[int] = []
    for label in form.labels.values():
        found = [number for number, line in enumerate(headings) if line == _heading(label)]
        if len(found) != 1 or (places and found[0] < places[-1]):
            times = {0: "is missing", 1: "stands in another place than in the form"}.get(len(found), "stands twice")
            return Refusal(
                message=f"the heading {code(_heading(label))} {times}",
                notes=("it could not be told where an answer ends",),
                help=("change the line where somebody wrote it into an answer",) if len(found) > 1 else (),
            )
        places += found
    answers: dict[str, str] = {}
    for name, start, end in zip(form.labels, places, [*places[1:], len(lines)], strict=True):
        answer = "\n".join(lines[start + 1 : end]).strip()
        if answer in UNANSWERED or (answer == NOTHING_CHOSEN and name in form.choices):
            continue
        if name in form.choices:
            word = answer.partition(":")[0]
            if word not in form.choices[name]:
                return Refusal(
                    message=f"{code(answer)} is none of the choices of {code(form.labels[name])}",
                    help=(f"choose one of {listed(form.choices[name])}",),
                )
            answer = word
        answers[name] = answer
    return Filled(form=form, answers=answers)
