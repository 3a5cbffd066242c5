"""The archived texts, each compared with the checksum that its source fact records."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.source import Source
from generator.model.outcome import Outcome
from generator.model.record import record
from generator.model.sources import SourceText
from generator.reading.decoding import CONTROLS, decode
from generator.reading.files import TEXT_LIMIT, read_file
from generator.reading.sentences import sentences
from generator.reading.wording import most_similar


@record
class SourceFile:
    """A sound source fact and where it stands."""

    path: str
    source: Source


def read_texts(root: Path, names: Sequence[str], sources: Iterable[SourceFile]) -> Outcome[dict[str, SourceText]]:
    """Return the text of each source, by the source's id.

    Args:
        root: The project.
        names: Names of the texts in `seeds/`.
        sources: The sound source facts.
    """
    texts: dict[str, SourceText] = {}
    found: list[Diagnostic] = []
    owners: dict[str, str] = {}
    for file in sources:
        name = file.source.text
        if name not in names:
            found.append(_missing(file, names))
        elif name in owners:
            found.append(_shared(file, owners[name]))
        else:
            owners[name] = file.path
            text = _read(root, file)
            if isinstance(text, SourceText):
                texts[file.source.id] = text
                if text.sha256 != file.source.sha256:
                    found.append(_changed(file, text))
            else:
                found.append(text)
    return Outcome(value=texts, diagnostics=tuple(found))


def unnamed_texts(names: Iterable[str], sources: Iterable[SourceFile]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each text in `seeds/` that no source names."""
    named = {file.source.text for file in sources}
    return tuple(
        Diagnostic(
            rule="S003",
            place=Place(path=f"seeds/{name}"),
            message=f"no source names the text `{name}`",
            help=(f"write a source fact with `text: {name}`, or move the file out of `seeds/`",),
        )
        for name in names
        if name not in named
    )


def text_layer(text: str) -> str:
    """Return the layer that quotes and offsets refer to: NFC, otherwise as `text` stands with LF line ends."""
    return unicodedata.normalize("NFC", text)


def _read(root: Path, file: SourceFile) -> SourceText | Diagnostic:
    path = f"seeds/{file.source.text}"
    raw = read_file(root, path, TEXT_LIMIT)
    if isinstance(raw, Diagnostic):
        return raw
    text = decode(raw, path, CONTROLS)
    if isinstance(text, Diagnostic):
        return text
    layer = text_layer(text)
    return SourceText(
        source=file.source.id,
        path=path,
        text=layer,
        sha256=hashlib.sha256(raw).hexdigest(),
        sentences=sentences(layer, file.source.language),
    )


def _missing(file: SourceFile, names: Sequence[str]) -> Diagnostic:
    similar = most_similar(file.source.text, names)
    return Diagnostic(
        rule="S002",
        place=Place(path=file.path, keys=("text",)),
        message=f"there is no archived text `seeds/{file.source.text}`",
        help=(
            *((f"a text with a similar name exists: `{similar}`",) if similar else ()),
            "put the text into `seeds/` under this name, or correct the name",
        ),
    )


def _shared(file: SourceFile, owner: str) -> Diagnostic:
    return Diagnostic(
        rule="S003",
        place=Place(path=file.path, keys=("text",)),
        message=f"the text `{file.source.text}` already belongs to another source",
        notes=(f"the other one: {owner}",),
        help=("keep one of the two sources, or archive the other text under a name of its own",),
    )


def _changed(file: SourceFile, text: SourceText) -> Diagnostic:
    return Diagnostic(
        rule="S001",
        place=Place(path=file.path, keys=("sha256",)),
        message=f"the archived text `{text.path}` does not have the checksum of its source",
        notes=(f"the checksum of the text as it lies there:\n{text.sha256}",),
        help=(
            "an archived text is never edited: take it back from version control",
            "a corrected article is a new source with a text of its own",
            "when the text is right and the checksum was mistyped, write the one above",
        ),
    )
