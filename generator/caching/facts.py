"""Facts that were read, anchored, linked and found sound before, by the path of their file.

An entry says: this file, with these bytes, quoting texts with those bytes, states this fact, and no rule that
looks at one fact objects to it. Whether the facts that it names still exist is asked anew each time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from generator.caching.database import database, sealed, torn_is_deleted, transaction, unsealed
from generator.model.anchored import AnchoredFact, FoundAnchor
from generator.model.facts.base import Fact
from generator.model.facts.source import Source
from generator.model.facts.union import FACT_TYPES
from generator.model.graph import Edge
from generator.model.kinds import KindName
from generator.model.marks import NOTHING_KNOWN, FileMark, FileState, Known
from generator.model.outline import Outline
from generator.model.record import Value

SCHEMA: Final = """
    CREATE TABLE entries (path TEXT PRIMARY KEY, size, mtime, ctime, inode, marked, digest, outline) WITHOUT ROWID;
    CREATE TABLE facts (path TEXT PRIMARY KEY, stamp, data BLOB);
    CREATE TABLE texts (name TEXT PRIMARY KEY, size, mtime, ctime, inode, marked, digest) WITHOUT ROWID;
    CREATE TABLE covered (source TEXT PRIMARY KEY) WITHOUT ROWID
"""


REMEMBERED: Final = 20_000
"""Facts that a server remembers; each takes about 7 kB."""


class SoundFact(Value, frozen=True, kw_only=True):
    """A fact with all that was found out about it alone."""

    anchored: AnchoredFact[Fact]
    edges: tuple[Edge, ...]
    outline: Outline
    mark: FileMark


@cache
def _row(kind: KindName) -> Any:  # noqa: ANN401 (a type made here)
    return msgspec.defstruct(
        f"Row_{kind}",
        [("fact", FACT_TYPES[kind]), ("anchors", tuple[FoundAnchor, ...]), ("edges", tuple[Edge, ...])],
        array_like=True,
        frozen=True,
    )


@cache
def _decoder(kind: KindName) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(_row(kind))


_ENCODER: Final = msgspec.msgpack.Encoder()
_OUTLINES: Final = msgspec.msgpack.Decoder(Outline)


class FactStore:
    """The cache of facts; without a connection it knows nothing and keeps nothing."""

    def __init__(self, connection: sqlite3.Connection | None = None, remembered: int = 0) -> None:
        """Open the cache; so many rows at most are remembered once they were fetched."""
        self._connection = connection
        self._rows: dict[str, Any] = {}
        self._remembered = remembered
        self._version = 0
        self.outlines: dict[str, Outline] = {}
        """By path."""
        self.covered: frozenset[str] = frozenset()
        """Sources each of whose sentences is carried or set aside."""
        self.known = NOTHING_KNOWN
        if connection:
            self._load(connection)

    def refresh(self) -> None:
        """Load everything anew where somebody else wrote to the database since."""
        if self._connection and self._version != _data_version(self._connection):
            self._load(self._connection)

    def _load(self, connection: sqlite3.Connection) -> None:
        self._version = _data_version(connection)
        self._rows = {}
        self.outlines = {}
        marks: dict[str, FileMark] = {}
        decode = _OUTLINES.decode
        for path, size, mtime, ctime, inode, marked, digest, outline in connection.execute("SELECT * FROM entries"):
            marks[path] = FileMark(FileState(size, mtime, ctime, inode), marked, digest)
            self.outlines[path] = decode(outline)
        texts = {
            name: FileMark(FileState(*state), marked, digest)
            for name, *state, marked, digest in connection.execute("SELECT * FROM texts")
        }
        self.covered = frozenset(source for (source,) in connection.execute("SELECT source FROM covered"))
        formerly = {path: outline.formerly for path, outline in self.outlines.items() if outline.formerly}
        self.known = Known(facts=marks, texts=texts, formerly=formerly, source=self._source)

    def _source(self, path: str) -> Source:
        fact = self.anchored(self.outlines[path]).fact
        if not isinstance(fact, Source):
            raise KeyError(path)
        return fact

    def anchored(self, outline: Outline) -> AnchoredFact[Fact]:
        """Return the fact of which this is the outline, with its passages."""
        row = self._fetched(outline)
        anchors = {found.keys: found for found in row.anchors}
        return AnchoredFact(path=outline.path, fact=row.fact, anchors=anchors, lines=outline.lines)

    def edges(self, outline: Outline) -> tuple[Edge, ...]:
        """Return the references that the fact of this outline makes."""
        edges: tuple[Edge, ...] = self._fetched(outline).edges
        return edges

    def _fetched(self, outline: Outline) -> Any:  # noqa: ANN401 (a type made here)
        if self._connection is None:
            raise KeyError(outline.path)
        if outline.path in self._rows:
            return self._rows[outline.path]
        # Another process may have read the file anew meanwhile; what it found belongs to another outline.
        query = "SELECT data FROM facts WHERE path = ? AND stamp = ?"
        found = self._connection.execute(query, (outline.path, outline.stamp)).fetchone()
        if found is None:
            raise msgspec.DecodeError(f"no row for {outline.path} as it was")
        row = unsealed(found[0], _decoder(outline.kind).decode)
        if len(self._rows) < self._remembered:
            self._rows[outline.path] = row
        return row

    def save(
        self,
        sound: Iterable[SoundFact],
        touched: Mapping[str, FileMark],
        gone: Iterable[str],
        texts: Mapping[str, FileMark],
        covered: frozenset[str],
    ) -> None:
        """Keep what a run found out.

        Args:
            sound: Facts that were read anew.
            touched: New marks of files that were touched and have the bytes they had, by path.
            gone: Paths of files that are no more, or no longer sound.
            texts: Marks of all archived texts by name.
            covered: All sources that are covered.
        """
        if self._connection is None:
            return
        entries, rows = [], []
        for one in sound:
            path = one.anchored.path
            entries.append((path, *one.mark.state, one.mark.marked_ns, one.mark.digest, _ENCODER.encode(one.outline)))
            row = _row(one.outline.kind)(one.anchored.fact, tuple(one.anchored.anchors.values()), one.edges)
            rows.append((path, one.outline.stamp, sealed(_ENCODER.encode(row))))
        lost = [(path,) for path in gone]
        marks = [(*mark.state, mark.marked_ns, path) for path, mark in touched.items()]
        same_texts = texts == self.known.texts
        if not (entries or lost or marks) and same_texts and covered == self.covered:
            return
        with transaction(self._connection):
            run = self._connection.executemany
            run("DELETE FROM entries WHERE path = ?", lost)
            run("DELETE FROM facts WHERE path = ?", lost)
            run("UPDATE entries SET size = ?, mtime = ?, ctime = ?, inode = ?, marked = ? WHERE path = ?", marks)
            run("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)", entries)
            run("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", rows)
            if not same_texts:
                self._connection.execute("DELETE FROM texts")
                run(
                    "INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [(name, *mark.state, mark.marked_ns, mark.digest) for name, mark in texts.items()],
                )
            if covered != self.covered:
                self._connection.execute("DELETE FROM covered")
                run("INSERT INTO covered VALUES (?)", [(source,) for source in sorted(covered)])
        self._note(sound, touched, gone, texts, covered)

    def _note(
        self,
        sound: Iterable[SoundFact],
        touched: Mapping[str, FileMark],
        gone: Iterable[str],
        texts: Mapping[str, FileMark],
        covered: frozenset[str],
    ) -> None:
        """Know what was just kept, as if it had been loaded."""
        marks = {**self.known.facts, **touched}
        for path in gone:
            marks.pop(path, None)
            self.outlines.pop(path, None)
            self._rows.pop(path, None)
        for one in sound:
            marks[one.outline.path] = one.mark
            self.outlines[one.outline.path] = one.outline
            self._rows.pop(one.outline.path, None)
        self.covered = covered
        formerly = {path: outline.formerly for path, outline in self.outlines.items() if outline.formerly}
        self.known = Known(facts=marks, texts=texts, formerly=formerly, source=self._source)


class KeptFacts:
    """The cache of facts of a process that uses it again and again: what it holds is not loaded each time."""

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._open: ExitStack | None = None
        self._store = FactStore()

    @contextmanager
    def opened(self) -> Iterator[FactStore]:
        """Yield the cache as it is now.

        Raises:
            TornError: It is damaged; it is gone by then, and will be made anew.
        """
        try:
            if self._open is None:
                self._open = ExitStack()
                connection = self._open.enter_context(database(self._path, self._version, SCHEMA))
                with torn_is_deleted(self._path):
                    self._store = FactStore(connection, REMEMBERED)
            with torn_is_deleted(self._path):
                self._store.refresh()
                yield self._store
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the database; it is opened again when it is asked for."""
        if self._open is not None:
            self._open.close()
            self._open = None


def _data_version(connection: sqlite3.Connection) -> int:
    """Return a number that changes when another connection writes to the database."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


class Facts(Mapping[str, AnchoredFact[Fact]]):
    """All facts of a project by id: those at hand, and those that the cache gives when they are asked for."""

    def __init__(
        self,
        ids: Iterable[str],
        at_hand: Mapping[str, AnchoredFact[Fact]],
        resting: Mapping[str, Outline],
        store: FactStore,
    ) -> None:
        self._ids = dict.fromkeys(ids)
        self._at_hand = dict(at_hand)
        self._resting = resting
        self._store = store

    def __getitem__(self, fact_id: str) -> AnchoredFact[Fact]:
        """Return a fact; raises KeyError where none has this id."""
        found = self._at_hand.get(fact_id)
        if found is None:
            found = self._at_hand[fact_id] = self._store.anchored(self._resting[fact_id])
        return found

    def __contains__(self, fact_id: object) -> bool:
        """Tell whether a fact has this id."""
        return fact_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Outgoing(Mapping[str, tuple[Edge, ...]]):
    """By origin id, the references of each fact that makes any."""

    def __init__(
        self, outlines: Mapping[str, Outline], at_hand: Mapping[str, tuple[Edge, ...]], store: FactStore
    ) -> None:
        self._outlines = outlines
        self._at_hand = at_hand
        self._store = store

    def __getitem__(self, fact_id: str) -> tuple[Edge, ...]:
        """Return the references of a fact; raises KeyError where it makes none."""
        if fact_id in self._at_hand:
            return self._at_hand[fact_id]
        if not self._outlines[fact_id].targets:
            raise KeyError(fact_id)
        return self._store.edges(self._outlines[fact_id])

    def __iter__(self) -> Iterator[str]:
        return (outline.id for outline in self._outlines.values() if outline.targets)

    def __len__(self) -> int:
        return sum(1 for _ in self)
