"""JSON, as news APIs and crawlers export it: one record a line, or one document with a list of records.

Lines are read one by one, so that the file may be of any length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from dateline.errors import ReadError
from dateline.io.readers.apis import read_record
from dateline.io.readers.chats import chats_in, messages_of
from dateline.io.readers.fields import NAMES, Record
from dateline.io.sources import Capture, Found, Source, Wanted, fingerprint
from dateline.pages.binary import refuse_binary
from dateline.pages.decode import WIDE_MARKS, decode
from dateline.pages.extract import Extractor
from dateline.pages.wildjson import parse_line, salvage, value_of

LISTS = (
    "articles",
    "results",
    "stories",
    "items",
    "entries",
    "data",
    "docs",
    "documents",
    "news",
    "value",
    "records",
    "hits",
    "response",
)
"""What APIs call the list of their records, or what holds it."""

TELLING = frozenset((*NAMES["text"], *NAMES["html"], *NAMES["url"]))
"""Fields of which an object has one that is a record itself."""

DEEPEST = 4
"""Objects around the list of records."""


def read_jsonl(source: Source, *, extractor: Extractor) -> Iterator[Found | Wanted]:
    """The pages of all lines; one that cannot be read is a Problem with its number, others are read."""
    if source.head(2) in WIDE_MARKS:
        source = replace(source, content=decode(source.load()).encode())
    found = 0
    for number, line in lines(source):
        found += 1
        try:
            yield from read_line(line, number, source, extractor)
        except ReadError as error:
            yield source.problem(error, number)
    if not found:
        raise ReadError("The file is empty.", advice="Fetch it again.")


def read_line(line: bytes, number: int, source: Source, extractor: Extractor) -> Iterator[Found | Wanted]:
    """The page of one line with the line as its evidence; ReadError when there is none."""
    if len(line) > source.limits.file_bytes:
        raise ReadError(
            f"The line is longer than {source.limits.file_bytes / 1e6:g} MB.",
            advice="Split its text into articles.",
        )
    record, locator, digest = parse_line(line), f"{source.locator}#{number}", fingerprint(line.strip())
    found = list(
        read_record(
            record,
            locator,
            source,
            ref=source.ref if source.called else f"{source.ref}#{number}",
            sha256=digest,
            extractor=extractor,
        )
    )
    yield Capture(digest, locator, "application/json", line.strip())
    yield from found


def read_json(source: Source, *, extractor: Extractor) -> Iterator[Found | Wanted]:
    """The pages of all records of one document, which is their evidence.

    A record that cannot be read is a Problem with its number, and so is what is wrong with the whole.
    """
    raw = source.load()
    if chats := chats_of(raw):
        yield source.capture(raw, "application/json")
        found = chain.from_iterable(messages_of(chat, alone=len(chats) == 1) for chat in chats)
        yield from pages_of(found, source, sha256=fingerprint(raw), extractor=extractor)
        return
    records, fault = records_of(raw)
    if fault and is_lines(raw):
        yield from read_jsonl(source, extractor=extractor)
        return
    if fault and not any(isinstance(each, dict) for each in records):
        raise ReadError(f"The file is no JSON: {fault}.", advice="Export it again.") from fault
    if not records:
        raise ReadError(
            "The document holds no list of articles.",
            advice='Write a list of objects with a "text" or a "url", or one such object a line as .jsonl.',
        )
    yield source.capture(raw, "application/json")
    yield from pages_of(enumerate(records, 1), source, sha256=fingerprint(raw), extractor=extractor)
    if fault:
        yield source.problem(
            ReadError(
                f"The document is broken ({fault}); its whole records were read.", advice="Export it again."
            ),
            "json",
        )


def records_of(raw: bytes) -> tuple[Sequence[Record | ValueError], Exception | None]:
    """The records of a document, and what is wrong with it.

    Of a broken one those that are whole, and in their places what is wrong with the others.
    """
    refuse_binary(raw)
    try:
        return find_records(value_of(raw)), None
    except (ValueError, RecursionError) as fault:
        return list(salvage(decode(raw))), fault


def chats_of(raw: bytes) -> list[Record]:
    """The chats of a document, if it is an export of them."""
    if b'"messages"' not in raw:
        return []
    refuse_binary(raw)
    try:
        return list(chats_in(value_of(raw)))
    except (ValueError, RecursionError):
        return []


def pages_of(
    records: Iterable[tuple[int | str, Record | ValueError]],
    source: Source,
    *,
    sha256: str,
    extractor: Extractor,
) -> Iterator[Found | Wanted]:
    """The pages of some records with their numbers, and a Problem for each that makes none."""
    for number, record in records:
        source.allowance.spend_member()
        try:
            yield from read_record(
                sound(record),
                f"{source.locator}#{number}",
                source,
                ref=source.ref if source.called else f"{source.ref}#{number}",
                sha256=sha256,
                extractor=extractor,
            )
        except ReadError as error:
            yield source.problem(error, number)


def sound(record: Record | ValueError) -> Record:
    """A record; ReadError when it is broken."""
    if isinstance(record, ValueError):
        raise ReadError(f"The record is broken: {record}.", advice="Mend it or leave it out.")
    return record


def is_lines(raw: bytes) -> bool:
    """Whether what is named as one document is one record a line."""
    first, _, others = raw.strip().partition(b"\n")
    try:
        return bool(others.strip()) and bool(parse_line(first))
    except ReadError:
        return False


def find_records(document: Any, depth: int = 0) -> list[Record]:
    """The records of a document: a list of objects, what a known name holds, or the one object itself."""
    if isinstance(document, list):
        return [each for each in document if isinstance(each, dict)]
    if not isinstance(document, dict) or depth > DEEPEST:
        return []
    inner = (
        find_records(document[name], depth + 1)
        for name in LISTS
        if isinstance(document.get(name), dict | list)
    )
    found = next((records for records in inner if records), [])
    return found or ([] if TELLING.isdisjoint(document) else [document])


def lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1; of one too long a beginning that is too long as well."""
    most = source.limits.file_bytes + 1
    with source.open() as file:
        number = 0
        while line := file.readline(most):
            number += 1
            if line.strip():
                yield number, line
            while len(line) == most and not line.endswith(b"\n"):
                line = file.readline(most)
