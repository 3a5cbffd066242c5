"""A new fact: what is asked for, what is known already, and the file that is written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.anchoring.matching import Haystack
from generator.authoring.facts import files_of
from generator.authoring.naming import anchor_of
from generator.authoring.passages import Meant
from generator.authoring.refusal import Refusal
from generator.authoring.stubs import NO_ID, UNKNOWN, Answers, askable, stub
from generator.authoring.writing import create
from generator.model.diagnostics import Diagnostic
from generator.model.fields import Anchor
from generator.model.kinds import KIND_BY_NAME, KindName
from generator.model.read import ReadFact
from generator.model.record import Value
from generator.model.schema_addresses import FOLDER, modeline
from generator.reading.facts import parse_fact
from generator.reading.files import TEXT_LIMIT, read_file
from generator.reading.forms import as_id
from generator.reading.marked import MARK
from generator.reading.walking import is_id
from generator.reading.wording import code, listed, most_similar


class Draft(Value, frozen=True, kw_only=True):
    """A new fact that is not written yet."""

    kind: KindName
    id: str
    answers: Answers
    anchor: Anchor
    quoted: bool
    """Whether the words of the anchor were chosen."""

    @property
    def path(self) -> str:
        """Return where its file belongs."""
        return f"content/{KIND_BY_NAME[self.kind].folder}/{self.id}.yml"


class Written(Value, frozen=True, kw_only=True):
    """A new file."""

    path: str
    marked: tuple[int, ...]
    """Lines, from 1, of which something is to be replaced."""


def write(root: Path, draft: Draft, *, bare: bool) -> Written | Refusal:
    """Write the file of a draft, or say why it is not written."""
    text = text_of(root, draft, bare=bare)
    if isinstance(text, Refusal):
        return text
    refused = create(root, draft.path, text)
    if refused:
        return refused
    lines = text.splitlines()
    marked = tuple(number for number, line in enumerate(lines, 1) if line.endswith(f" {MARK}"))
    return Written(path=draft.path, marked=marked)


def text_of(root: Path, draft: Draft, *, bare: bool, above: Sequence[str] = ()) -> str | Refusal:
    """Return the text of a draft's file, or why it is none that can be read.

    Args:
        root: The project.
        draft: The draft.
        bare: Whether the comments that explain the fields are left out.
        above: Lines of comments that stand above the fields.
    """
    text = "".join(f"{line}\n" for line in above)
    text += stub(draft.kind, draft.answers, draft.anchor, quoted=draft.quoted, bare=bare)
    if (root / FOLDER / f"{draft.kind}.json").is_file():
        text = modeline(draft.kind) + text
    read = parse_fact(text.encode(), path=draft.path, kind=draft.kind, fact_id=draft.id, many=False, stubs=True)
    return text if isinstance(read, ReadFact) else _unfit(read)


def free_id(root: Path, wanted: str) -> Refusal | None:
    """Say why an id cannot be that of a new fact; None where it can."""
    if not is_id(wanted):
        proposed = as_id(wanted)
        return Refusal(
            message=f"{code(wanted)} is not an id",
            notes=("an id is lower-case letters a to z and digits, in words joined by single hyphens",),
            help=(f"as an id it would read `{proposed}`",) if is_id(proposed) else (),
        )
    taken = files_of(root).get(wanted)
    if taken:
        return Refusal(
            message=f"the id `{wanted}` belongs to {taken}",
            notes=("an id belongs to one fact in the whole project, whatever its kind",),
            help=(f"to add words to it: `explainer quote SOURCE … --into {wanted}`", "or choose another id"),
        )
    return None


def answered(kind: KindName, pairs: Sequence[str]) -> dict[str, list[str]] | Refusal:
    """Return the values that were given as `field=value`, or which of them cannot be one."""
    known = {asked.path: asked for asked in askable(kind)}
    answers: dict[str, list[str]] = {}
    for pair in pairs:
        path, equals, value = pair.partition("=")
        asked = known.get(path.strip())
        if not equals or not value.strip():
            return Refusal(message=f"{code(pair)} is not of the form `field=value`")
        if asked is None:
            near = most_similar(path, known)
            name = KIND_BY_NAME[kind].singular.lower()
            return Refusal(
                message=f"{code(path)} is no field of a new {name}",
                help=(
                    *((f"a field with a similar name exists: `{near}`",) if near else ()),
                    f"the fields: {listed(known)}",
                ),
            )
        values = value.split(",") if asked.many and asked.kinds is not None else [value]
        answers.setdefault(asked.path, []).extend(each.strip() for each in values)
        if len(answers[asked.path]) > 1 and not asked.many:
            return Refusal(message=f"`{asked.path}` was given twice, and holds one value")
        wrong = wrong_choice(asked.path, answers[asked.path][-1], asked.expected.choices)
        if wrong:
            return wrong
    return answers


def wrong_choice(path: str, value: str, choices: Sequence[str]) -> Refusal | None:
    """Say that a value is not among the words of its field; None where it is, or any word will do."""
    if not choices or value in choices:
        return None
    near = most_similar(value, choices)
    return Refusal(
        message=f"{code(value)} is not among the choices of `{path}`",
        help=(
            *((f"a choice with a similar name exists: `{near}`",) if near else ()),
            f"choose one of {listed(choices)}",
        ),
    )


def first_quote(haystack: Haystack | None, source: str) -> Anchor:
    """Return an anchor that is found, to stand for the words that are still to be chosen."""
    for sentence in haystack.source.sentences if haystack else ():
        anchor = anchor_of(haystack, Meant(spans=(sentence,))) if haystack else None
        if isinstance(anchor, Anchor):
            return anchor
    return Anchor(source=source or NO_ID, exact=UNKNOWN)


def of_text(root: Path, fact_id: str, answers: Mapping[str, Sequence[str]]) -> dict[str, list[str]] | Refusal:
    """Return what the archived text of a new source says of itself: its name and its checksum."""
    name = (answers.get("text") or [f"{fact_id}.txt"])[0]
    raw = read_file(root, f"seeds/{name}", TEXT_LIMIT)
    if isinstance(raw, Diagnostic):
        folder = root / "seeds"
        texts = sorted(path.name for path in folder.glob("*.txt")) if folder.is_dir() else []
        return Refusal(
            message=f"there is no archived text `seeds/{name}`",
            notes=(f"the texts in `seeds/`: {listed(texts[:10])}",) if texts else (),
            help=(
                f"put the article's text there first, word for word, as `seeds/{name}`",
                "or name the text: `--set text=NAME.txt`",
            ),
        )
    return {"text": [name], "sha256": [hashlib.sha256(raw).hexdigest()]}


def _unfit(found: tuple[Diagnostic, ...]) -> Refusal:
    first, *others = found
    return Refusal(
        message=first.message,
        notes=(*first.notes, *(each.message for each in others)),
        help=(*first.help, "nothing was written"),
    )
