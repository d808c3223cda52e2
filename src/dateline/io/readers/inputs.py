"""The files that inputs stand for: files, folders, and what fits a pattern."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from glob import escape, glob, has_magic
from pathlib import Path

from dateline.io.folders import walk
from dateline.io.limits import Limits
from dateline.io.marks import made
from dateline.io.sources import Reader, Source, file_source

Inputs = Iterable[str | os.PathLike[str]]
"""Paths of files and folders, and globs."""


def find_sources(inputs: Inputs, known: Mapping[str, Reader], limits: Limits) -> Iterator[Source]:
    """The files that the inputs stand for, in the order of the inputs, those of one input sorted."""
    for given in inputs:
        for match in matching(os.fspath(given)):
            path = Path(match)
            is_folder = os.path.isdir(match)  # noqa: PTH112 — Path.is_dir raises on names that no file has
            yield from sources_in(path, known, limits) if is_folder else [file_source(path, limits)]


def sources_in(folder: Path, known: Mapping[str, Reader], limits: Limits) -> Iterable[Source]:
    """The files of a folder; where only what dateline wrote is there, that is meant, as if given by name."""
    found = [file_source(file, limits) for file in walk(folder, known)]
    met = not all(map(made, found))
    return (replace(source, met=met) for source in found)


def matching(name: str) -> Sequence[str]:
    """What a name stands for: a file or folder that is there, else what fits it as a glob, else itself.

    The folders of it that are there are no pattern, as in "Talks [1]/*.html".
    """
    if not has_magic(name) or os.path.lexists(name):
        return [name]
    there = os.path.dirname(name)  # noqa: PTH120 — a Path would write the name anew
    while there and not os.path.lexists(there):
        there = os.path.dirname(there)  # noqa: PTH120
    pattern = escape(there) + name[len(there) :]
    return sorted(glob(pattern, recursive=True)) or [name]  # noqa: PTH207 — Path.glob refuses absolute ones
