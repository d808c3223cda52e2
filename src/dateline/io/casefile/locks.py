"""One writer at a time: a lock beside the case file, which says who holds it and ends with that process.

The lock is flock(2) on a file of its own, because closing any other handle on the case file itself would
take away the locks that SQLite holds there. Where a file system knows no such locks, the number of the case
that `write_case` compares is what keeps two writers apart.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from dateline.errors import StoreError
from dateline.io.casefile.failures import reached

if sys.platform != "win32":
    import fcntl

UNKNOWN_TO = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})
"""What a file system answers that has no locks."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes a case file: the command, its process and computer, and when it began (ISO 8601)."""

    command: str
    process: int
    computer: str
    since: str


@contextmanager
def writer_lock(file: Path, command: str) -> Iterator[None]:
    """Be the only one who writes a case file (links followed already); StoreError says who else does."""
    if sys.platform == "win32":  # which has no such locks
        yield
        return
    beside = file.with_name(f".{file.name}.lock")
    with reached(file):
        descriptor = acquire(beside)
    try:
        with reached(file):
            sign(descriptor, Holder(command, os.getpid(), os.uname().nodename, now()))
        yield
    finally:
        with suppress(OSError):
            beside.unlink()
        os.close(descriptor)


def acquire(beside: Path) -> int:
    """The descriptor of a lock file that is ours now; a link in its place is not followed."""
    while True:
        descriptor = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        if not take(descriptor):
            taken = refusal(descriptor)
            os.close(descriptor)
            raise taken
        if is_there(descriptor, beside):
            return descriptor
        os.close(descriptor)  # whoever held it before removed it between our opening and our locking


def take(descriptor: int) -> bool:
    """Whether the lock could be taken, without waiting."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in UNKNOWN_TO:
            raise
    return True


def is_there(descriptor: int, beside: Path) -> bool:
    """Whether a lock file still stands under its name."""
    try:
        return os.path.samestat(os.fstat(descriptor), beside.lstat())
    except FileNotFoundError:
        return False


def sign(descriptor: int, holder: Holder) -> None:
    """Write down who holds the lock, for those who find it taken."""
    os.ftruncate(descriptor, 0)
    os.write(descriptor, msgspec.json.encode(holder))


def refusal(descriptor: int) -> StoreError:
    """Who holds the lock; nobody in particular in the moment before he has signed."""
    try:
        holder = msgspec.json.decode(os.read(descriptor, 10_000), type=Holder)
    except msgspec.MsgspecError:
        who = "another dateline"
    else:
        who = (
            f"`dateline {holder.command}`"
            f" (process {holder.process} on {holder.computer}, since {holder.since})"
        )
    return StoreError(
        f"{who} is writing this case file.",
        advice="Nothing was changed. Wait until it is done, or end it, and run the same command again.",
    )


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
