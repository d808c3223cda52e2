"""The notes of pages, remembered in the case file between builds and after a killed one."""

from __future__ import annotations

import sqlite3
import zlib
from typing import Any

import msgspec

from dateline import model
from dateline.errors import SpanError, SymbolError
from dateline.io.archives.gzips import inflated
from dateline.io.casefile.databases import transaction
from dateline.stage import Notes

MOST = 1_000_000_000
"""Bytes that the notes of a page may have; a stranger's case file may unpack to anything."""


class Notebook:
    """The pipeline's `Memory` in an open case file.

    Every page's notes are committed as soon as they are there, so a killed build resumes.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked: set[str] = set()
        (self._newest,) = connection.execute("SELECT coalesce(max(rowid), 0) FROM notes").fetchone()

    def recall(self, key: str) -> Notes | None:
        """The notes kept under a key.

        Notes that no longer read are as good as none, because they can be made again.
        """
        self._asked.add(key)
        found = self._connection.execute("SELECT layers FROM notes WHERE key = ?", (key,)).fetchone()
        return unpack(found[0]) if found else None

    def keep(self, key: str, notes: Notes) -> None:
        """Keep the notes of one page, for good once this returns."""
        self._asked.add(key)
        self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, pack(notes)))

    def prune(self) -> None:
        """Forget what this build did not ask for, but for what another run has kept since it began.

        Call it only after a build that went through.
        """
        kept = self._connection.execute("SELECT key FROM notes WHERE rowid <= ?", (self._newest,)).fetchall()
        with transaction(self._connection):
            self._connection.executemany(
                "DELETE FROM notes WHERE key = ?", [(key,) for (key,) in kept if key not in self._asked]
            )


def forget_notes(connection: sqlite3.Connection) -> None:
    """Forget all notes: whoever changed a case may have changed them, too."""
    connection.execute("DELETE FROM notes")


def pack(notes: Notes) -> bytes:
    """Notes as compressed MessagePack: noun's name -> its facts."""
    return zlib.compress(msgspec.msgpack.encode({kind.__name__: notes[kind] for kind in notes}), level=1)


def unpack(packed: bytes) -> Notes | None:
    """Notes from what `pack` made of them, `None` when they do not read."""
    try:
        layers = msgspec.msgpack.decode(inflated(packed, MOST), type=dict[str, msgspec.Raw])
        return Notes(
            {getattr(model, name): read_layer(raw, getattr(model, name)) for name, raw in layers.items()}
        )
    except (
        msgspec.MsgspecError,
        SpanError,
        SymbolError,
        zlib.error,
        AttributeError,
        ValueError,
        TypeError,
        RecursionError,
    ):
        return None


def read_layer(raw: msgspec.Raw, kind: type[Any]) -> list[Any]:
    """The facts of one layer."""
    return msgspec.msgpack.decode(raw, type=list[kind])  # type: ignore[valid-type]
