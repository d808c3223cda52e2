"""Files under hidden names: written there, brought to disk, and renamed when they are whole."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

PART, PROMISE = ".part", ".json"
"""Endings of hidden files: of what is being written, and of what tells which files of an export are ours."""

HIDDEN = re.compile(r"\.dateline-[0-9a-f]{16}(\.part|\.json)")


@contextmanager
def present(folder: Path) -> Iterator[None]:
    """A folder, made if need be, gone again when it stays empty; what a killed run left in it is removed."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    sweep(folder, PART)
    try:
        yield
    finally:
        for each in made:
            with suppress(OSError):
                each.rmdir()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One export at a time into one folder; BlockingIOError while another is written."""
    if sys.platform == "win32":  # which has no such locks
        yield
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        lock(number)
        yield
    finally:
        os.close(number)


@contextmanager
def hidden(folder: Path, ending: str) -> Iterator[BinaryIO]:
    """A new file under a hidden name, with the user's umask, locked as long as somebody writes it.

    It is gone at the end unless it got a name.
    """
    path = folder / hidden_name(ending)
    with path.open("x+b") as file:
        try:
            lock(file)
            yield file
        finally:
            path.unlink(missing_ok=True)


def hidden_name(ending: str) -> str:
    """A name that nothing else has."""
    return f".dateline-{token_hex(8)}{ending}"


def keep(file: BinaryIO) -> None:
    """Bring a file to disk."""
    file.flush()
    os.fsync(file.fileno())


def settle(file: BinaryIO, place: Path) -> None:
    """Give a finished file its name, in place of the one that is there, with no permission that it lacked.

    Where none is there, it gets it only if none has come meanwhile.
    """
    path = Path(file.name)
    if place.exists():
        path.chmod(stat.S_IMODE(path.stat().st_mode & place.stat().st_mode))
        path.replace(place)
    else:
        link(path, place)
    keep_names(place.parent)


def link(path: Path, place: Path) -> None:
    """Give a file a name that nothing has; without hard links it is trusted that nothing came meanwhile."""
    try:
        place.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        path.rename(place)


def keep_names(folder: Path) -> None:
    """Bring the names in a folder to disk, where the file system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def sweep(folder: Path, ending: str) -> None:
    """Remove hidden files of ours that nobody writes any more."""
    for path in hidden_in(folder, ending):
        with suppress(OSError), path.open("rb") as file:
            if lock(file):
                path.unlink()


def hidden_in(folder: Path, ending: str) -> list[Path]:
    """Hidden files of ours."""
    return [path for path in folder.iterdir() if (name := HIDDEN.fullmatch(path.name)) and name[1] == ending]


def lock(file: BinaryIO | int) -> bool:
    """Lock an open file until it is closed; false where locks are unknown, BlockingIOError when taken."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True
