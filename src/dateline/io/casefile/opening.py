"""A case file opened for queries: as it lies where nothing is seen to be changed, else looked at as a whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dateline.errors import StoreError
from dateline.io.casefile.casefile import (
    UNFINISHED,
    copy_of,
    open_store,
    read_case,
    read_settings,
    refuse_unfinished,
)
from dateline.io.casefile.databases import states
from dateline.io.casefile.doubts import SCHEMA, SEAL, doubts_about
from dateline.io.casefile.reading import read_run
from dateline.io.casefile.seals import broken_seals, is_sealed, suspects
from dateline.io.casefile.stored import StoredCase
from dateline.model import Run

Seen = tuple[tuple[int, int, int] | None, ...]
"""What tells that a case file is the one that was looked at before."""


@contextmanager
def open_stored(
    path: str | os.PathLike[str], *, seen: Seen | None = None, strict: bool = False, whole: bool = False
) -> Iterator[StoredCase]:
    """The case of a file, read as far as it is asked for, as it was at one moment.

    `seen` is that of an earlier opening: what was looked at then is not looked at again while the file is
    the same. With `strict` every row is compared with what was sealed, also where nobody asks for it. Where the
    file is not as dateline wrote it, or with `whole`, all of it is looked at and read at once. StoreError when it
    is missing, no case file, damaged, newer, or not yet built.
    """
    now: Seen = tuple(states(Path(path).resolve()))
    with open_store(path) as connection:
        refuse_unfinished(connection, path)
        later = "building" in read_settings(connection)
        if not whole and (seen == now or is_sound(connection, strict=strict)):
            run = present_run(connection)
            yield StoredCase(connection, run, building=later, seen=now)
            return
        case = read_case(connection, locator=os.fspath(path))
        doubts = tuple(each for each in case.problems if each.stage in {SCHEMA, SEAL})
        with closing(copy_of(case)) as copy:
            yield StoredCase(copy, case.run, doubts=doubts, building=later, sealed=False)


def is_sound(connection: sqlite3.Connection, *, strict: bool) -> bool:
    """Whether queries can go by an open file: it is sealed, ready for them, and nothing is seen to be changed.

    With `strict` it is that nothing is changed.
    """
    changed = broken_seals if strict else suspects
    if not is_sealed(connection) or any(doubts_about(connection, locator="", changed=changed)):
        return False
    (ready,) = connection.execute(
        "SELECT (SELECT count(*) FROM pages) = (SELECT count(*) FROM page_names)"
    ).fetchone()
    return bool(ready)


def present_run(connection: sqlite3.Connection) -> Run:
    """What made the case of a file that has one."""
    run = read_run(connection)
    if run is None:
        raise StoreError(UNFINISHED)
    return run
