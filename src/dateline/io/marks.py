"""What dateline wrote itself, known by its marks: readers pass it over; only its own case replaces it."""

from __future__ import annotations

import re
from pathlib import Path

from dateline.errors import ReadError
from dateline.io.archives.gzip_members import MEMBER
from dateline.io.kinds import HEAD, unpack
from dateline.io.limits import Limits
from dateline.io.sources import Own, Source, file_source
from dateline.model import Made, Problem
from dateline.model.marks import APPLICATION, made_as

SQLITE = b"SQLite format 3\0"
APPLICATION_AT = slice(68, 72)
"""Where the application id stands in an SQLite database (its file format, section 1.3)."""

CASE_ENDING = ".dateline"
SIDECAR = re.compile(r"(?P<case>.+?)-(?:wal|shm|journal)")
"""What SQLite puts beside a case file."""

RECORD = re.compile(
    rb'\{"(?:version":"[^"]{1,40}","stages":\['
    rb'|id":"[a-z]{3}-[0-9a-f]{16}","(?:ref|articles|name|predicate|left|locator|at)":)'
)
"""How files of an export begin."""

EMPTY = re.compile(r"(stories|entities|events|links|copies|origins|problems|judgements)\.jsonl")
"""Files of an export that may be empty."""

WARC = b"archive/data.warc.gz"
SOFTWARE = b"software: dateline "
"""How the first record of a capture names who wrote it; `dateline fetch` writes "dateline/"."""

MOST = 1000
"""Bytes of that record."""

NEVER_READ = frozenset({Made.CASE, Made.REPORT, Made.EXPORT})
INSTEAD = "Give the pages behind it, or what `dateline capture` writes of its case."


def made(source: Source) -> Made | None:
    """What a source is if dateline wrote it; `None` for everything else, and for what cannot be read."""
    if is_sidecar(source):
        return Made.CASE
    try:
        return made_of(source.name, source.head(HEAD))
    except (OSError, ReadError):
        return None


def made_of(name: str, head: bytes) -> Made | None:
    """What a file is by its name and first bytes."""
    if head.startswith(SQLITE) or (not head and name.endswith(CASE_ENDING)):
        ours = name.endswith(CASE_ENDING) or head[APPLICATION_AT] == APPLICATION.to_bytes(4)
        return Made.CASE if ours else None
    if RECORD.match(head) or (not head and EMPTY.fullmatch(name)):
        return Made.EXPORT
    return Made.CAPTURE if is_capture(head) else made_as(head)


def is_capture(head: bytes) -> bool:
    """Whether this is a capture of a case, or the WARC file in it."""
    at = head.find(MEMBER)
    return (at == 0 or head[30:].startswith(WARC)) and SOFTWARE in unpack(head[at:], MOST)


def is_sidecar(source: Source) -> bool:
    """Whether a file stands beside a case file and is a part of it."""
    found = SIDECAR.fullmatch(source.name)
    if found is None:
        return False
    beside = source.path.with_name(found["case"]) if source.path else None
    return found["case"].endswith(CASE_ENDING) or bool(
        beside and beside.is_file() and made(file_source(beside, source.limits)) is Made.CASE
    )


def pass_over(source: Source, own: Made) -> Own | Problem:
    """What is told of our own output: passed over among pages; given by name, what to give instead."""
    locator = place(source, own)
    if source.met:
        return Own(locator, own)
    article = "an" if own is Made.EXPORT else "a"
    return Problem(locator, "read", f"This is {article} {own} that dateline wrote, not a page. {INSTEAD}")


def place(source: Source, own: Made) -> str:
    """Where an output is: of a file of an export its folder, of what stands beside a case file that file."""
    if own is Made.EXPORT:
        return str(Path(source.locator).parent)
    found = SIDECAR.fullmatch(source.locator)
    return found["case"] if own is Made.CASE and found else source.locator


def is_output(path: Path) -> bool:
    """Whether something is never read: a case file, a report, of an export, or a folder of nothing else."""
    try:
        files = list(path.iterdir()) if path.is_dir() else [path]
    except OSError:
        return False
    return bool(files) and all(made(file_source(file, Limits())) in NEVER_READ for file in files)
