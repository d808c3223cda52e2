"""Lists of pages: plain text with a path or an address a line, and tables with a row a page.

The columns of a table say what is known of a page or hold its text.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.errors import ReadError
from dateline.io.addresses import is_address
from dateline.io.readers.apis import declaration, read_record
from dateline.io.readers.fields import NAMES
from dateline.io.readers.tables import HOLDING, PATHS, Row, rows
from dateline.io.readers.text import read_text
from dateline.io.sources import Given, Source, Wanted, file_source, fingerprint, spelled, told
from dateline.model import Problem, Sighting
from dateline.pages.decode import WIDE_MARKS, decode
from dateline.pages.extract import Extractor

FILE_NAME = re.compile(r"\S+|.*\.\w{1,10}")
"""How a line reads that may name a file: one word, or with an ending. Only such are looked for."""

FIRST = re.compile(rb"^[ \t]*+([^#\s][^\r\n]*+)", re.MULTILINE)
"""The first line that is neither blank nor a comment."""

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


def read_listing(source: Source, *, anywhere: bool = False, endings: Sequence[str] = ()) -> Iterator[Given]:
    """What the lines of a text file name, if all name files or addresses; else the file is a page itself.

    With `anywhere` the files may lie outside the list's folder; by `endings` pages are known that are not
    there.
    """
    if not is_listing(source, endings):
        yield from read_text(source)
        return
    refuse_nested(source)
    raw, shelf = source.load(), Shelf(source, anywhere=anywhere)
    digest = fingerprint(raw)
    for number, line in entries(decode(raw)):
        source.allowance.spend_member()
        declared = Sighting(f"{source.locator}#{number}", digest)
        yield (
            Wanted(line, declared.locator, replace(declared, url=line))
            if is_address(line)
            else shelf.take(line, declared)
        )


def read_table(source: Source, *, extractor: Extractor, anywhere: bool = False) -> Iterator[Given]:
    """The pages that a table's rows hold or name; other rows are a Problem with their line.

    `anywhere` is as for lists.
    """
    refuse_nested(source)
    raw, shelf = source.load(), Shelf(source, anywhere=anywhere)
    text, digest = decode(raw), fingerprint(raw)
    yield source.capture(raw, "text/csv")
    try:
        for number, row in rows(text, source):
            try:
                yield from read_row(row, number, shelf, sha256=digest, extractor=extractor)
            except ReadError as error:
                yield source.problem(error, number)
    except csv.Error as error:
        yield source.problem(
            ReadError(
                f"The table is broken here or above ({error}).",
                advice="A quotation mark may be missing; export it again.",
            ),
            "table",
        )


def refuse_nested(source: Source) -> None:
    """Raise ReadError for a list that a list names: lists that name each other would never end."""
    if source.declared:
        raise ReadError("A list that is named by a list is not followed.", advice="Give it by itself.")


def is_listing(source: Source, endings: Sequence[str]) -> bool:
    """Whether every line names an address or a file, and there is one address or two files."""
    if source.path is not None and not source.path.is_file():
        return False
    with source.open() as file:
        head = file.read(source.limits.file_bytes)
    if head.startswith(WIDE_MARKS):
        head = decode(head).encode()
    first = FIRST.search(head.removeprefix(codecs.BOM_UTF8))
    if not first or not names_page(first[1].decode("utf-8", "replace").strip(), source, endings):
        return False
    found = [line for _, line in entries(decode(head))]
    return all(names_page(line, source, endings) for line in found) and (
        len(found) > 1 or is_address(found[0])
    )


def names_page(line: str, source: Source, endings: Sequence[str]) -> bool:
    """Whether a line is an address or the path of a file that is there, or meant by its ending."""
    path = path_of(line, source)
    return is_address(line) or is_there(path) or (path is not None and line.lower().endswith(tuple(endings)))


def entries(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are neither blank nor comments, with their numbers."""
    lines = (
        (number, line.strip()) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    )
    return ((number, line) for number, line in lines if line and not line.startswith("#"))


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


def read_row(row: Row, number: int, shelf: Shelf, *, sha256: str, extractor: Extractor) -> Iterator[Given]:
    """The page that a row holds or names."""
    source = shelf.source
    locator = f"{source.locator}#{number}"
    named = next(
        (row[name] for name in (*PATHS, *NAMES["url"][:3]) if row.get(name) and not is_address(row[name])),
        None,
    )
    if named and (not set(row) - {*PATHS} or is_there(path_of(named, source))):
        found = shelf.take(named, declaration(row, locator, sha256))
        yield found
        if isinstance(found, Source) or not (HOLDING & set(row) or any(map(is_address, row.values()))):
            return
    yield from read_record(
        row, locator, source, ref=f"{source.ref}#{number}", sha256=sha256, extractor=extractor
    )
