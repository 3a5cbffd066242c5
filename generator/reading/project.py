"""A project's files to its facts and texts: the first stage."""

from __future__ import annotations

import time
from hashlib import blake2b
from pathlib import Path
from typing import Final

from generator.model.diagnostics import Diagnostic
from generator.model.facts.source import Source
from generator.model.marks import NOTHING_KNOWN, FileMark, Known
from generator.model.outcome import Outcome
from generator.model.read import ReadFact, ReadProject
from generator.reading.files import FACT_LIMIT, read_file
from generator.reading.ids import repeated_ids
from generator.reading.texts import SourceFile, read_texts, unnamed_texts
from generator.reading.walking import walk

MANY: Final = 40
"""Files from which on what takes long to prepare and makes reading faster pays."""


def read_project(root: Path, known: Known = NOTHING_KNOWN) -> Outcome[ReadProject]:
    """Return all sound facts and texts of the project at `root`, and everything that is wrong with the others.

    Args:
        root: The project.
        known: What was read before; a file that is as it was then is not read again.

    Raises:
        OSError: `root` has no folder `content`, or the system does not let it be listed.
    """
    now = time.time_ns()
    found = walk(root)
    diagnostics: list[Diagnostic] = list(found.diagnostics)
    facts: dict[str, ReadFact] = {}
    marks: dict[str, FileMark] = {}
    resting = {file.path for file in found.facts if (mark := known.facts.get(file.path)) and mark.is_of(file.state)}
    many = len(found.facts) - len(resting) > MANY
    for file in found.facts:
        mark = known.facts.get(file.path)
        if mark and file.path in resting:
            marks[file.path] = mark
            continue
        raw = read_file(root, file.path, FACT_LIMIT)
        if isinstance(raw, Diagnostic):
            diagnostics.append(raw)
            continue
        digest = blake2b(raw, digest_size=16).hexdigest()
        if mark and mark.digest == digest:
            resting.add(file.path)
        else:
            # What checks a file takes long to import, and is not needed where no file changed.
            from generator.reading.facts import fact_in  # noqa: PLC0415

            read = fact_in(raw, file, many=many)
            if not isinstance(read, ReadFact):
                diagnostics.extend(read)
                continue
            facts.setdefault(read.fact.id, read)
        marks[file.path] = FileMark(file.state, now, digest)
    formerly = {path: names for path, names in known.formerly.items() if path in resting}
    formerly.update((read.path, read.fact.formerly) for read in facts.values())
    diagnostics.extend(repeated_ids(found.facts, formerly))

    source_files = [file.path for file in found.facts if file.kind.name == "source"]
    read_sources = {read.path: read.fact for read in facts.values() if isinstance(read.fact, Source)}
    sources = [
        SourceFile(path=path, source=known.source(path) if path in resting else read_sources[path])
        for path in source_files
        if path in resting or path in read_sources
    ]
    texts = read_texts(root, found.texts, sources, known, now)
    diagnostics.extend(texts.diagnostics)
    if len(sources) == len(source_files):
        # A source that could not be read may name a text too, so nothing is said of texts without one.
        diagnostics.extend(unnamed_texts(found.texts, sources))
    project = ReadProject(
        facts=facts,
        texts=texts.value,
        fact_marks=marks,
        text_digests=texts.value.digests(),
        text_marks=texts.value.marks,
        resting=frozenset(resting),
    )
    return Outcome(value=project, diagnostics=tuple(diagnostics))
