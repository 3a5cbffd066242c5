"""A server keeps its cache of facts open from build to build, and notices when somebody else writes to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.caching.database import CACHE, FACTS
from generator.caching.facts import FactStore, KeptFacts
from generator.caching.version import code_version
from generator.pipeline import Checked, check_again, check_project

TITLE = "Harbour office"


@pytest.fixture
def kept(harbour: Path) -> Iterator[KeptFacts]:
    """Yield the cache of a small project as its server keeps it."""
    kept = KeptFacts(harbour / CACHE / FACTS, code_version())
    with kept.opened() as store:
        assert isinstance(check_project(harbour, store=store), Checked)
    yield kept
    kept.close()


def titles(store: FactStore) -> dict[str, str]:
    """Return the titles of all facts that a store knows."""
    return {outline.id: store.anchored(outline).fact.title for outline in store.outlines.values()}


def retitle(project: Path, title: str) -> None:
    """Give the harbour office another title."""
    path = project / "content/actors/harbour-office.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"title: {title}", *(one for one in lines if not one.startswith("title:"))]) + "\n")


def test_what_is_kept_is_not_loaded_again(kept: KeptFacts, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nobody else writes, the second use of the cache reads nothing of it."""
    monkeypatch.delattr(FactStore, "_load")
    with kept.opened() as store:
        assert titles(store)["harbour-office"] == TITLE


def test_what_a_build_found_out_is_known_as_if_it_were_loaded(kept: KeptFacts, harbour: Path) -> None:
    """After an edit, and after a file is gone, the store knows what one that is opened anew knows."""
    changes = (
        lambda: retitle(harbour, "Office of the port"),
        (harbour / "content/agreements/help-with-repairs.yml").unlink,
    )
    for change in changes:
        change()
        with kept.opened() as store:
            titles(store)
            check_project(harbour, store=store)
            own = KeptFacts(harbour / CACHE / FACTS, code_version())
            with own.opened() as anew:
                assert titles(store) == titles(anew)
                assert store.outlines == anew.outlines
                assert store.known.facts == anew.known.facts
                assert store.known.texts == anew.known.texts
                assert store.covered == anew.covered
            own.close()


def test_what_another_process_writes_is_noticed(kept: KeptFacts, harbour: Path) -> None:
    """A check beside the server brings the cache on, and the server goes on from there."""
    with kept.opened() as store:
        assert titles(store)["harbour-office"] == TITLE
    retitle(harbour, "Office of the port")
    assert isinstance(check_again(harbour), Checked)
    with kept.opened() as store:
        assert titles(store)["harbour-office"] == "Office of the port"


def test_a_cache_that_went_bad_is_opened_anew(kept: KeptFacts, harbour: Path) -> None:
    """What fails inside closes the database, so that nothing half known is used again."""
    with pytest.raises(RuntimeError), kept.opened():
        raise RuntimeError
    (harbour / CACHE / FACTS).unlink()
    with kept.opened() as store:
        assert not store.outlines
