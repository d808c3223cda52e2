"""The codings in which HTTP delivers a page: chunks, gzip, deflate and Brotli."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

import brotli  # type: ignore[import-untyped]

from dateline.errors import ReadError
from dateline.io.archives.gzip_members import GZIP
from dateline.io.limits import Allowance

DEFLATED = frozenset({"gzip", "x-gzip", "deflate"})

PLAIN = frozenset({"", "identity", "none", "utf-8"})
"""Content-Encodings that change nothing; servers have said odd ones."""

STEP = 65_536
"""Bytes that are unpacked at once."""

LARGE = ReadError("The page unpacks to more than is read of one page.", advice="Give the article alone.")

SPOILT = ReadError("The page's compression is damaged.", advice="Capture it again.")


def dechunk(raw: bytes) -> tuple[bytes, bool]:
    """A chunked body in one piece, and whether it is whole; one that archives have put together stays."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = raw.find(b"\r\n", at, at + 64)
        size = chunk_size(raw[at:end]) if end >= 0 else None
        if size is None:
            return (raw, True) if at == 0 else (b"".join(parts), False)
        if size == 0:
            return b"".join(parts), True
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def chunk_size(line: bytes) -> int | None:
    """The size that a chunk's first line tells."""
    try:
        return int(line.split(b";", 1)[0].strip(), 16) if not line.lstrip().startswith((b"-", b"+")) else None
    except ValueError:
        return None


def decompress(body: bytes, coding: str, *, most: int, allowance: Allowance) -> tuple[bytes, bool]:
    """A body out of one content coding, and whether it is whole.

    One that is plain though the server says otherwise, as some archives keep it, stays as it is.
    """
    if coding in PLAIN or not body or (coding in DEFLATED | {"br"} and looks_plain(body)):
        return body, True
    if coding in DEFLATED:
        unpacker = zlib.decompressobj(wbits=wbits_of(body))
        return gather(inflated(unpacker, body), most=most, allowance=allowance), unpacker.eof
    if coding == "br":
        brotli_unpacker = brotli.Decompressor()
        return gather(
            unbrotlied(brotli_unpacker, body), most=most, allowance=allowance
        ), brotli_unpacker.is_finished()
    raise ReadError(
        f"The page is packed with {coding[:20]!r}, which is not read.",
        advice="Capture it with another tool, or save it from a browser.",
    )


def gather(parts: Iterator[bytes], *, most: int, allowance: Allowance) -> bytes:
    """What a body unpacks to; ReadError when it is too much or damaged."""
    found = bytearray()
    try:
        for part in parts:
            allowance.spend_bytes(len(part))
            found += part
            if len(found) > most:
                raise LARGE
    except (zlib.error, brotli.error) as error:
        raise SPOILT from error
    return bytes(found)


def inflated(unpacker: Any, body: bytes) -> Iterator[bytes]:
    """The parts to which gzip or deflate unpacks."""
    while part := unpacker.decompress(body, STEP):
        yield part
        body = unpacker.unconsumed_tail


def unbrotlied(unpacker: Any, body: bytes) -> Iterator[bytes]:
    """The parts to which Brotli unpacks."""
    while part := unpacker.process(body, output_buffer_limit=STEP):
        yield part
        body = b""
        if unpacker.is_finished():
            return


def wbits_of(body: bytes) -> int:
    """How zlib is to read a body: as gzip, as zlib, or as deflate without a head, which some servers send."""
    if body.startswith(GZIP):
        return 31
    return 15 if body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0 else -15


def looks_plain(body: bytes) -> bool:
    """Whether a body begins like markup."""
    return body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
