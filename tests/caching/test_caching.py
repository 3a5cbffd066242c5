"""The files of the cache, as several processes use them at once."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator.caching import database as caching
from generator.caching.database import CACHE, FACTS, SITE, TornError, database, torn_is_deleted
from generator.caching.facts import SCHEMA, FactStore
from generator.caching.version import code_version
from generator.pipeline import Checked, check_again
from generator.publishing.build import build_site
from generator.publishing.outcomes import Built


@pytest.fixture
def harbour(project_root: Path, tmp_path: Path) -> Path:
    """Return a small project with a cache."""
    root = shutil.copytree(project_root / "tests" / "sites" / "harbour", tmp_path / "harbour")
    assert isinstance(check_again(root), Checked)
    return root


def test_a_fact_is_that_of_its_outline(harbour: Path) -> None:
    """What another process found in a newer version of a file is not taken for what is in the older one."""
    term = harbour / "content" / "terms" / "insured.yml"
    with database(harbour / CACHE / FACTS, code_version(), SCHEMA) as connection:
        store = FactStore(connection)
        outline = store.outlines["content/terms/insured.yml"]
        assert store.anchored(outline).fact.title == "Insured"
        term.write_text(term.read_text(encoding="utf-8").replace("Insured", "Newer"), encoding="utf-8")
        assert isinstance(check_again(harbour), Checked)
        with pytest.raises(TornError), torn_is_deleted(harbour / CACHE / FACTS):
            store.anchored(outline)


@pytest.fixture
def kept(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the project, whose cache of facts another process keeps to itself meanwhile."""
    monkeypatch.setattr(caching, "PATIENCE", 0.05)
    with closing(sqlite3.connect(harbour / CACHE / FACTS, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield harbour


def test_a_cache_in_use_is_not_deleted(kept: Path) -> None:
    """A check that waits for another process in vain does without the cache; a build says so; neither deletes it."""
    before = (kept / CACHE / FACTS).stat().st_ino
    assert isinstance(check_again(kept), Checked)
    with pytest.raises(OSError, match="another process keeps the cache to itself"):
        build_site(kept)
    assert (kept / CACHE / FACTS).stat().st_ino == before


def test_notes_that_are_no_numbers_are_thrown_away(harbour: Path) -> None:
    """Notes of what a page read that cannot be such are noticed, and everything is made anew."""
    assert isinstance(build_site(harbour), Built)
    with closing(sqlite3.connect(harbour / CACHE / SITE)) as connection, connection:
        connection.execute("UPDATE pages SET reads = x'616263'")
    again = build_site(harbour)
    assert isinstance(again, Built)
    assert again.made == again.pages


def test_a_full_disk_is_told(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache of a site finds no room, the build says so once, and the old site stays."""
    real = caching._connected

    def small(path: Path) -> sqlite3.Connection:
        connection = real(path)
        connection.execute(f"PRAGMA max_page_count = {20 if path.name == SITE else 1000}")
        return connection

    monkeypatch.setattr(caching, "_connected", small)
    with pytest.raises(OSError, match="there is no room for the cache"):
        build_site(harbour)
    assert not (harbour / "site").exists()
