"""One file of the cache: an SQLite database that is thrown away as soon as anything about it is odd.

What it holds is data alone (MessagePack), never code: a cache that a stranger made can be wrong, but cannot run.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec

T = TypeVar("T")

CACHE: Final = ".explainer"
"""The project's folder for what can be made anew at any time."""

FACTS: Final = "facts.sqlite"
"""The file there that holds what was found out about facts."""

SITE: Final = "site.sqlite"
"""The file that holds what a site was made from."""

PATIENCE: Final = 5.0
"""Seconds to wait for another process that writes."""

TORN: Final = (sqlite3.DatabaseError, msgspec.MsgspecError)
"""What reading a damaged cache raises; `sqlite3.OperationalError` is among them."""


SOUND: Final = {
    sqlite3.SQLITE_BUSY: (errno.EBUSY, "another process keeps the cache to itself"),
    sqlite3.SQLITE_LOCKED: (errno.EBUSY, "another process keeps the cache to itself"),
    sqlite3.SQLITE_FULL: (errno.ENOSPC, "there is no room for the cache"),
}
"""Codes that say nothing of the file, each with what they say."""


class TornError(Exception):
    """The cache is damaged; without it everything is worked out anew."""


@contextmanager
def database(path: Path, version: str, schema: str) -> Iterator[sqlite3.Connection]:
    """Yield the database at `path`, empty where there was none of this version.

    Args:
        path: Its file; folders above it are made.
        version: What the content depends on beside the project itself.
        schema: SQL that makes its tables.

    Raises:
        TornError: It is damaged; it is gone by then.
        OSError: The disk is full, or another process has been writing to it for too long.
        OSError: It, or its folder, is a link: a project from elsewhere may not choose what is written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for place in (path.parent, path, path.with_name(f"{path.name}-journal")):
        if place.is_symlink():
            raise OSError(errno.ELOOP, "a link where the cache should be; delete it", str(place))
    with torn_is_deleted(path), closing(_connected(path)) as connection:
        if _version(connection) != version:
            _empty(connection, version, schema)
        yield connection


@contextmanager
def torn_is_deleted(path: Path) -> Iterator[None]:
    """Delete the database at `path` where what is done inside finds it damaged.

    Raises:
        TornError: It was damaged.
        OSError: The disk is full, or another process has been writing to it for too long; nothing is deleted.
    """
    try:
        yield
    except (*TORN, TornError) as error:
        if told := SOUND.get(getattr(error, "sqlite_errorcode", 0)):
            raise OSError(*told, str(path)) from error
        for suffix in ("", "-journal"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).unlink()
        raise TornError(str(path)) from error


def _connected(path: Path) -> sqlite3.Connection:
    # One thread at a time uses it, but a server's builds need not be in the thread of its first one.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    # The system keeps what a killed process wrote. A power cut can tear this file: SQLite notices most of that, and
    # `--fresh` throws it away; waiting for the disk at each build would cost more than such a cut ever does.
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _version(connection: sqlite3.Connection) -> str:
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'version'").fetchone()[0]
    row = connection.execute("SELECT name FROM version").fetchone() if known else None
    return str(row[0]) if row else ""


def _empty(connection: sqlite3.Connection, version: str, schema: str) -> None:
    with transaction(connection):
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            connection.execute(f'DROP TABLE "{name}"')
        for statement in schema.split(";"):
            connection.execute(statement)
        connection.execute("CREATE TABLE version (name TEXT NOT NULL)")
        connection.execute("INSERT INTO version VALUES (?)", (version,))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that is inside, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def sealed(data: bytes) -> bytes:
    """Return `data` behind its checksum."""
    return crc32(data).to_bytes(4, "big") + data


def unsealed(row: bytes, decode: Callable[[bytes], T]) -> T:
    """Return what the sealed bytes hold; raises MsgspecError where they are not what was written."""
    data = row[4:]
    if crc32(data).to_bytes(4, "big") != row[:4]:
        raise msgspec.DecodeError("a row has another checksum")
    return decode(data)
