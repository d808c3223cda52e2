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
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from dateline.errors import StoreError
from dateline.io.hidden import (
    PART,
    PROMISE,
    alone,
    hidden,
    hidden_in,
    hidden_name,
    keep,
    present,
    settle,
    sweep,
)
from dateline.io.owners import RUN, digest_of, export_cases
from dateline.io.permits import Owner, Permit, refuse

ROOM = "Free some space and run the same command again."
NEXT: Mapping[int | None, str] = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EWOULDBLOCK: "Another command is writing there; wait until it is done.",
}
"""What to do when the file system refuses to write, where another place is not the answer."""


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
    folder = folder_of(out)
    with told(out), present(folder), alone(folder), ExitStack() as stack:
        refuse_export(contents, folder, permit, out)
        files = {name: stack.enter_context(hidden(folder, ending_of(name))) for name in contents}
        for name, content in contents.items():
            files[name].write(content)
            keep(files[name])
        # What is hidden stays if this run ends between two names: it tells the next one whose the files are.
        rest = stack.pop_all()
        settle_all(files, folder)
        rest.close()
        sweep(folder, PROMISE)


def folder_of(out: Path) -> Path:
    """Where an export is to be, links followed; StoreError when a file is there."""
    folder = Path(os.path.realpath(out))
    if folder.is_file():
        raise StoreError(
            "this is a file; an export is a folder.", advice="Name a folder with -o.", file=str(out)
        )
    return folder


def refuse_export(names: Collection[str], folder: Path, permit: Permit, out: Path) -> None:
    """Raise StoreError when files of an export would replace others than those of an earlier one."""
    cases = export_cases(promises_in(folder))
    if not permit.force and {name for name, _ in cases} - set(names):
        raise StoreError(
            "an export in another format is there.", advice="Name another folder with -o.", file=str(out)
        )
    for name in names:
        refuse(folder / name, permit, lambda place: cases.get((place.name, digest_of(place))))


def settle_all(files: Mapping[str, BinaryIO], folder: Path) -> None:
    """Give the files of an export their names, while no `run.json` says that they are whole."""
    if (folder / RUN).exists():
        (folder / RUN).rename(folder / hidden_name(PROMISE))
    for name in sorted(files, key=lambda name: name == RUN):
        settle(files[name], folder / name)


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


def ending_of(name: str) -> str:
    """The ending under which a file of an export is hidden."""
    return PROMISE if name == RUN else PART


def promises_in(folder: Path) -> Iterator[Path]:
    """The files that say which files of an export are ours: `run.json`, and those that a killed run left."""
    return (path for path in (folder / RUN, *hidden_in(folder, PROMISE)) if path.is_file())
