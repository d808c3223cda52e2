"""Of which case an output is, by its mark: one that somebody has changed since is of none."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import ReadError
from dateline.io.archives.wacz import MANIFEST, SEAL, load, verify
from dateline.io.archives.zips import opened
from dateline.io.limits import Limits
from dateline.io.marks import made
from dateline.io.sources import file_source
from dateline.model import Made
from dateline.model.marks import case_of

RUN = "run.json"
"""The file of an export that is written last and has the hashes of the others."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an export."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """What `run.json` promises."""

    files: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of a capture."""

    path: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a capture says that it holds."""

    resources: tuple[Resource, ...]


Kind = TypeVar("Kind", Run, Manifest)


def report_case(path: Path) -> str | None:
    """The case of a report; `None` when the file is none, or was changed."""
    return case_in(path, Made.REPORT)


def capture_case(path: Path) -> str | None:
    """The case of a capture; `None` when the file is none, or was changed."""
    source = file_source(path, Limits(archive_bytes=sys.maxsize))
    try:
        with opened(source) as archive:
            known = {info.filename: info for info in archive.infolist()}
            if not {MANIFEST, SEAL} <= set(known) or any(verify(source, archive, known)):
                return None
            raw = load(source, archive, known[MANIFEST])
    except ReadError:
        return None
    manifest = decoded(raw, Manifest)
    listed = {MANIFEST, SEAL, *(each.path for each in manifest.resources)} if manifest else set()
    return case_of(raw, Made.CAPTURE) if listed == set(known) else None


def export_cases(runs: Iterable[Path]) -> Mapping[tuple[str, str], str]:
    """The case of every file that these `run.json` promise, by name and SHA-256; a changed one has none."""
    found: dict[tuple[str, str], str] = {}
    for path in runs:
        case = case_in(path, Made.EXPORT)
        run = decoded(path.read_bytes(), Run) if case else None
        if case and run:
            found |= {(part.name, part.sha256): case for part in run.files}
            found[RUN, digest_of(path)] = case
    return found


def decoded(raw: bytes, kind: type[Kind]) -> Kind | None:
    """What a JSON document says, so far as we need it; `None` when it says something else."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def case_in(path: Path, kind: Made) -> str | None:
    """The case of a file with a mark of some kind; other files are not read further than their beginning."""
    return case_of(path.read_bytes(), kind) if made(file_source(path, Limits())) is kind else None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
