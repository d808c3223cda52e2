"""Captures as the records of a WARC file, and what the lists of an archive say of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from dateline.io.archives.warc import CALLED, EPOCH
from dateline.io.evidence.cdxj import cdxj_line
from dateline.io.snapshots import utc
from dateline.io.sources import Capture, Names

IN_MEMORY = 20_000_000

WARC, CDX, IDX, PAGES = (
    "archive/data.warc.gz",
    "indexes/index.cdx.gz",
    "indexes/index.idx",
    "pages/pages.jsonl",
)


@dataclass(slots=True)
class Lists:
    """What an archive says of its records: index lines, pages, and the files with their hashes."""

    index: list[bytes] = field(default_factory=list)
    pages: list[Mapping[str, str]] = field(default_factory=list)
    resources: list[Mapping[str, str | int]] = field(default_factory=list)


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
