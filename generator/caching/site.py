"""What the published site was made from: page by page, so that only what can differ is made anew."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from zlib import crc32

import msgspec

from generator.caching.database import transaction
from generator.model.outline import Outline
from generator.model.reads import ASPECTS, Aspect, Read, Reads
from generator.model.record import Value

SCHEMA: Final = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    CREATE TABLE built (id TEXT PRIMARY KEY, stamp, outline BLOB) WITHOUT ROWID;
    CREATE TABLE pages (address TEXT PRIMARY KEY, plan BLOB, reads BLOB, search BLOB, document TEXT);
    CREATE INDEX documents ON pages (document);
    CREATE TABLE roots (root TEXT PRIMARY KEY, terms BLOB);
    CREATE TABLE pieces (name TEXT, id TEXT, text TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID;
    CREATE INDEX pieces_of ON pieces (id);
    CREATE TABLE outputs (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER) WITHOUT ROWID;
    CREATE TABLE behind (path TEXT PRIMARY KEY) WITHOUT ROWID
"""


class MadePage(msgspec.Struct, array_like=True, frozen=True):
    """One page that was made, with what it takes to know when it must be made anew."""

    address: str
    plan: bytes
    """Checksum of its plan."""
    reads: bytes
    """What it was made from, packed by `Codes`."""
    search: bytes
    """What the search finds of it."""
    document: str
    """Its key in a search index of chunks; empty for a page that is not in one."""
    pieces: dict[str, str]
    """What its fact has in the files of the open data; nothing for other pages."""
    subject: str
    """Id of its fact; empty for other pages."""


class Output(msgspec.Struct, array_like=True, frozen=True):
    """One file of the site as the system describes it."""

    size: int
    mtime: int


class Change(Value, frozen=True, kw_only=True):
    """What one build changes in the store."""

    made: Iterable[MadePage]
    gone_pages: Iterable[str] = ()
    gone_facts: Iterable[str] = ()
    outlines: Iterable[Outline] = ()
    """Of facts that are new or changed."""
    meta: Mapping[str, bytes]


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_OUTLINE: Final = msgspec.msgpack.Decoder(Outline).decode


def code_of(read: Read) -> int:
    """Return a number that stands for something read; where two share one, a page is made once too often."""
    return crc32(" ".join(read).encode())


class _Codes(dict[str, int]):
    """The number that stands for one aspect of each fact, worked out once."""

    def __init__(self, aspect: Aspect) -> None:
        super().__init__()
        self._aspect = aspect

    def __missing__(self, name: str) -> int:
        self[name] = code = code_of((self._aspect, name))
        return code


class Codes:
    """The numbers that stand for what the pages of one site read."""

    def __init__(self) -> None:
        self._codes = [(aspect, _Codes(aspect)) for aspect in ASPECTS]

    def packed(self, reads: Reads) -> bytes:
        """Return the numbers that stand for what one page read, of 32 bits each, in no order."""
        found: list[int] = []
        for aspect, codes in self._codes:
            found += map(codes.__getitem__, getattr(reads, aspect))
        return array("I", found).tobytes()


def changed_codes(old: Outline | None, new: Outline | None) -> set[int]:
    """Return what pages may have read of a fact that differs now; one of the two may be absent."""
    found: set[Read] = set()
    for fact in {one.id for one in (old, new) if one}:
        found.add(("fact", fact))
        found.add(("coverage", fact))
        if not old or not new or old.label != new.label:
            found.add(("label", fact))
        if not old or not new or old.shown_beside != new.shown_beside:
            found.add(("traits", fact))
    sides = [{(target.id, target.edges) for target in one.targets} if one else set() for one in (old, new)]
    found.update(("incoming", target) for target, _ in sides[0] ^ sides[1])
    found.update(("coverage", source) for one in (old, new) if one for source in one.sources)
    if not old or not new or old.kind != new.kind:
        found.update(("count", one.kind) for one in (old, new) if one)
    return {code_of(read) for read in found}


def _of_numbers(reads: bytes) -> bytes:
    """Return what `Codes` packed; raises MsgspecError where it cannot have."""
    if len(reads) % 4:
        raise msgspec.DecodeError("what a page read is no list of numbers")
    return reads


class SiteStore:
    """The cache of one published site."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def meta(self, name: str) -> bytes:
        """Return a value by its name; nothing where it was never set."""
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_meta(self, name: str, value: bytes) -> None:
        """Set a value at once."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def stamps(self) -> dict[str, str]:
        """Return the stamp of each fact when the site was made, by id."""
        return dict(self._connection.execute("SELECT id, stamp FROM built"))

    def outline(self, fact_id: str) -> Outline:
        """Return the outline of a fact when the site was made."""
        row = self._connection.execute("SELECT outline FROM built WHERE id = ?", (fact_id,)).fetchone()
        return _OUTLINE(row[0])

    def pages(self) -> dict[str, tuple[bytes, bytes]]:
        """Return by address the checksum of each page's plan and what it was made from."""
        rows = self._connection.execute("SELECT address, plan, reads FROM pages")
        return {address: (plan, _of_numbers(reads)) for address, plan, reads in rows}

    def search(self) -> Iterator[bytes]:
        """Yield the entries of each page in the search index, in the order of addresses."""
        for (entries,) in self._connection.execute("SELECT search FROM pages ORDER BY address"):
            yield entries

    def search_of(self, address: str) -> bytes:
        """Return the entries of one page in the search index."""
        row = self._connection.execute("SELECT search FROM pages WHERE address = ?", (address,)).fetchone()
        return bytes(row[0]) if row else b""

    def number_of_documents(self) -> int:
        """Return how many pages a search index of chunks has."""
        return int(self._connection.execute("SELECT count(*) FROM pages WHERE document != ''").fetchone()[0])

    def documents(self, beginning: str) -> Iterator[bytes]:
        """Yield what the search finds of the pages whose keys have this beginning."""
        query = "SELECT search FROM pages WHERE document != '' AND document >= ? AND document < ? ORDER BY address"
        for (data,) in self._connection.execute(query, (beginning, beginning + "\x7f")):
            yield data

    def root(self, root: str) -> bytes:
        """Return what is kept of the search terms that begin alike; nothing where there are none."""
        row = self._connection.execute("SELECT terms FROM roots WHERE root = ?", (root,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_roots(self, roots: Mapping[str, bytes]) -> None:
        """Keep search terms that begin alike; nothing is kept where there are none."""
        run = self._connection.executemany
        run("DELETE FROM roots WHERE root = ?", [(root,) for root in roots])
        run("INSERT INTO roots VALUES (?, ?)", [(root, data) for root, data in roots.items() if data])

    def forget_roots(self) -> None:
        """Forget all search terms."""
        self._connection.execute("DELETE FROM roots")

    def pieces_of(self, fact_id: str) -> dict[str, str]:
        """Return what one fact has in the files of the open data, by the file's name."""
        return dict(self._connection.execute("SELECT name, text FROM pieces WHERE id = ?", (fact_id,)))

    def pieces(self, name: str) -> Iterator[str]:
        """Yield what each fact has in a file of the open data, in the order of ids."""
        for (text,) in self._connection.execute("SELECT text FROM pieces WHERE name = ? ORDER BY id", (name,)):
            yield text

    def piece_names(self) -> set[str]:
        """Return the names of the files of the open data in which facts have pieces."""
        return {name for (name,) in self._connection.execute("SELECT DISTINCT name FROM pieces")}

    def first_id(self, name: str) -> str:
        """Return the first fact that has a piece in a file."""
        row = self._connection.execute("SELECT min(id) FROM pieces WHERE name = ?", (name,)).fetchone()
        return str(row[0])

    def outputs(self) -> dict[str, Output]:
        """Return every file of the site by its path, as it was when it was written."""
        rows = self._connection.execute("SELECT path, size, mtime FROM outputs")
        return {path: Output(size, mtime) for path, size, mtime in rows}

    def behind(self) -> list[str]:
        """Return the paths at which the spare copy of the site differs from the site."""
        return [path for (path,) in self._connection.execute("SELECT path FROM behind")]

    def begin(self) -> Any:  # noqa: ANN401 (a context manager)
        """Return a context in which everything is kept or nothing."""
        return transaction(self._connection)

    def apply(self, change: Change) -> None:
        """Keep what a build made."""
        run = self._connection.executemany
        run("DELETE FROM pages WHERE address = ?", [(address,) for address in change.gone_pages])
        for table in ("built", "pieces"):
            run(f"DELETE FROM {table} WHERE id = ?", [(fact,) for fact in change.gone_facts])  # noqa: S608 (our words)
        run(
            "INSERT OR REPLACE INTO built VALUES (?, ?, ?)",
            [(one.id, one.stamp, _ENCODE(one)) for one in change.outlines],
        )
        pieces: list[tuple[str, str, str]] = []
        owners: list[tuple[str]] = []

        def rows() -> Iterator[tuple[str, bytes, bytes, bytes, str]]:
            for page in change.made:
                if page.subject and page.pieces:
                    owners.append((page.subject,))
                    pieces.extend((name, page.subject, text) for name, text in page.pieces.items())
                yield page.address, page.plan, page.reads, page.search, page.document

        run("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", rows())
        run("DELETE FROM pieces WHERE id = ?", owners)
        run("INSERT INTO pieces VALUES (?, ?, ?)", sorted(pieces))
        run("INSERT OR REPLACE INTO meta VALUES (?, ?)", change.meta.items())

    def set_outputs(self, outputs: Mapping[str, Output], gone: Iterable[str], behind: Iterable[str]) -> None:
        """Keep how files of the site look to the system now, and where the spare copy differs."""
        run = self._connection.executemany
        run("DELETE FROM outputs WHERE path = ?", [(path,) for path in gone])
        run(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)",
            [(path, one.size, one.mtime) for path, one in outputs.items()],
        )
        self._connection.execute("DELETE FROM behind")
        run("INSERT INTO behind VALUES (?)", [(path,) for path in sorted(set(behind))])

    def forget(self) -> None:
        """Forget everything that was kept of the site."""
        for table in ("meta", "built", "pages", "roots", "pieces", "outputs", "behind"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 (our words)
