"""What of a case file is not as dateline wrote it: reading goes on where it can, writing does not."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.errors import StoreError
from dateline.io.casefile.failures import AGAIN, ELSEWHERE
from dateline.io.casefile.migrations import Foreign, foreign_objects, version_of
from dateline.io.casefile.notebook import forget_notes
from dateline.io.casefile.references import misfits
from dateline.io.casefile.seals import SINCE, broken_seals
from dateline.model import Case, Problem

SCHEMA, SEAL = "schema", "seal"
"""The stages of problems that tell what of a case file is not as dateline wrote it."""

TOLD = 5
"""How many things that are not ours are named."""


def doubts_about(
    connection: sqlite3.Connection,
    *,
    locator: str,
    changed: Callable[[sqlite3.Connection], tuple[str, ...]] = broken_seals,
) -> Iterator[Problem]:
    """What of an open file is not as dateline wrote it; StoreError when it cannot be read therefore.

    `changed` tells the tables that are not as they were sealed.
    """
    if foreign := foreign_objects(connection):
        if any(each.bars_reading for each in foreign):
            raise StoreError(told_foreign(foreign), advice=AGAIN)
        yield Problem(
            locator, SCHEMA, f"{told_foreign(foreign)} It is only read, and not added to. {ELSEWHERE}"
        )
    if broken := changed(connection):
        yield Problem(locator, SEAL, f"changed outside dateline: {', '.join(broken)}. {AGAIN}")


def told_foreign(foreign: Sequence[Foreign]) -> str:
    """What of a schema is not ours, in a sentence."""
    more = f" and {len(foreign) - TOLD} more" if len(foreign) > TOLD else ""
    return f"this case file is not as dateline makes it: {', '.join(map(str, foreign[:TOLD]))}{more}."


def refuse_foreign(connection: sqlite3.Connection) -> None:
    """Raise StoreError unless a database is empty or has exactly our schema.

    A trigger of somebody else would run on all that is written.
    """
    if foreign := foreign_objects(connection):
        raise StoreError(
            f"{told_foreign(foreign)} It is only read, and nothing was written to it.", advice=ELSEWHERE
        )


def refuse_damaged(connection: sqlite3.Connection) -> None:
    """Raise what SQLite says when a database does not hang together."""
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise sqlite3.DatabaseError(said)


def changed_tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The tables of a case, of whatever schema, that something else has changed."""
    return broken_seals(connection) if version_of(connection) >= SINCE else ()


def refuse_changed(connection: sqlite3.Connection) -> None:
    """Raise StoreError when something else has changed a case: what is added to it would vouch for that."""
    if changed := changed_tables(connection):
        raise StoreError(f"changed outside dateline: {', '.join(changed)}. Nothing was added.", advice=AGAIN)


def distrust(connection: sqlite3.Connection) -> None:
    """Before a changed case is made again, forget its notes, which may be changed, too.

    StoreError when its judgements are, which nothing makes again.
    """
    changed = changed_tables(connection)
    if "judgements" in changed:
        raise StoreError("changed outside dateline: judgements. Nothing was written.", advice=ELSEWHERE)
    if changed:
        forget_notes(connection)


def refuse_misfits(case: Case, doubts: Iterable[Problem]) -> None:
    """Raise StoreError when facts of a doubtful case do not fit together: nothing can be shown of them."""
    if misfit := next(misfits(case), None):
        table, wrong = misfit
        told = " ".join(problem.message for problem in doubts) or f"it is damaged. {AGAIN}"
        raise StoreError(f"in the table {table}, {wrong}: {told}")
