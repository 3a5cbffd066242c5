"""Sources and facts made by hand, so that anchoring is tried without reading a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.anchoring.matching import Haystack
from generator.model.sources import SourceText, Span

MakeSource = Callable[[str], SourceText]


@pytest.fixture
def source() -> MakeSource:
    """Make a source of a text; a sentence ends with a full stop or its line."""

    def make(text: str) -> SourceText:
        spans = [Span(*found.span()) for found in re.finditer(r"[^.\s][^.\n]*\.?”?", text)]
        return SourceText(source="paper", path="seeds/paper.txt", text=text, sha256="0" * 64, sentences=tuple(spans))

    return make


@pytest.fixture
def haystack(source: MakeSource) -> Callable[[str], Haystack]:
    """Make a text ready to be searched."""
    return lambda text: Haystack(source(text))


@pytest.fixture(scope="session")
def article(project_root: Path) -> Haystack:
    """Return the archived article of this project, ready to be searched."""
    text = (project_root / "seeds" / "nk-kursk.txt").read_text(encoding="utf-8")
    return Haystack(SourceText(source="nk-kursk", path="seeds/nk-kursk.txt", text=text, sha256="0" * 64, sentences=()))
