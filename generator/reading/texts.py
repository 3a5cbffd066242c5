"""The archived texts, each compared with the checksum that its source fact records."""

from __future__ import annotations

import errno
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.model.diagnostics import Diagnostic, Place
from generator.model.facts.source import Source
from generator.model.marks import NOTHING_KNOWN, FileMark, FileState, Known
from generator.model.outcome import Outcome
from generator.model.record import Value
from generator.model.sources import SourceText, Span
from generator.reading.decoding import CONTROLS, decode
from generator.reading.files import TEXT_LIMIT, read_file
from generator.reading.sentences import sentences
from generator.reading.wording import most_similar

MOST_SENTENCES: Final = 50_000
"""Sentences, or lines, that an archived text may have; an article has some dozens."""


class SourceFile(Value, frozen=True, kw_only=True):
    """A sound source fact and where it stands."""

    path: str
    source: Source


class Texts(Mapping[str, SourceText]):
    """The texts of sources by the source's id; one that is as it was is read when somebody asks for it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, SourceText] = {}
        self._waiting: dict[str, SourceFile] = {}
        self.marks: dict[str, FileMark] = {}
        """Marks of the files by name."""

    def add(self, text: SourceText) -> None:
        """Add a text that was read."""
        self._read[text.source] = text

    def wait_for(self, file: SourceFile) -> None:
        """Add a text that is known to be as it was."""
        self._waiting[file.source.id] = file

    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each text, by the source's id."""
        waiting = {source: file.source.sha256 for source, file in self._waiting.items()}
        return waiting | {source: text.sha256 for source, text in self._read.items()}

    def __getitem__(self, source: str) -> SourceText:
        """Return the text of a source.

        Raises:
            KeyError: No such source has a text.
            OSError: The text changed or vanished since the project was read.
        """
        if source not in self._read:
            file = self._waiting[source]
            text = _read(self._root, file)
            if not isinstance(text, SourceText) or text.sha256 != file.source.sha256:
                path = self._root / "seeds" / file.source.text
                raise FileNotFoundError(errno.ENOENT, "changed or deleted while it was in use", str(path))
            self._read[source] = text
        return self._read[source]

    def __contains__(self, source: object) -> bool:
        """Tell whether there is a text of the source."""
        return source in self._read or source in self._waiting

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._waiting, *self._read)))

    def __len__(self) -> int:
        return len(self._waiting.keys() | self._read.keys())


def read_texts(
    root: Path,
    names: Mapping[str, FileState],
    sources: Iterable[SourceFile],
    known: Known = NOTHING_KNOWN,
    now: int = 0,
) -> Outcome[Texts]:
    """Return the text of each source, by the source's id.

    Args:
        root: The project.
        names: The texts in `seeds/` by name.
        sources: The sound source facts.
        known: What was read before.
        now: The time, in nanoseconds since the epoch.
    """
    texts = Texts(root)
    found: list[Diagnostic] = []
    owners: dict[str, str] = {}
    for file in sources:
        name = file.source.text
        if name not in names:
            found.append(_missing(file, list(names)))
        elif name in owners:
            found.append(_shared(file, owners[name]))
        else:
            owners[name] = file.path
            mark = known.texts.get(name)
            if mark and mark.is_of(names[name]) and mark.digest == file.source.sha256:
                texts.wait_for(file)
                texts.marks[name] = mark
                continue
            text = _read(root, file)
            if isinstance(text, SourceText):
                texts.add(text)
                texts.marks[name] = FileMark(names[name], now, text.sha256)
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
    found = sentences(layer, file.source.language, most=MOST_SENTENCES + 1)
    if len(found) > MOST_SENTENCES:
        return _too_many(path, found[-1])
    return SourceText(
        source=file.source.id,
        path=path,
        text=layer,
        sha256=hashlib.sha256(raw).hexdigest(),
        sentences=found,
    )


def _too_many(path: str, sentence: Span) -> Diagnostic:
    return Diagnostic(
        rule="Y007",
        place=Place(path=path, within=sentence),
        message=f"the text has more than {MOST_SENTENCES:,} sentences",
        help=("archive one article in each text",),
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
