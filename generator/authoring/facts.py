"""One fact file of a project, found by its id and opened for an edit."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.refusal import Refusal
from generator.model.diagnostics import Diagnostic
from generator.model.facts.base import Fact
from generator.model.kinds import KIND_BY_FOLDER, KINDS
from generator.model.read import ReadFact
from generator.model.record import Value
from generator.reading.decoding import with_line_feeds
from generator.reading.facts import fact_in
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.lines import Lines, lines_of
from generator.reading.walking import FactFile
from generator.reading.wording import code, most_similar


class OpenFact(Value, frozen=True, kw_only=True):
    """A sound fact with its file's text."""

    path: str
    raw: bytes
    lines: Lines
    """With line feeds, whatever line ends the file has."""
    fact: Fact

    def bytes_of(self, text: str) -> bytes:
        """Return `text` with the line ends of the file."""
        if b"\r\n" in self.raw:
            text = text.replace("\n", "\r\n")
        return text.encode("utf-8")


def files_of(root: Path) -> dict[str, str]:
    """Return the path of each fact of the project at `root` by its id, from the files' names alone."""
    found: dict[str, str] = {}
    for kind in KINDS:
        folder = root / "content" / kind.folder
        for path in sorted(folder.glob("*.yml")) if folder.is_dir() else ():
            found.setdefault(path.stem, f"content/{kind.folder}/{path.name}")
    return found


def path_of(root: Path, wanted: str) -> str | Refusal:
    """Return the path of the fact that is meant by an id, or by a path in the project."""
    files = files_of(root)
    if wanted in files:
        return files[wanted]
    path = Path(wanted)
    for candidate in (path, root / path):
        resolved = candidate.absolute()
        if wanted.endswith(".yml") and resolved.is_relative_to(root):
            inside = resolved.relative_to(root).as_posix()
            if inside in files.values():
                return inside
    near = most_similar(wanted.removesuffix(".yml"), files)
    return Refusal(
        message=f"no fact has the id {code(wanted)}",
        help=(
            *((f"a fact with a similar id exists: `{near}`",) if near else ()),
            "see what there is: `explainer graph`" if not near else "see it: `explainer show " + near + "`",
        ),
    )


def open_fact(root: Path, wanted: str) -> OpenFact | Refusal | tuple[Diagnostic, ...]:
    """Return the fact that is meant by an id or a path, or why it cannot be edited."""
    path = path_of(root, wanted)
    if isinstance(path, Refusal):
        return path
    raw = read_file(root, path, FACT_LIMIT)
    if isinstance(raw, Diagnostic):
        return (raw,)
    folder, name = path.split("/")[1:]
    read = fact_in(
        raw, FactFile(path=path, kind=KIND_BY_FOLDER[folder], id=name.removesuffix(".yml")), many=False, stubs=True
    )
    if not isinstance(read, ReadFact):
        return read
    text = raw.decode("utf-8")
    plain = with_line_feeds(text)
    if "\r" in text and plain.replace("\n", "\r\n") != text:
        return Refusal(message=f"{path} ends its lines in several ways", help=("mend it first: `explainer fmt`",))
    return OpenFact(path=path, raw=raw, lines=lines_of(plain), fact=read.fact)
