"""Documents in three scripts, and a browser for the search page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.indexing.documents import Document, document_of
from generator.model.rendered import SearchEntry

Make = Callable[..., Document]


@pytest.fixture(scope="session")
def make() -> Make:
    """Return a function that makes the document of one page without parts."""

    def made(address: str, title: str = "", text: str = "", kind: str = "Claim") -> Document:
        return document_of([SearchEntry(address=address, title=title, text=text, kind=kind)])

    return made
