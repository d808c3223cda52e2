"""Everything that a command writes for people passes here: it appears whole or not at all.

It replaces only what the same command wrote for the same case.

A file is written under a hidden name in its own folder, brought to disk and renamed. The files of an export
come one after the other, and the last, `run.json`, has the hashes of all others: it is taken away first and
put there last, so that a folder with it is whole at every moment. Whose a file is tells the mark in it
(`dateline.model.marks`), not a list of what was written where: such a list would be lost with the case file,
would have to be written into cases that may only be read, and would call a file ours that somebody has
changed since.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from dateline.errors import StoreError
from dateline.io.marks import RUN, digest_of, export_cases

if sys.platform != "win32":
    import fcntl

PART, PROMISE = ".part", ".json"
"""Endings of hidden files: of what is being written, and of what tells which files of an export are ours."""

HIDDEN = re.compile(r"\.dateline-[0-9a-f]{16}(\.part|\.json)")

ROOM = "Free some space and run the same command again."
NEXT: Mapping[int | None, str] = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EWOULDBLOCK: "Another command is writing there; wait until it is done.",
}
"""What to do when the file system refuses to write, where another place is not the answer."""

Owner = Callable[[Path], str | None]
"""Tells of which case a file is our output as we wrote it; `None` of every other file."""


@dataclass(frozen=True, slots=True)
class Permit:
    """What a command may replace: outputs of the `cases` that its case `file` has been, but no `inputs`.

    With `force` it is every file but the case file.
    """

    cases: frozenset[str] = frozenset()
    file: Path | None = None
    inputs: tuple[Path, ...] = ()
    force: bool = False


@contextmanager
def written(out: Path, permit: Permit, owner: Owner) -> Iterator[BinaryIO]:
    """A file that takes its place at once when it is written; StoreError, and nothing, when it cannot."""
    place = Path(os.path.realpath(out))
    with told(out):
        refuse(place, permit, owner)
        with present(place.parent), hidden(place.parent, PART) as file:
            yield file
            keep(file)
            refuse(place, permit, owner)
            settle(file, place)


def write_export(contents: Mapping[str, bytes], out: Path, permit: Permit) -> None:
    """The files of an export in their folder, `run.json` the last; what else is in the folder stays."""
    folder = Path(os.path.realpath(out))
    if folder.is_file():
        raise StoreError(
            "this is a file; an export is a folder.", advice="Name a folder with -o.", file=str(out)
        )
    with told(out), present(folder), alone(folder), ExitStack() as stack:
        cases = export_cases(promises_in(folder))
        if not permit.force and {name for name, _ in cases} - set(contents):
            raise StoreError(
                "an export in another format is there.", advice="Name another folder with -o.", file=str(out)
            )
        for name in contents:
            refuse(folder / name, permit, lambda place: cases.get((place.name, digest_of(place))))
        files = {name: stack.enter_context(hidden(folder, ending_of(name))) for name in contents}
        for name, content in contents.items():
            files[name].write(content)
            keep(files[name])
        # What is hidden stays if this run ends between two names: it tells the next one whose the files are.
        rest = stack.pop_all()
        settle_all(files, folder)
        rest.close()
        sweep(folder, PROMISE)


def settle_all(files: Mapping[str, BinaryIO], folder: Path) -> None:
    """Give the files of an export their names, while no `run.json` says that they are whole."""
    if (folder / RUN).exists():
        (folder / RUN).rename(folder / hidden_name(PROMISE))
    for name in sorted(files, key=lambda name: name == RUN):
        settle(files[name], folder / name)


def refuse(place: Path, permit: Permit, owner: Owner) -> None:
    """Raise StoreError for a place at which something lies that may not be replaced."""
    if not os.path.lexists(place):
        return
    if not place.is_file():
        kind = "a folder" if place.is_dir() else "no ordinary file"
        raise StoreError(f"this is {kind}.", advice="Name another file with -o.", file=str(place))
    if permit.file and is_one(place, [permit.file]):
        raise StoreError(
            "this is the case file itself.", advice="Name another file with -o.", file=str(place)
        )
    said = None if permit.force else objection(place, permit, owner)
    if said:
        raise StoreError(
            said, advice="Name another place with -o, or replace it with --force.", file=str(place)
        )


def objection(place: Path, permit: Permit, owner: Owner) -> str | None:
    """Why a file may be replaced by force only."""
    case = owner(place)
    if case is None:
        return "a file is there that this command did not write, or that was changed since."
    if case not in permit.cases:
        return "this file was written for another case."
    if is_one(place, permit.inputs):
        return "the case was built of this file."
    if not place.stat().st_mode & stat.S_IWUSR:
        return "this file is protected from writing."
    return None


def is_one(place: Path, paths: Iterable[Path]) -> bool:
    """Whether a file is one of some, under whatever name."""
    return any(path.exists() and place.samefile(path) for path in paths)


@contextmanager
def told(out: Path) -> Iterator[None]:
    """Turn what the file system refuses into a StoreError that says what to do."""
    try:
        yield
    except OSError as error:
        advice = NEXT.get(error.errno, "Name a place with -o that you may write to.")
        raise StoreError(
            f"this cannot be written ({error.strerror or error}).", advice=advice, file=str(out)
        ) from error


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


def ending_of(name: str) -> str:
    """The ending under which a file of an export is hidden."""
    return PROMISE if name == RUN else PART


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


def promises_in(folder: Path) -> Iterator[Path]:
    """The files that say which files of an export are ours: `run.json`, and those that a killed run left."""
    return (path for path in (folder / RUN, *hidden_in(folder, PROMISE)) if path.is_file())


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
