"""Lists of pages: plain text with a path or an address a line, and tables with a row a page.

The columns of a table say what is known of a page or hold its text.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.errors import ReadError
from dateline.io.addresses import is_address
from dateline.io.readers.apis import declaration, read_record
from dateline.io.readers.fields import NAMES
from dateline.io.readers.shelves import Shelf, is_there, path_of
from dateline.io.readers.tables import HOLDING, PATHS, Row, rows
from dateline.io.readers.text import read_text
from dateline.io.sources import Given, Source, Wanted, fingerprint
from dateline.model import Sighting
from dateline.pages.decode import WIDE_MARKS, decode
from dateline.pages.extract import Extractor

FIRST = re.compile(rb"^[ \t]*+([^#\s][^\r\n]*+)", re.MULTILINE)
"""The first line that is neither blank nor a comment."""


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


def named_in(row: Row) -> str | None:
    """The file that a row names, where it names one and no address."""
    named = (row.get(name) for name in (*PATHS, *NAMES["url"][:3]))
    return next((each for each in named if each and not is_address(each)), None)


def read_row(row: Row, number: int, shelf: Shelf, *, sha256: str, extractor: Extractor) -> Iterator[Given]:
    """The page that a row holds or names."""
    source = shelf.source
    locator = f"{source.locator}#{number}"
    named = named_in(row)
    if named and (not set(row) - {*PATHS} or is_there(path_of(named, source))):
        found = shelf.take(named, declaration(row, locator, sha256))
        yield found
        if isinstance(found, Source) or not (HOLDING & set(row) or any(map(is_address, row.values()))):
            return
    yield from read_record(
        row, locator, source, ref=f"{source.ref}#{number}", sha256=sha256, extractor=extractor
    )
