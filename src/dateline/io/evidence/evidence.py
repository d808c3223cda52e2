"""The bytes of a case's pages as a WACZ file, version 1.1.1: what others need to check every fact.

Equal cases give equal bytes, so no time of making stands in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from dateline.errors import StoreError
from dateline.io.archives.gzips import CHUNK
from dateline.io.archives.wacz import MANIFEST, SEAL
from dateline.io.archives.warc import CALLED, EPOCH
from dateline.io.evidence.cdxj import cdxj_line, zip_lines
from dateline.io.marks import capture_case
from dateline.io.outputs import written
from dateline.io.permits import Permit
from dateline.io.snapshots import utc
from dateline.io.sources import Capture, Names
from dateline.model import Made
from dateline.model.marks import mark, seal

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the first that a ZIP archive can name."""

READABLE = 0o100644 << 16
IN_MEMORY = 20_000_000
WARC, CDX, IDX, PAGES = (
    "archive/data.warc.gz",
    "indexes/index.cdx.gz",
    "indexes/index.idx",
    "pages/pages.jsonl",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was written: the number of captures, the bytes of the archive and their SHA-256."""

    archive: str
    captures: int
    bytes: int
    sha256: str


@dataclass(slots=True)
class Lists:
    """What an archive says of its records: index lines, pages, and the files with their hashes."""

    index: list[bytes] = field(default_factory=list)
    pages: list[Mapping[str, str]] = field(default_factory=list)
    resources: list[Mapping[str, str | int]] = field(default_factory=list)


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


def write_records(
    captures: Iterable[Capture], names: Mapping[str, Names], file: BinaryIO, lists: Lists, *, software: str
) -> None:
    """One record a capture, and what the lists say of it."""
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    about = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    writer.write_record(
        record_of(writer, "", about, kind="warcinfo", media_type="application/warc-fields", date=EPOCH)
    )
    for capture in captures:
        known, start = names.get(capture.sha256, Names()), file.tell()
        writer.write_record(capture_record(writer, capture, known))
        lists.index.append(index_line(capture, start, file.tell()))
        lists.pages.append(page_line(capture, known))


def capture_record(writer: WARCWriter, capture: Capture, known: Names) -> Any:
    """The record of a capture, with the names that its pages have in the case."""
    kind, date = "resource", date_of(capture.retrieved)
    record = record_of(
        writer, url_of(capture), capture.content, kind=kind, media_type=capture.media_type, date=date
    )
    for ref in known.refs or ("",):
        record.rec_headers.add_header(CALLED.title(), quote(ref, safe="/:?=&,;+@"))
    return record


def index_line(capture: Capture, start: int, end: int) -> bytes:
    """What the index says of a capture whose record stands at `[start, end)` of the file."""
    about = {
        "mime": capture.media_type.partition(";")[0],
        "status": "200",
        "digest": f"sha256:{capture.sha256}",
        "length": str(end - start),
        "offset": str(start),
        "filename": WARC.rpartition("/")[2],
    }
    return cdxj_line(url_of(capture), date_of(capture.retrieved), about)


def page_line(capture: Capture, known: Names) -> Mapping[str, str]:
    """What the list of pages says of a capture."""
    url = url_of(capture)
    return {
        "id": capture.sha256[:16],
        "url": url,
        "ts": date_of(capture.retrieved),
        "title": known.title or ", ".join(known.refs) or url,
    }


def url_of(capture: Capture) -> str:
    """The address of a capture, one made of its hash where it has none."""
    return capture.url or f"urn:sha256:{capture.sha256}"


def record_of(writer: WARCWriter, url: str, content: bytes, *, kind: str, media_type: str, date: str) -> Any:
    """A record whose name, like all of it, depends on nothing but what it holds."""
    digest = hashlib.sha256(content).hexdigest()
    fields = {
        "WARC-Date": date,
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {url} {date} {digest}')}>",
        "WARC-Block-Digest": f"sha256:{digest}",
    }
    payload = {} if kind == "warcinfo" else {"WARC-Payload-Digest": f"sha256:{digest}"}
    return writer.create_warc_record(
        url,
        kind,
        payload=BytesIO(content),
        length=len(content),
        warc_content_type=media_type,
        warc_headers_dict={**fields, **payload},
    )


def date_of(moment: str | None) -> str:
    """A time in ISO 8601 as WARC files write it; that of the epoch where it is unknown."""
    try:
        return utc(datetime.fromisoformat(moment or EPOCH))
    except (ValueError, OverflowError):
        return EPOCH


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
