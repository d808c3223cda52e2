"""What a command may replace: its own outputs of the same case, and nothing else unless by force."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import StoreError

if sys.platform != "win32":
    pass

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
