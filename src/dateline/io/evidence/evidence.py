"""The bytes of a case's pages as a WACZ file, version 1.1.1: what others need to check every fact.

Equal cases give equal bytes, so no time of making stands in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from dateline.errors import StoreError
from dateline.io.archives.gzip_members import CHUNK
from dateline.io.archives.wacz import MANIFEST, SEAL
from dateline.io.evidence.captured import CDX, IDX, IN_MEMORY, PAGES, WARC, Lists, write_records
from dateline.io.evidence.cdxj import zip_lines
from dateline.io.outputs import written
from dateline.io.owners import capture_case
from dateline.io.permits import Permit
from dateline.io.sources import Capture, Names
from dateline.model import Made
from dateline.model.marks import mark, seal

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the first that a ZIP archive can name."""

READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was written: the number of captures, the bytes of the archive and their SHA-256."""

    archive: str
    captures: int
    bytes: int
    sha256: str


def write_evidence(
    captures: Iterable[Capture],
    names: Mapping[str, Names],
    out: Path,
    permit: Permit,
    *,
    case: str,
    software: str,
) -> Evidence:
    """Write the captures of a case into a WACZ file, at once when all is done.

    `names` are known by the captures' hashes. StoreError when there are none, or the file cannot be written.
    """
    lists = Lists()
    with written(out, permit, capture_case) as file, SpooledTemporaryFile(max_size=IN_MEMORY) as warc:
        write_records(captures, names, warc, lists, software=software)  # type: ignore[arg-type]
        if not lists.pages:
            raise StoreError(
                "there are no captures to write: the case has no pages, or an older dateline made it.",
                advice="Build it again from its pages.",
            )
        with ZipFile(file, "w", ZIP_STORED) as archive:
            write_members(archive, warc, lists, case=case, software=software)  # type: ignore[arg-type]
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        return Evidence(str(out), len(lists.pages), file.tell(), digest)


def write_members(archive: ZipFile, warc: BinaryIO, lists: Lists, *, case: str, software: str) -> None:
    """All members: the records first, the hashes last."""
    warc.seek(0)
    cdx, idx = zip_lines(sorted(lists.index), filename=CDX.rpartition("/")[2])
    lists.resources += [
        write_member(archive, name, file)
        for name, file in (
            (WARC, warc),
            (CDX, BytesIO(cdx)),
            (IDX, BytesIO(idx)),
            (PAGES, BytesIO(page_lines(lists.pages))),
        )
    ]
    about = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": "Captures of a case",
        "software": software,
        "resources": lists.resources,
        "mark": mark(Made.CAPTURE, case),
    }
    manifest = seal(msgspec.json.format(msgspec.json.encode(about), indent=2))
    sealed = write_member(archive, MANIFEST, BytesIO(manifest))
    write_member(archive, SEAL, BytesIO(msgspec.json.encode({"path": MANIFEST, "hash": sealed["hash"]})))


def page_lines(pages: Sequence[Mapping[str, str]]) -> bytes:
    """The list of pages, in the order of their times and addresses."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    return b"".join(
        msgspec.json.encode(line) + b"\n"
        for line in (head, *sorted(pages, key=lambda page: (page["ts"], page["url"], page["id"])))
    )


def write_member(archive: ZipFile, name: str, file: BinaryIO) -> dict[str, str | int]:
    """Write one member; returns its entry in the manifest."""
    info = ZipInfo(name, LONG_AGO)
    info.external_attr, info.create_system = READABLE, 3
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as member:
        while part := file.read(CHUNK * 16):
            digest.update(part)
            size += member.write(part)
    return {
        "name": name.rpartition("/")[2],
        "path": name,
        "hash": f"sha256:{digest.hexdigest()}",
        "bytes": size,
    }
