"""A project's files to its facts and texts: the first stage."""

from __future__ import annotations

from pathlib import Path

from generator.model.diagnostics import Diagnostic
from generator.model.facts.source import Source
from generator.model.outcome import Outcome
from generator.model.read import ReadFact, ReadProject
from generator.reading.facts import read_fact
from generator.reading.ids import repeated_ids
from generator.reading.texts import SourceFile, read_texts, unnamed_texts
from generator.reading.walking import walk


def read_project(root: Path) -> Outcome[ReadProject]:
    """Return all sound facts and texts of the project at `root`, and everything that is wrong with the others.

    Raises:
        OSError: `root` has no folder `content`, or the system does not let it be listed.
    """
    found = walk(root)
    diagnostics: list[Diagnostic] = list(found.diagnostics)
    facts: dict[str, ReadFact] = {}
    for file in found.facts:
        read = read_fact(root, file)
        if isinstance(read, ReadFact):
            facts.setdefault(read.fact.id, read)
        else:
            diagnostics.extend(read)
    diagnostics.extend(repeated_ids(found.facts, facts))

    sources = [SourceFile(path=read.path, source=read.fact) for read in facts.values() if isinstance(read.fact, Source)]
    texts = read_texts(root, found.texts, sources)
    diagnostics.extend(texts.diagnostics)
    if len(sources) == sum(file.kind.name == "source" for file in found.facts):
        # A source that could not be read may name a text too, so nothing is said of texts without one.
        diagnostics.extend(unnamed_texts(found.texts, sources))
    return Outcome(value=ReadProject(facts=facts, texts=texts.value), diagnostics=tuple(diagnostics))
