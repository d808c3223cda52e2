"""Archives of our own pages, made as crawlers and browsers make them."""

from __future__ import annotations

import gzip
import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from dateline.io.limits import Limits
from dateline.io.readers.readers import read_pages
from dateline.io.sources import Capture
from dateline.model import Page, Problem

SAID = (
    "The harbour of Graustark was closed on Monday, and the harbour master said that it "
    "would stay so until the storm had passed over the coast."
)


def html(title: str = "Harbour", *, said: str = SAID, head: str = "") -> bytes:
    """A small page."""
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>"
        f"<title>{title}</title>{head}</head><body><p>{said}</p></body></html>"
    ).encode()


def record(
    url: str,
    block: bytes,
    *,
    kind: str = "response",
    media_type: str = "application/http; msgtype=response",
    more: str = "",
    date: str = "2031-05-04T10:00:00Z",
) -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\n{more}"
    )
    return (
        f"{head}Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
    )


def answer(
    body: bytes, *, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """What a server says."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body


def response(
    url: str,
    body: bytes | None = None,
    *,
    media_type: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    more: str = "",
) -> bytes:
    """A record with what a server says."""
    return record(
        url, answer(html() if body is None else body, media_type=media_type, status=status, more=more)
    )


def resource(url: str, body: bytes, *, media_type: str = "text/html", more: str = "") -> bytes:
    """A record with a file."""
    return record(url, body, kind="resource", media_type=media_type, more=more)


def packed(*records: bytes) -> bytes:
    """A WARC.gz file: every record a member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def write(path: Path, content: str | bytes) -> Path:
    """A file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(*inputs: Path | str, limits: Limits | None = None) -> tuple[list[Page], list[Problem]]:
    """Pages and problems."""
    found = list(read_pages(inputs, limits=limits))
    return [each for each in found if isinstance(each, Page)], [
        each for each in found if isinstance(each, Problem)
    ]


def captures(*inputs: Path | str) -> list[Capture]:
    """The bytes that pages are read from."""
    return [each for each in read_pages(inputs) if isinstance(each, Capture)]
