"""The archived text of one source, read without reading the project."""

from __future__ import annotations

from pathlib import Path

from generator.anchoring.matching import Haystack
from generator.authoring.refusal import Refusal
from generator.model.diagnostics import Diagnostic
from generator.model.facts.source import Source
from generator.model.kinds import KIND_BY_NAME
from generator.model.marks import NO_STATE
from generator.model.read import ReadFact
from generator.reading.facts import read_fact
from generator.reading.texts import SourceFile, read_texts
from generator.reading.walking import FactFile, is_id
from generator.reading.wording import code, most_similar


def source_ids(root: Path) -> tuple[str, ...]:
    """Return the ids of the sources of the project at `root`, sorted, by their files' names alone."""
    folder = root / "content" / KIND_BY_NAME["source"].folder
    return tuple(sorted(path.stem for path in folder.glob("*.yml"))) if folder.is_dir() else ()


def haystack_of(root: Path, source: str) -> Haystack | Refusal | tuple[Diagnostic, ...]:
    """Return the text of a source, ready to be searched; or why there is none, or what is wrong with its files."""
    known = source_ids(root)
    if source not in known or not is_id(source):
        return _unknown(source, known)
    kind = KIND_BY_NAME["source"]
    path = f"content/{kind.folder}/{source}.yml"
    read = read_fact(root, FactFile(path=path, kind=kind, id=source))
    if not isinstance(read, ReadFact):
        return read
    assert isinstance(read.fact, Source)  # noqa: S101 (the folder says so)
    names = {read.fact.text: NO_STATE} if (root / "seeds" / read.fact.text).is_file() else {}
    texts = read_texts(root, names, [SourceFile(path=path, source=read.fact)])
    return texts.diagnostics or Haystack(texts.value[source])


def _unknown(source: str, known: tuple[str, ...]) -> Refusal:
    if not known:
        steps: tuple[str, ...] = ("archive an article first: put its text into `seeds/`, then `explainer new source`",)
    else:
        near = most_similar(source, known)
        steps = (
            *((f"a source with a similar id exists: `{near}`",) if near else ()),
            *(() if near else ("the sources are " + ", ".join(f"`{each}`" for each in known[:10]),)),
        )
    return Refusal(message=f"no source has the id {code(source)}", help=steps)
