"""A new fact file: its required fields, each with what belongs there, and a mark on all that is to be replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Annotated, Any, Final, get_args, get_origin

from generator.authoring.naming import anchor_lines
from generator.authoring.scalars import scalar
from generator.model.choices import meanings_of
from generator.model.described import descriptions, summary
from generator.model.examples import example_of
from generator.model.facts.figure import Estimate
from generator.model.facts.union import FACT_TYPES
from generator.model.fields import ID_PATTERN, Anchor, Ref
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.record import Value
from generator.reading.marked import MARK
from generator.reading.shapes import Slot, fields_of, slot
from generator.rendering.terminal import columned, wrapped

Answers = Mapping[str, Sequence[str]]
"""Values by the path of their field, such as `statements.speaker`; a list may have several."""

WIDTH: Final = 100
"""Columns of a comment."""

AS_GOOD_AS_REQUIRED: Final[Mapping[type, tuple[str, ...]]] = {Estimate: ("best",)}
"""Fields that a rule asks for, though another one may stand in their place."""

NO_ID: Final = "to-be-replaced"
UNKNOWN: Final = "To be replaced"
_FORMS: Final[Mapping[str, str]] = {"sha256": "0" * 64, "language": "en", "text": "to-be-replaced.txt"}
"""What stands for a value that has a form of its own, by the field's name."""


class Asked(Value, frozen=True, kw_only=True):
    """One value that a stub of a kind needs."""

    path: str
    """Path of its field, such as `statements.speaker`."""
    says: str
    """What belongs there."""
    meanings: tuple[tuple[str, str], ...]
    """For a word of a closed vocabulary: each of them with its meaning."""
    expected: Slot
    """What is expected of one value."""
    kinds: tuple[KindName, ...] | None
    """For the id of a fact: of which kinds, any where it is empty. None for all else."""
    many: bool


def asked_for(kind: KindName) -> tuple[Asked, ...]:
    """Return what a stub of a kind needs, in the order of the file; anchors are asked for as a quote."""
    return tuple(_asked(FACT_TYPES[kind], "", required=True))


def askable(kind: KindName) -> tuple[Asked, ...]:
    """Return every value that may be given for a stub of a kind, required or not."""
    return tuple(_asked(FACT_TYPES[kind], "", required=False))


def stub(kind: KindName, answers: Answers, anchor: Anchor, *, quoted: bool, bare: bool = False) -> str:
    """Return the text of a new file.

    Args:
        kind: The kind of the fact.
        answers: What is known already.
        anchor: The words that carry it.
        quoted: Whether these words were chosen, or stand for others.
        bare: Whether the comments that explain the fields are left out.
    """
    singular = KIND_BY_NAME[kind].singular
    head = [
        *_comment(f"{singular}. {summary(FACT_TYPES[kind])}", 0),
    ]
    open_lines = () if quoted else ("  exact:", f"- source: {NO_ID}")
    anchors = tuple(f"{line} {MARK}" if line.startswith(open_lines) else line for line in anchor_lines(anchor))
    body = _Writer(answers=answers, anchors=anchors, source=anchor.source).record(FACT_TYPES[kind], "", 0)
    if any(line.endswith(f" {MARK}") for line in body):
        head += _comment(f"Replace each value marked `{MARK}`, and delete the mark. Other comments may stay or go.", 0)
    lines = [*head, "", *body, "", *_optional(kind, answers)]
    if bare:
        lines = [line for line in body if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(lines) + "\n"


def _asked(record: type, above: str, *, required: bool) -> Iterator[Asked]:
    for name, hint in fields_of(record).items():
        if required and not _needed(record, name):
            continue
        path, expected = f"{above}{name}", slot(hint)
        item = slot(expected.item) if expected.shape == "list" else expected
        if item.record is Anchor:
            continue
        if item.record is not None:
            yield from _asked(item.record, f"{path}.", required=required)
            continue
        says, meanings = explanation(record, name, item.choices)
        yield Asked(
            path=path,
            says=says,
            meanings=meanings,
            expected=item,
            kinds=_kinds(expected.item if expected.shape == "list" else hint),
            many=expected.shape == "list",
        )


def _needed(record: type, name: str) -> bool:
    own = next(field for field in fields(record) if field.name == name)
    return own.default is MISSING or name in AS_GOOD_AS_REQUIRED.get(record, ())


def _kinds(hint: Any) -> tuple[KindName, ...] | None:  # noqa: ANN401 (any annotation)
    if get_origin(hint) is not Annotated:
        return None
    marks = [mark for mark in hint.__metadata__ if isinstance(mark, Ref)]
    return marks[0].kinds if marks else _kinds(get_args(hint)[0])


class _Writer(Value, frozen=True, kw_only=True):
    """Writes the fields of records as lines of YAML."""

    answers: Answers
    anchors: tuple[str, ...]
    source: str

    def record(self, record: type, above: str, indent: int) -> list[str]:
        """Return the lines of a record whose fields stand at `indent`."""
        lines: list[str] = []
        for name, hint in fields_of(record).items():
            path, expected = f"{above}{name}", slot(hint)
            given = self.answers.get(path) or any(key.startswith(f"{path}.") for key in self.answers)
            if not given and not _needed(record, name):
                continue
            item = slot(expected.item) if expected.shape == "list" else expected
            # A blank line between the fields of the fact itself, where the comments would run into one another.
            lines += [*([""] if lines and not indent else []), *_explained(record, name, item, indent)]
            lines += self._field(name, path, hint, indent)
        return lines

    def _field(self, name: str, path: str, hint: Any, indent: int) -> list[str]:  # noqa: ANN401 (any annotation)
        expected = slot(hint)
        item = slot(expected.item) if expected.shape == "list" else expected
        pad = " " * indent
        if item.record is Anchor:
            return [f"{pad}{name}:", *(f"{pad}  {line}" for line in self.anchors)]
        if item.record is not None and expected.shape == "list":
            return [f"{pad}{name}:", *_entry(self.record(item.record, f"{path}.", indent + 4), indent + 2)]
        if item.record is not None:
            return [f"{pad}{name}:", *self.record(item.record, f"{path}.", indent + 2)]
        given = self.answers.get(path, ())
        kinds = _kinds(expected.item if expected.shape == "list" else hint)
        known = [*given] or ([self.source] if kinds == ("source",) else [])
        values = [scalar(value) for value in known] or [_stand_in(name, item)]
        mark = "" if known else f" {MARK}"
        if expected.shape != "list":
            return [f"{pad}{name}: {values[0]}{mark}"]
        if all("," not in value and "[" not in value for value in values):
            return [f"{pad}{name}: [{', '.join(values)}]{mark}"]
        return [f"{pad}{name}:", *(f"{pad}  - {value}" for value in values)]


def _entry(lines: list[str], indent: int) -> Iterator[str]:
    """The lines of a record as an entry of a list: a dash before its first field, comments above the dash."""
    begun = False
    for line in lines:
        if begun or line.lstrip().startswith("#"):
            yield f"{' ' * indent}{line.lstrip()}" if not begun else line
        else:
            begun = True
            yield f"{' ' * indent}- {line.lstrip()}"


def _stand_in(name: str, expected: Slot) -> str:
    """A value of the right form that is no fact."""
    if expected.choices:
        return expected.choices[0]
    if expected.shape == "number":
        return "0"
    if expected.form is None:
        return UNKNOWN
    return NO_ID if expected.form.pattern == ID_PATTERN else scalar(_FORMS[name])


def explanation(record: type, name: str, choices: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return what belongs into a field, in a sentence or two, and what each of its choices means."""
    says = descriptions(record)[name]
    example = example_of(record, name)
    if isinstance(example, str) and "such as" not in says and not choices:
        says += f" For example: `{example}`"
    return says, tuple(meanings_of(tuple(choices)).items()) if choices else ()


def _explained(record: type, name: str, item: Slot, indent: int) -> list[str]:
    says, meanings = explanation(record, name, item.choices)
    lead = f"{' ' * indent}#   "
    return [*_comment(says, indent), *columned(meanings, columns=WIDTH, indent=lead, below=lead)]


def _comment(text: str, indent: int) -> list[str]:
    lead = f"{' ' * indent}# "
    return wrapped(text, columns=WIDTH, first=lead, indent=lead).split("\n")


def _optional(kind: KindName, answers: Answers) -> Iterator[str]:
    """Comments that name the fields which may be added, with their meaning."""
    for record, above, title in _records(FACT_TYPES[kind], "", f"the {KIND_BY_NAME[kind].singular.lower()}"):
        free = [name for name in fields_of(record) if not _needed(record, name) and f"{above}{name}" not in answers]
        if not free:
            continue
        yield f"# You may add to {title}:"
        rows = ((name, descriptions(record)[name]) for name in free)
        for entry in columned(rows, columns=WIDTH, indent="#   ", below="#   "):
            yield from entry.split("\n")


def _records(record: type, above: str, title: str) -> Iterator[tuple[type, str, str]]:
    """Yield the records that a stub has, with the path to their fields and how they are called."""
    yield record, above, title
    for name, hint in fields_of(record).items():
        expected = slot(hint)
        item = slot(expected.item) if expected.shape == "list" else expected
        if item.record is not None and item.record is not Anchor and _needed(record, name):
            entry = f"an entry of `{name}`" if expected.shape == "list" else f"`{name}`"
            yield from _records(item.record, f"{above}{name}.", entry)
