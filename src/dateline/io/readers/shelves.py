"""The files that a list may name: where they are, and which of them it must not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.errors import ReadError
from dateline.io.sources import Source, file_source, spelled, told
from dateline.model import Problem, Sighting

FILE_NAME = re.compile(r"\S+|.*\.\w{1,10}")
"""How a line reads that may name a file: one word, or with an ending. Only such are looked for."""

LONGEST_NAME, LONGEST_PATH = 255, 4095
"""Bytes of the name of a file, and of a path, beyond which no file system has one."""

AGAIN = ReadError(
    "The list has named this file before; it is read once.", advice="Leave one of the lines out."
)

OUTSIDE = ReadError(
    "A list names this file, which lies outside the list's own folder.",
    advice="If you trust the list, build with --anywhere; else give the file itself.",
)

NOWHERE = ReadError("There is no such file.", advice="Check the path.")

ADDRESSES = ReadError(
    "The list names a file where it may name addresses only.",
    advice="Unpack its archive, and give the list itself.",
)


def path_of(name: str, source: Source) -> Path | None:
    """The path that a list means, from its own folder on; `None` for what reads like no path.

    Nor is it one in lists that lie in archives: these must not name files of ours.
    """
    written = name.encode("utf-8", "replace")
    if source.path is None or "\0" in name or not FILE_NAME.fullmatch(name) or len(written) > LONGEST_PATH:
        return None
    if max(map(len, written.split(b"/"))) > LONGEST_NAME:
        return None
    return source.path.parent / name


def is_there(path: Path | None) -> bool:
    """Whether a path leads to a file; what the file system refuses to look for is not there."""
    try:
        return path is not None and path.is_file()
    except OSError:
        return False


def is_within(path: Path, source: Source) -> bool:
    """Whether a file lies below the folder of a list, whatever links lead to it."""
    try:
        return source.path is not None and path.resolve().is_relative_to(source.path.parent.resolve())
    except (OSError, RuntimeError):
        return False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files that a list may name: those below its own folder, or `anywhere`, each of them once."""

    source: Source
    anywhere: bool
    taken: set[Path] = field(default_factory=set)

    def take(self, name: str, declared: Sighting) -> Source | Problem:
        """A file that the list names, with the words declared; a Problem when it cannot or must not be."""
        path = path_of(name, self.source)
        if path is None:
            return told(declared.locator, ADDRESSES if self.source.path is None else NOWHERE)
        if path in self.taken:
            return told(declared.locator, AGAIN)
        self.taken.add(path)
        if not self.anywhere and not is_within(path, self.source):
            return told(spelled(str(path)), OUTSIDE)
        return replace(file_source(path, self.source.limits), depth=self.source.depth + 1, declared=declared)
