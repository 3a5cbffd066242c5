"""`explainer check --fix`: what can be mended without a decision, by position; words of a source are never touched.

A file is written only when it says afterwards what it said: no sign but white space and quotation marks may come or
go, and where it could be read before, each of its values must be what it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import yaml

from generator.authoring.formatting import one_layout
from generator.authoring.layout import UnusualLayoutError, laid_out
from generator.authoring.ordering import in_order
from generator.authoring.refusal import Refusal
from generator.authoring.writing import replace
from generator.model.diagnostics import Diagnostic, Edit, Finding
from generator.model.kinds import KIND_BY_FOLDER
from generator.model.read import ReadFact
from generator.model.record import Value
from generator.reading.decoding import with_line_feeds
from generator.reading.facts import read_fact
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.guard import guard
from generator.reading.lines import Lines, lines_of
from generator.reading.locating import locate
from generator.reading.quoted_lines import QUOTED, touches_quote
from generator.reading.slips.failure import CURLY
from generator.reading.tree import YamlValue, compose
from generator.reading.walking import FactFile

ROUNDS: Final = 200
"""A file that is broken twice shows its second slip when the first is mended, so it is looked at again so often."""

_TRAILING: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_PUNCTUATION: Final = re.compile(rf"[\s\ufeff\"'{CURLY}]")

ORDERED: Final = "put its fields into the order of the reference, and its lines into the one layout"


class Mended(Value, frozen=True, kw_only=True):
    """Something that was done."""

    path: str
    line: int
    """Where, from 1, in the file as it was then; nought where all of the file is meant."""
    title: str


class Fixed(Value, frozen=True, kw_only=True):
    """All that was done, and what was not."""

    mended: tuple[Mended, ...]
    refusals: tuple[Refusal, ...]


def fix(
    root: Path,
    findings: Iterable[Finding],
    layout: Iterable[str],
) -> Fixed:
    """Mend what can be mended without a decision, file by file.

    Args:
        root: The project.
        findings: What was found; those without an edit are passed over.
        layout: Paths of the files whose fields and line ends are to be put in order.
    """
    mended: list[Mended] = []
    refusals: list[Refusal] = []
    for path in sorted({finding.path for finding in findings if finding.edit}):
        for _ in range(ROUNDS):
            edits = [finding.edit for finding in _look(root, path) if finding.edit]
            made = _mend(root, path, edits) if edits else ()
            if isinstance(made, Refusal):
                refusals.append(made)
            if isinstance(made, Refusal) or not made:
                break
            mended += made
    for path in layout:
        made = _lay_out(root, path)
        if isinstance(made, Refusal):
            refusals.append(made)
        else:
            mended += made
    return Fixed(mended=tuple(mended), refusals=tuple(refusals))


def applied(lines: Lines, edits: Iterable[Edit]) -> tuple[str, tuple[Edit, ...]]:
    """Return a text with edits made by position, and those that were made: none that overlaps one before it."""
    parts: list[str] = []
    made: list[Edit] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: _span(lines, edit)):
        start, end = _span(lines, edit)
        if start < at or edit in made:
            continue
        parts += [lines.text[at:start], edit.text]
        made.append(edit)
        at = end
    return "".join([*parts, lines.text[at:]]), tuple(made)


def keeps_words(before: str, after: str, edits: Iterable[Edit] = ()) -> bool:
    """Tell whether two texts of a file say the same: the same signs but for white space and quotation marks.

    Where the first can be read, each value must be the same too, curly marks around one that is no quote excepted;
    where it cannot, none of the `edits` between the two may touch a line at words of a source.
    """
    if _PUNCTUATION.sub("", before) != _PUNCTUATION.sub("", after):
        return False
    trees = [_tree(text) for text in (before, after)]
    if trees[0] is not None:
        return trees[0] == trees[1]
    lines = lines_of(before)
    return not any(_touches_quote(lines, edit) for edit in edits)


def _mend(root: Path, path: str, edits: Iterable[Edit]) -> tuple[Mended, ...] | Refusal:
    held = _held(root, path)
    if held is None:
        return ()
    lines = lines_of(held.plain)
    new, made = applied(lines, edits)
    if new == held.plain:
        return ()
    if not keeps_words(held.plain, new, made):
        return Refusal(
            message=f"{path} is left as it is: mending it would change what it says", help=("mend it by hand",)
        )
    done = (Mended(path=path, line=edit.region.start.line, title=edit.title) for edit in made if edit.region)
    return _write(root, path, held, new) or tuple(done)


def _lay_out(root: Path, path: str) -> tuple[Mended, ...] | Refusal:
    held, folder = _held(root, path), KIND_BY_FOLDER.get(path.split("/")[1])
    if held is None or folder is None or _tree(held.plain) is None:
        return ()
    try:
        laid = laid_out(held.plain)
        needed = in_order(laid, folder.name) != laid or _TRAILING.search(held.plain)
    except (UnusualLayoutError, yaml.YAMLError, LookupError, ValueError):
        return ()
    made = one_layout(held.plain, folder.name) if needed else None
    if made is None or made == held.plain:
        return ()
    return _write(root, path, held, made) or (Mended(path=path, line=0, title=ORDERED),)


class _Held(Value, frozen=True, kw_only=True):
    """A file as it is."""

    raw: bytes
    text: str
    plain: str
    """With line feeds."""


def _held(root: Path, path: str) -> _Held | None:
    """A file's text; none where it cannot be had, which the check says."""
    raw = read_file(root, path, FACT_LIMIT)
    if isinstance(raw, Diagnostic):
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _Held(raw=raw, text=text, plain=with_line_feeds(text))


def _look(root: Path, path: str) -> tuple[Finding, ...]:
    """What is found in one file by itself."""
    _, folder, name = path.split("/")
    file = FactFile(path=path, kind=KIND_BY_FOLDER[folder], id=name.removesuffix(".yml"))
    read = read_fact(root, file)
    return () if isinstance(read, ReadFact) else locate(root, read)


def _write(root: Path, path: str, held: _Held, new: str) -> Refusal | None:
    if "\r" in held.text and held.plain.replace("\n", "\r\n") != held.text:
        return Refusal(message=f"{path} ends its lines in several ways", help=("mend it first: `explainer fmt`",))
    ended = new.replace("\n", "\r\n") if "\r" in held.text else new
    try:
        return replace(root, path, held.raw, ended.encode("utf-8"))
    except OSError as error:
        return Refusal(message=f"{path} cannot be written: {error.strerror or error}")


def _span(lines: Lines, edit: Edit) -> tuple[int, int]:
    assert edit.region is not None  # noqa: S101 (a finding's edit has its place)
    start, end = (lines.starts[at.line - 1] + at.column - 1 for at in edit.region)
    return start, end


def _touches_quote(lines: Lines, edit: Edit) -> bool:
    """Whether an edit touches what may be words of a source; on several lines it may stand before them in none."""
    assert edit.region is not None  # noqa: S101 (a finding's edit has its place)
    first, last = edit.region.start, edit.region.end
    return any(
        touches_quote(
            lines,
            number,
            first.column - 1 if number == first.line else 0,
            last.column - 1 if number == last.line else len(lines.line(number)),
        )
        for number in range(first.line, last.line + 1)
    )


def _tree(text: str) -> YamlValue | None:
    """What a file holds, with no curly marks around values that are no quotes; None where it cannot be read."""
    lines = lines_of(text)
    if guard(lines, ""):
        return None
    told = compose(lines, "")
    return None if told.diagnostics else _bare(told.value)


def _bare(value: YamlValue) -> YamlValue:
    if isinstance(value, str):
        return value.strip(CURLY + " ")
    if isinstance(value, Mapping):
        return {key: each if key in QUOTED else _bare(each) for key, each in value.items()}
    return [_bare(each) for each in value]
