"""What the tests of reading share: ways to make files, and to read one file without a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.model.diagnostics import Diagnostic
from generator.model.facts.base import Fact
from generator.model.kinds import KindName
from generator.model.read import ReadFact
from generator.reading.facts import parse_fact

Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes files, by their paths, and returns the folder that holds them."""

    def write_files(files: Mapping[str, str | bytes]) -> Path:
        (tmp_path / "content").mkdir(exist_ok=True)
        for path, content in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write_files


@pytest.fixture(scope="session")
def fact() -> Callable[[str, KindName], Fact]:
    """Return a function that reads a sound file."""

    def read(text: str, kind: KindName = "term") -> Fact:
        read = parse_fact(text.encode(), path="x.yml", kind=kind, fact_id="x")
        assert isinstance(read, ReadFact), read
        return read.fact

    return read


@pytest.fixture(scope="session")
def wrong() -> Callable[[str | bytes, KindName], list[Diagnostic]]:
    """Return a function that reads a file with mistakes."""

    def read(text: str | bytes, kind: KindName = "term") -> list[Diagnostic]:
        raw = text.encode() if isinstance(text, str) else text
        found = parse_fact(raw, path="x.yml", kind=kind, fact_id="x")
        assert not isinstance(found, ReadFact), found
        return list(found)

    return read
